-- The register of employers, what of a posting is still open, urgent orders that wait for the head of station, the clerks' words
-- on phrases that were found, and how columns of imported sheets were read.

-- licence_due_on: six months after the licence was seen; then it must be seen again. words, syllables, initials: for finding by typing.
create table employer (
  id text primary key,
  name text not null,
  credit_code text unique,
  contact_name text not null,
  contact_phone text not null,
  notes text not null,
  licence_seen_on text,
  licence_due_on text,
  licence_seen_by text references staff (id),
  words text not null,
  syllables text not null,
  initials text not null,
  created_at text not null,
  updated_at text not null,
  clerk_id text not null references staff (id),
  check ((licence_seen_on is null) = (licence_due_on is null)),
  check ((licence_seen_on is null) = (licence_seen_by is null))
) strict;
create index employer_name on employer (name);
create index employer_due on employer (licence_due_on);

-- remaining: how many are still wanted; 0 is 满员. urgent_state: an urgent order of a clerk is an ordinary posting until the head of
-- station approves it. import_key: a hash of an imported row, so that the same sheet twice is one.
alter table own_posting add column remaining integer check (remaining is null or remaining between 0 and 10000);
alter table own_posting add column employer_id text references employer (id);
alter table own_posting add column urgent_state text check (urgent_state is null or urgent_state in ('waiting', 'approved', 'refused'));
alter table own_posting add column urgent_word text;
alter table own_posting add column urgent_by text references staff (id);
alter table own_posting add column import_key text;
create index own_posting_state on own_posting (state, valid_until);
create index own_posting_urgent on own_posting (urgent_until) where urgent_state = 'waiting';
create index own_posting_import on own_posting (import_key) where import_key is not null;
update own_posting set urgent_state = 'approved' where urgent_until is not null;
update own_posting set remaining = json_extract(form, '$.headcount') where json_type(form, '$.headcount') = 'integer';

-- Why a clerk published although a phrase was found. It can only grow.
create table posting_review (
  seq integer primary key autoincrement,
  posting_id text not null,
  revision integer not null,
  at text not null,
  staff_id text not null references staff (id),
  codes text not null check (json_valid(codes)),
  word text not null check (word <> '')
) strict;
create index posting_review_posting on posting_review (posting_id);
create trigger posting_review_no_update before update on posting_review begin select raise(abort, 'reviews are never changed'); end;
create trigger posting_review_no_delete before delete on posting_review begin select raise(abort, 'reviews are never removed'); end;

-- What the columns of a sheet mean, by its header, as a clerk said it last.
create table import_mapping (
  header text primary key,
  mapping text not null check (json_valid(mapping)),
  used_at text not null
) strict;
