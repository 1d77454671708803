-- Telephone calls the clerk means to make (待打电话), and what came of each.

-- One row a person and posting, so that nobody is called twice for one. `interest`: a number left at the touch screen; `fits`: the
-- machine found the person for a new posting; `clerk`: a clerk put it in. posting_id is null where a person is called about no posting.
-- state: done: nothing more to call about; refused: never again for this posting; gone: the posting ended before anybody called.
-- missed: how often in a row nobody answered.
create table call_task (
  id text primary key,
  reason text not null check (reason in ('interest', 'fits', 'clerk')),
  posting_id text,
  posting_title text,
  registration_id text references registration (id),
  interest_id text unique references interest (id),
  score integer check (score between 0 and 100),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'gone')),
  due_at text not null,
  missed integer not null default 0 check (missed >= 0),
  created_at text not null,
  updated_at text not null,
  unique (posting_id, registration_id),
  check (registration_id is not null or interest_id is not null)
) strict;
create index call_task_due on call_task (due_at) where state = 'waiting';
create index call_task_registration on call_task (registration_id);

-- Every call that was made. It can only grow. id is made by the page, so that a call sent twice counts once.
create table call_attempt (
  seq integer primary key autoincrement,
  id text not null unique,
  task_id text not null references call_task (id),
  at text not null,
  staff_id text not null references staff (id),
  outcome text not null check (outcome in ('reached', 'not-reached', 'interested', 'refused')),
  due_at text
) strict;
create index call_attempt_task on call_attempt (task_id, seq);
create index call_attempt_at on call_attempt (at);
create trigger call_attempt_no_update before update on call_attempt begin select raise(abort, 'calls are never changed'); end;
create trigger call_attempt_no_delete before delete on call_attempt begin select raise(abort, 'calls are never removed'); end;

-- The clerk's words to a call. They may tell of a person, so they can be erased with the registration; the call stays.
create table call_note (
  attempt_seq integer primary key references call_attempt (seq),
  text text not null
) strict;
create trigger call_note_no_update before update on call_note begin select raise(abort, 'call notes are never changed'); end;

-- For which postings people were looked for already.
create table call_scan (
  posting_id text primary key,
  at text not null
) strict;

-- Numbers left before there was a queue.
insert into call_task (id, reason, posting_id, posting_title, interest_id, due_at, created_at, updated_at)
  select id, 'interest', posting_id, posting_title, id, created_at, created_at, created_at
  from interest where contact_number is not null;
