-- site.db: what only this site knows. To be ciphered; never re-created.

create table setting (
  name text primary key,
  value text not null
) strict;

create table staff (
  id text primary key,
  name text not null,
  role text not null check (role in ('head', 'clerk')),
  pin_hash text not null,
  is_active integer not null default 1 check (is_active in (0, 1)),
  failed_attempts integer not null default 0,
  locked_until text,
  created_at text not null
) strict;

-- The newest revision of each registration; body is the whole registration as JSON (db/model/registration.ts).
-- After withdrawal the body is null and the row stays as a tombstone.
create table registration (
  id text primary key,
  revision integer not null check (revision > 0),
  body text check (body is null or json_valid(body)),
  receipt text not null unique,
  day text not null,
  source text not null,
  contact_number text not null,
  document_number text,
  created_at text not null,
  updated_at text not null,
  valid_until text not null,
  clerk_id text references staff (id)
) strict;
create index registration_day on registration (day desc, created_at desc);
create index registration_contact on registration (contact_number) where contact_number <> '';

create table registration_revision (
  id text not null references registration (id),
  revision integer not null,
  digest text not null,
  at text not null,
  clerk_id text references staff (id),
  primary key (id, revision)
) strict;

-- One row a purpose and decision: who agreed to what, when, by which means, to which version of the notice.
create table consent (
  seq integer primary key autoincrement,
  registration_id text not null references registration (id),
  purpose text not null check (purpose in ('registration', 'employer', 'messages', 'upload')),
  is_granted integer not null check (is_granted in (0, 1)),
  notice_version text not null,
  means text not null check (means in ('touch', 'paper', 'spoken')),
  clerk_id text references staff (id),
  at text not null
) strict;
create index consent_registration on consent (registration_id);

create table draft (
  staff_id text not null references staff (id),
  form text not null check (form in ('registration', 'posting')),
  body text not null check (json_valid(body)),
  saved_at text not null,
  primary key (staff_id, form)
) strict;

-- What is to be sent to the centre, in order. A batch, once sent, is sent again with the same rows until it is answered.
create table outbox (
  seq integer primary key autoincrement,
  kind text not null check (kind in ('registration', 'posting', 'interest')),
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
create index outbox_waiting on outbox (seq) where state = 'waiting';
create index outbox_id on outbox (kind, id);

-- Needs registered at this desk. Mirrored into postings.db for search and show, from here, whenever that file is new.
create table own_posting (
  id text primary key,
  revision integer not null check (revision > 0),
  form text not null check (json_valid(form)),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  valid_until text not null,
  urgent_until text,
  published_at text,
  updated_at text not null,
  clerk_id text not null references staff (id)
) strict;

-- Short codes people type and say: unique among live postings, stable for a posting's life.
create table short_code (
  code text primary key,
  posting_id text not null unique,
  given_at text not null
) strict;

-- Who did or looked at what. It can only grow.
create table audit (
  seq integer primary key autoincrement,
  at text not null,
  staff_id text,
  action text not null,
  subject text,
  details text check (details is null or json_valid(details))
) strict;
create trigger audit_no_update before update on audit begin select raise(abort, 'audit rows are never changed'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit rows are never removed'); end;
