-- Several machines of one site share one queue through the centre. station: which other machine gave a number; null: this one. Each
-- machine counts by itself under its own letter. revision rises with every change; sent_revision is what the centre knows.
-- called_here: a desk of this machine called it last. SQLite cannot drop a unique constraint: the table is made again with its rows.
create table queue_number_shared (
  id text primary key,
  day text not null,
  number integer not null check (number > 0),
  prefix text,
  station text,
  state text not null default 'waiting' check (state in ('waiting', 'called', 'served', 'missed')),
  source text not null check (source in ('touch', 'desk')),
  desk integer,
  calls integer not null default 0,
  taken_at text not null,
  called_at text,
  clerk_id text references staff (id),
  revision integer not null default 1 check (revision > 0),
  sent_revision integer not null default 0,
  called_here integer not null default 0 check (called_here in (0, 1))
) strict;
insert into queue_number_shared (id, day, number, state, source, desk, calls, taken_at, called_at, clerk_id, sent_revision, called_here)
  select id, day, number, state, source, desk, calls, taken_at, called_at, clerk_id, 1, calls > 0 from queue_number;
drop table queue_number;
alter table queue_number_shared rename to queue_number;
create index queue_number_state on queue_number (day, state, taken_at);
create unique index queue_number_own on queue_number (day, number) where station is null;
create index queue_number_unsent on queue_number (day) where revision > sent_revision;
