-- The text index anew: streets and cells of the map are tokens in it (db/model/nearness.ts), so that the nearest of 300,000 are read
-- from it as the newest are. The host indexes what is stored again while it runs.
drop table posting_text;
create virtual table posting_text using fts5(
  tokens, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0"
);
insert or ignore into posting_unindexed select num from posting;

-- Kinds are counted as well as their groups, without visiting rows.
drop index posting_group;
create index posting_group on posting (kind_group, kind, valid_until, remaining) where state = 'published';
