-- Telephone numbers left for one posting, reports of postings that are false or ask for money, registrations withdrawn at the
-- touch screen; and an outbox that takes reports.

-- A number left for one posting (我有意向). After its term or its withdrawal the content is gone and the row stays as a tombstone.
-- posting_title as it stood: the posting may be gone when the clerk rings up.
create table interest (
  id text primary key,
  revision integer not null check (revision > 0),
  posting_id text not null,
  posting_title text not null,
  contact_kind text not null check (contact_kind in ('mobile', 'landline')),
  contact_number text,
  receipt text not null unique,
  notice_version text not null,
  consent_means text not null check (consent_means in ('touch', 'paper', 'spoken')),
  consented_at text not null,
  day text not null,
  created_at text not null,
  valid_until text not null,
  withdrawn_at text
) strict;
create index interest_posting on interest (posting_id);
create index interest_day on interest (day desc, created_at desc);

-- Reports of postings. They name no person and hold no free text.
create table posting_report (
  id text primary key,
  posting_id text not null,
  posting_title text not null,
  reasons text not null check (json_valid(reasons)),
  day text not null,
  created_at text not null
) strict;
create index posting_report_posting on posting_report (posting_id);

-- Withdrawn is not the same as ended: who asks by code is told which.
alter table registration add column withdrawn_at text;

-- SQLite cannot change a check: the table is made again with its rows, their numbers, and the number that comes next.
create table outbox_with_reports (
  seq integer primary key autoincrement,
  kind text not null check (kind in ('registration', 'posting', 'interest', 'report')),
  id text not null,
  revision integer not null check (revision > 0),
  op text not null check (op in ('put', 'delete')),
  body text check (body is null or json_valid(body)),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
  batch integer,
  refusal text,
  queued_at text not null,
  settled_at text,
  unique (kind, id, revision, op)
) strict;
insert into outbox_with_reports (seq, kind, id, revision, op, body, state, batch, refusal, queued_at, settled_at)
  select seq, kind, id, revision, op, body, state, batch, refusal, queued_at, settled_at from outbox order by seq;
delete from sqlite_sequence where name = 'outbox_with_reports';
insert into sqlite_sequence (name, seq) select 'outbox_with_reports', seq from sqlite_sequence where name = 'outbox';
drop table outbox;
alter table outbox_with_reports rename to outbox;
create index outbox_waiting on outbox (seq) where state = 'waiting';
create index outbox_id on outbox (kind, id);
