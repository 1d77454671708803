-- How often each posting stood on the board, a market day a row: for fairness, employers and reports.
create table exposure (
  day text not null,
  posting_id text not null,
  shown integer not null check (shown > 0),
  last_at text not null,
  primary key (day, posting_id)
) strict, without rowid;
create index exposure_posting on exposure (posting_id);

-- Numbers for the desks (叫号). They begin at 1 on every market day and name nobody.
create table queue_number (
  id text primary key,
  day text not null,
  number integer not null check (number > 0),
  state text not null default 'waiting' check (state in ('waiting', 'called', 'served', 'missed')),
  source text not null check (source in ('touch', 'desk')),
  desk integer,
  calls integer not null default 0,
  taken_at text not null,
  called_at text,
  clerk_id text references staff (id),
  unique (day, number)
) strict;
create index queue_number_state on queue_number (day, state, number);

-- Notices and emergencies written at this desk; shown on this site's own screens.
create table own_notice (
  id text primary key,
  body text not null check (json_valid(body)),
  state text not null check (state in ('published', 'withdrawn')),
  valid_until text not null,
  updated_at text not null,
  clerk_id text not null references staff (id)
) strict;
