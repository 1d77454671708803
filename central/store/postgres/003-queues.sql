-- Queues of numbers that the machines of one site share. `change` counts per queue, in commit order. Days that are over are dropped.
create table central.queue_head (
  queue text primary key,
  change bigint not null
);
create table central.queue_number (
  queue text not null references central.queue_head (queue),
  id text not null,
  revision bigint not null check (revision > 0),
  body text not null,
  station text not null,
  change bigint not null,
  received_at timestamptz not null,
  primary key (queue, id)
);
create index queue_number_change on central.queue_number (queue, change);
