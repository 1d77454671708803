-- postings.db: a copy of the feeds. Everything here can be pulled again from the centre (own postings: from site.db).

-- How far each lane of each feed has been read, and from which server. The cursor moves in the same transaction as its rows.
create table feed_cursor (
  feed text not null,
  lane text not null check (lane in ('all', 'urgent')),
  server text not null,
  cursor text not null,
  checked_at text not null,
  primary key (feed, lane)
) strict;

-- The sum over (id, revision) of the rows not deleted, to be compared with the centre's (central/protocol/checksum.ts).
create table feed_checksum (
  feed text primary key,
  value text not null
) strict;

-- num is what the text index and short codes refer to; it is never reused for another id.
create table posting (
  num integer primary key autoincrement,
  id text not null unique,
  feed text not null,
  revision integer not null check (revision >= 0),
  body text not null check (json_valid(body)),
  kind text,
  kind_group text,
  division text,
  state text not null,
  remaining integer,
  published_at text not null,
  valid_until text not null,
  urgent_until text,
  pay_hour integer,
  is_home integer not null check (is_home in (0, 1)),
  is_beginner integer not null check (is_beginner in (0, 1)),
  is_demonstration integer not null check (is_demonstration in (0, 1)),
  tags text not null,
  words text not null,
  pinyin text not null,
  initials text not null
) strict;

create index posting_newest on posting (published_at desc, num desc) where state = 'published';
create index posting_group on posting (kind_group, published_at desc) where state = 'published';
create index posting_urgent on posting (urgent_until) where urgent_until is not null;
create index posting_ending on posting (valid_until) where state = 'published';
create index posting_feed on posting (feed, revision);

-- What was removed, so that a lagging lane never brings it back. Pruned after 30 days, as the centre's tombstones are.
create table tombstone (
  id text primary key,
  feed text not null,
  revision integer not null,
  removed_at text not null
) strict;

-- Rows of a feed that could not be read: kept with the reason for whoever has to find out; replaced by the next revision.
create table set_aside (
  id text primary key,
  feed text not null,
  revision integer not null,
  reason text not null,
  at text not null
) strict;

-- A snapshot on its way in: filled in several transactions, published in one (db/incoming.ts).
create table incoming (
  feed text not null,
  id text not null,
  revision integer not null,
  kind text not null,
  body text not null,
  primary key (feed, id)
) strict, without rowid;

-- Characters, pairs of characters, syllables and initials made at write time (db/search-tokens.ts). detail=none keeps it small:
-- hits are checked again with instr on words, pinyin and initials.
create virtual table posting_text using fts5(
  tokens, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0"
);
