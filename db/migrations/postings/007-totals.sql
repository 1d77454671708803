-- How many postings of each kind are published with places left, by the day (UTC) on which they end: what is live now is the sum of
-- the days to come and a look at today's (db/kind-totals.ts). No kind or group is ''. Kept by triggers, so that no way of writing
-- postings is forgotten.
create table posting_total (
  kind_group text not null,
  kind text not null,
  day text not null,
  total integer not null,
  primary key (kind_group, kind, day)
) strict, without rowid;

insert into posting_total (kind_group, kind, day, total)
  select ifnull(kind_group, ''), ifnull(kind, ''), substr(valid_until, 1, 10), count(*)
  from posting indexed by posting_group
  where state = 'published' and (remaining is null or remaining > 0)
  group by 1, 2, 3;

create trigger posting_total_inserted after insert on posting
  when new.state = 'published' and (new.remaining is null or new.remaining > 0) begin
  insert into posting_total (kind_group, kind, day, total)
    values (ifnull(new.kind_group, ''), ifnull(new.kind, ''), substr(new.valid_until, 1, 10), 1)
    on conflict do update set total = total + 1;
end;
create trigger posting_total_deleted after delete on posting
  when old.state = 'published' and (old.remaining is null or old.remaining > 0) begin
  update posting_total set total = total - 1
    where kind_group = ifnull(old.kind_group, '') and kind = ifnull(old.kind, '') and day = substr(old.valid_until, 1, 10);
end;
create trigger posting_total_updated after update of kind_group, kind, state, remaining, valid_until on posting begin
  update posting_total set total = total - 1
    where kind_group = ifnull(old.kind_group, '') and kind = ifnull(old.kind, '') and day = substr(old.valid_until, 1, 10)
    and old.state = 'published' and (old.remaining is null or old.remaining > 0);
  insert into posting_total (kind_group, kind, day, total)
    select ifnull(new.kind_group, ''), ifnull(new.kind, ''), substr(new.valid_until, 1, 10), 1
    where new.state = 'published' and (new.remaining is null or new.remaining > 0)
    on conflict do update set total = total + 1;
end;
create trigger posting_total_none after update of total on posting_total when new.total = 0 begin
  delete from posting_total where kind_group = new.kind_group and kind = new.kind and day = new.day;
end;

-- Pay is in the text index now (db/search-pay.ts). What is stored stays in it as it was; the host puts it in anew while it runs.
insert or ignore into posting_unindexed select num from posting;
