-- The text index anew (db/text-rows.ts): its rows are numbered by the hour of publication, so that it gives the newest first without
-- visiting all that fit; filters are tokens in it as well; pairs of syllables no longer run into each other.
drop table posting_text;
create virtual table posting_text using fts5(
  tokens, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0"
);

-- Postings stored before: the host indexes them again while it runs.
create table posting_unindexed (num integer primary key) strict;
insert into posting_unindexed select num from posting;

-- Initials are the first letters of `pinyin`, which now keeps its syllables apart (` dian gong| sha ping ba`).
alter table posting drop column initials;

-- Lists of a group come from the text index; this one counts groups without visiting 300,000 rows.
drop index posting_group;
create index posting_group on posting (kind_group, valid_until, remaining) where state = 'published';
-- The best paid first, where so many fit that sorting them would take longer than going through these.
create index posting_pay on posting (pay_hour desc, published_at desc, num desc) where state = 'published';
-- Whether what the text index gives is live, and its order: without it, counting a thousand reads a thousand whole rows.
create index posting_brief on posting (num, valid_until, remaining, urgent_until, published_at, pay_hour) where state = 'published';
