-- Feeds, and what stations send. Times are ISO UTC text; revisions are counted per feed, in commit order.

create table meta (
  key text primary key,
  value text not null
) strict, without rowid;

create table feed_head (
  feed text primary key,
  revision integer not null,
  urgent_revision integer not null,
  horizon integer not null,
  checksum text not null check (length(checksum) = 16)
) strict, without rowid;

create table feed_row (
  feed text not null references feed_head (feed),
  id text not null,
  revision integer not null check (revision > 0),
  op text not null check (op in ('put', 'delete')),
  kind text not null,
  is_urgent integer not null check (is_urgent in (0, 1)),
  hash text not null,
  body text,
  valid_until text,
  changed_at text not null,
  primary key (feed, id),
  check ((op = 'put') = (body is not null))
) strict;
create unique index feed_row_revision on feed_row (feed, revision);
create index feed_row_urgent on feed_row (feed, revision) where is_urgent = 1;
create index feed_row_tombstone on feed_row (changed_at) where op = 'delete';
create index feed_row_expiry on feed_row (valid_until) where op = 'put' and valid_until is not null;

create table station (
  id text primary key,
  installation integer not null check (installation > 0),
  sequence integer not null check (sequence >= 0),
  renumbered_sequence integer,
  renumbered_digest text,
  seen_at text not null
) strict, without rowid;

create table batch_answer (
  station text not null references station (id),
  installation integer not null,
  sequence integer not null,
  digest text not null,
  answer text not null,
  answered_at text not null,
  primary key (station, installation, sequence)
) strict, without rowid;

-- The latest revision of each record; a tombstone keeps the id and nothing of the person.
create table record (
  kind text not null check (kind in ('registrations', 'postings', 'interests')),
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
create index record_review on record (review, received_at) where review = 'waiting';

create table record_revision (
  kind text not null,
  id text not null,
  revision integer not null,
  hash text not null,
  primary key (kind, id, revision)
) strict, without rowid;
