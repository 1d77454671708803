-- Reports of postings are records as well.
alter table central.record drop constraint record_kind_check;
alter table central.record add constraint record_kind_check
  check (kind in ('registrations', 'postings', 'interests', 'reports'));
