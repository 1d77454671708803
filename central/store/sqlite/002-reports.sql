-- Reports of postings are records as well. SQLite cannot change a check: the table is made again with its rows.
create table record_with_reports (
  kind text not null check (kind in ('registrations', 'postings', 'interests', 'reports')),
  id text not null,
  revision integer not null check (revision > 0),
  op text not null check (op in ('put', 'delete')),
  body text,
  -- Postings made at a desk wait for the centre's review before a feed carries them.
  review text check (review in ('waiting', 'approved', 'refused')),
  station text not null,
  received_at text not null,
  primary key (kind, id),
  check ((op = 'put') = (body is not null))
) strict;
insert into record_with_reports (kind, id, revision, op, body, review, station, received_at)
  select kind, id, revision, op, body, review, station, received_at from record;
drop table record;
alter table record_with_reports rename to record;
create index record_review on record (review, received_at) where review = 'waiting';
