-- Finding people, telling that two registrations are of one person, and who came today in what order.

-- A merged registration is empty and points to the one that holds everything.
alter table registration add column merged_into text references registration (id);
create index registration_merged on registration (merged_into) where merged_into is not null;

-- What lists and search need of each registration in force. num rises with every change, so that the newest come first.
create table person (
  num integer primary key autoincrement,
  registration_id text not null unique references registration (id),
  words text not null,
  pinyin text not null,
  kinds text not null,
  waiting_since text not null,
  valid_until text not null,
  is_first integer not null check (is_first in (0, 1))
) strict;
create index person_valid on person (valid_until);
create index person_waiting on person (waiting_since, is_first, valid_until);

-- secure-delete: what is erased leaves no entry behind in the index (PIPL art. 47).
create virtual table person_text using fts5(tokens, detail=none, tokenize="unicode61 remove_diacritics 0");
insert into person_text (person_text, rank) values ('secure-delete', 1);

create table person_group (
  focus_group text not null,
  registration_id text not null references registration (id),
  waiting_since text not null,
  primary key (focus_group, waiting_since, registration_id)
) strict, without rowid;
create index person_group_of on person_group (registration_id);

-- HMAC-SHA256 under a key of this site (setting person-key) of a document's kind and number, or of a telephone number.
create table person_key (
  kind text not null check (kind in ('document', 'number')),
  hash text not null,
  registration_id text not null references registration (id),
  primary key (kind, hash, registration_id)
) strict, without rowid;
create index person_key_of on person_key (registration_id);

-- Two registrations that look like one person. apart: a clerk said they are two, with a word; it is not asked again.
create table likely_double (
  a text not null references registration (id),
  b text not null references registration (id),
  why text not null check (why in ('document', 'number-name', 'number-slip', 'name-slip')),
  state text not null default 'open' check (state in ('open', 'apart')),
  found_at text not null,
  word text,
  staff_id text references staff (id),
  decided_at text,
  primary key (a, b),
  check (a < b),
  check ((state = 'apart') = (word is not null))
) strict, without rowid;
create index likely_double_b on likely_double (b);
create index likely_double_open on likely_double (found_at) where state = 'open';

-- Who came today, in the order of coming.
create table sign_in (
  day text not null,
  number integer not null check (number > 0),
  registration_id text not null references registration (id),
  at text not null,
  is_by_code integer not null check (is_by_code in (0, 1)),
  staff_id text not null references staff (id),
  left_at text,
  primary key (day, number),
  unique (day, registration_id)
) strict;
create index sign_in_registration on sign_in (registration_id);

-- Every order that was made of a day's list, as numbers of sign_in. It can only grow; the newest counts.
create table day_order (
  seq integer primary key autoincrement,
  day text not null,
  kind text not null check (kind in ('first-come', 'longest-waiting', 'lot', 'by-hand')),
  numbers text not null check (json_valid(numbers)),
  at text not null,
  staff_id text not null references staff (id)
) strict;
create index day_order_day on day_order (day, seq);
create trigger day_order_no_update before update on day_order begin select raise(abort, 'orders are never changed'); end;

-- The clerk's word to an order made by hand; it may tell of the person moved, and is erased with the registration.
create table day_order_word (
  order_seq integer primary key references day_order (seq) on delete cascade,
  registration_id text not null references registration (id),
  word text not null check (word <> '')
) strict;
create index day_order_word_of on day_order_word (registration_id);

-- A draw by lot (db/model/lot.ts): list and commitment stand before the draw; what was drawn is never changed.
create table lot_draw (
  seq integer primary key autoincrement,
  day text not null,
  numbers text not null check (json_valid(numbers)),
  seed text not null check (length(seed) = 64),
  commitment text not null check (length(commitment) = 64),
  committed_at text not null,
  committed_by text not null references staff (id),
  said text,
  result text check (result is null or json_valid(result)),
  drawn_at text,
  drawn_by text references staff (id),
  check ((drawn_at is null) = (result is null) and (drawn_at is null) = (said is null))
) strict;
create index lot_draw_day on lot_draw (day, seq);
create trigger lot_draw_once before update on lot_draw when old.drawn_at is not null or new.seed <> old.seed
  or new.numbers <> old.numbers or new.commitment <> old.commitment
begin select raise(abort, 'a draw is never changed'); end;
