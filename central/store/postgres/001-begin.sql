-- Feeds, and what stations send. Revisions are counted per feed, in commit order.

create table central.meta (
  key text primary key,
  value text not null
);

create table central.feed_head (
  feed text primary key,
  revision bigint not null,
  urgent_revision bigint not null,
  horizon bigint not null,
  checksum text not null check (length(checksum) = 16)
);

create table central.feed_row (
  feed text not null references central.feed_head (feed),
  id text not null,
  revision bigint not null check (revision > 0),
  op text not null check (op in ('put', 'delete')),
  kind text not null,
  is_urgent boolean not null,
  hash text not null,
  body text,
  valid_until timestamptz,
  changed_at timestamptz not null,
  primary key (feed, id),
  check ((op = 'put') = (body is not null))
);
create unique index feed_row_revision on central.feed_row (feed, revision);
create index feed_row_urgent on central.feed_row (feed, revision) where is_urgent;
create index feed_row_tombstone on central.feed_row (changed_at) where op = 'delete';
create index feed_row_expiry on central.feed_row (valid_until) where op = 'put' and valid_until is not null;

create table central.station (
  id text primary key,
  installation bigint not null check (installation > 0),
  sequence bigint not null check (sequence >= 0),
  renumbered_sequence bigint,
  renumbered_digest text,
  seen_at timestamptz not null
);

create table central.batch_answer (
  station text not null references central.station (id),
  installation bigint not null,
  sequence bigint not null,
  digest text not null,
  answer text not null,
  answered_at timestamptz not null,
  primary key (station, installation, sequence)
);

-- The latest revision of each record; a tombstone keeps the id and nothing of the person.
create table central.record (
  kind text not null check (kind in ('registrations', 'postings', 'interests')),
  id text not null,
  revision bigint not null check (revision > 0),
  op text not null check (op in ('put', 'delete')),
  body text,
  -- Postings made at a desk wait for the centre's review before a feed carries them.
  review text check (review in ('waiting', 'approved', 'refused')),
  station text not null,
  received_at timestamptz not null,
  primary key (kind, id),
  check ((op = 'put') = (body is not null))
);
create index record_review on central.record (review, received_at) where review = 'waiting';

create table central.record_revision (
  kind text not null,
  id text not null,
  revision bigint not null,
  hash text not null,
  primary key (kind, id, revision)
);
