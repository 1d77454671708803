-- Queues of numbers that the machines of one site share. `change` counts per queue, in commit order. Days that are over are dropped.
create table queue_head (
  queue text primary key,
  change integer not null
) strict, without rowid;
create table queue_number (
  queue text not null references queue_head (queue),
  id text not null,
  revision integer not null check (revision > 0),
  body text not null,
  station text not null,
  change integer not null,
  received_at text not null,
  primary key (queue, id)
) strict, without rowid;
create index queue_number_change on queue_number (queue, change);
