-- What reports count of a registration, kept after its content was erased: the market's day, kinds, age band, groups, source. Nothing
-- here names anybody. Written by triggers, so that no way of registering is forgotten.
create table registration_fact (
  registration_id text primary key references registration (id),
  day text not null,
  source text not null,
  kinds text not null check (json_valid(kinds)),
  groups text not null check (json_valid(groups)),
  age_band text check (age_band in ('16-24', '25-34', '35-44', '45-54', '55-59', '60+'))
) strict;
create index registration_fact_day on registration_fact (day);

create view registration_countable (registration_id, day, source, kinds, groups, age) as
  select id, day, source, coalesce(json_extract(body, '$.kinds'), '[]'),
    (select coalesce(json_group_array(json_extract(value, '$.group')), '[]') from json_each(body, '$.focus')),
    cast(substr(day, 1, 4) as integer) - cast(substr(json_extract(body, '$.birthDate'), 1, 4) as integer)
      - (substr(day, 6) < substr(json_extract(body, '$.birthDate'), 6))
  from registration where body is not null;
create view registration_counted (registration_id, day, source, kinds, groups, age_band) as
  select registration_id, day, source, kinds, groups, case when age is null then null when age < 25 then '16-24'
    when age < 35 then '25-34' when age < 45 then '35-44' when age < 55 then '45-54' when age < 60 then '55-59' else '60+' end
  from registration_countable;

insert into registration_fact select * from registration_counted;
insert into registration_fact select id, day, source, '[]', '[]', null from registration where body is null;

create trigger registration_fact_inserted after insert on registration when new.body is not null begin
  insert into registration_fact select * from registration_counted where registration_id = new.id;
end;
create trigger registration_fact_updated after update of body on registration when new.body is not null begin
  insert or replace into registration_fact select * from registration_counted where registration_id = new.id;
end;

create index registration_revision_at on registration_revision (at);
create index own_posting_published on own_posting (published_at) where published_at is not null;
