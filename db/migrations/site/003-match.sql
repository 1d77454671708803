-- Matches of a person (by registration) and a posting, how they went, and how the clerk overruled the machine.

-- One row a pair. posting_id names a row of postings.db, which may be gone by then: what reports and ledgers need of it stays here.
-- bias is the clerk's points for the order; state is null while a pair is only excluded or moved and nobody was recommended.
create table match (
  id text primary key,
  posting_id text not null,
  registration_id text not null references registration (id),
  posting_title text not null,
  posting_kind text,
  posting_employer text,
  state text check (state in ('recommended', 'contacted', 'talking', 'agreed', 'failed', 'started', 'absent', 'finished', 'paid', 'unpaid')),
  is_excluded integer not null default 0 check (is_excluded in (0, 1)),
  is_added integer not null default 0 check (is_added in (0, 1)),
  bias integer not null default 0 check (bias between -100 and 100),
  score integer check (score between 0 and 100),
  created_at text not null,
  updated_at text not null,
  unique (posting_id, registration_id),
  check (not (is_excluded = 1 and is_added = 1))
) strict;
create index match_registration on match (registration_id);
create index match_state on match (state, updated_at) where state is not null;

-- Everything that happened to a match. It can only grow; a slip is put right by a further step.
-- talk ties the steps of one conversation together: one to one, or one employer and several people.
create table match_event (
  seq integer primary key autoincrement,
  match_id text not null references match (id),
  at text not null,
  staff_id text not null references staff (id),
  action text not null check (action in ('step', 'undo', 'move', 'exclude', 'include', 'add')),
  from_state text,
  to_state text,
  bias integer,
  reason text,
  talk text,
  check ((action in ('step', 'undo')) = (to_state is not null or from_state is not null))
) strict;
create index match_event_match on match_event (match_id, seq);
create index match_event_at on match_event (at);
create index match_event_talk on match_event (talk) where talk is not null;
create trigger match_event_no_update before update on match_event begin select raise(abort, 'match events are never changed'); end;
create trigger match_event_no_delete before delete on match_event begin select raise(abort, 'match events are never removed'); end;

-- The clerk's words to an event. They may tell of a person, so they can be erased with the registration; the event stays.
create table match_note (
  event_seq integer primary key references match_event (seq),
  text text not null
) strict;
create trigger match_note_no_update before update on match_note begin select raise(abort, 'match notes are never changed'); end;

-- What changed in registration, in order, for the index in memory (as posting_change in postings.db).
create table registration_change (
  seq integer primary key autoincrement,
  id text not null
) strict;
create trigger registration_inserted after insert on registration begin
  insert into registration_change (id) values (new.id);
  delete from registration_change where seq <= last_insert_rowid() - 50000;
end;
create trigger registration_updated after update of body, valid_until on registration begin
  insert into registration_change (id) values (new.id);
  delete from registration_change where seq <= last_insert_rowid() - 50000;
end;
create trigger registration_deleted after delete on registration begin
  insert into registration_change (id) values (old.id);
  delete from registration_change where seq <= last_insert_rowid() - 50000;
end;
