-- What feeds hold beside postings: notices and the directory of sites. body is the value as JSON (db/model/notice.ts, market-site.ts).
create table feed_item (
  id text primary key,
  feed text not null,
  revision integer not null check (revision >= 0),
  kind text not null check (kind in ('notice', 'site')),
  body text not null check (json_valid(body)),
  valid_until text
) strict;
create index feed_item_kind on feed_item (kind, valid_until);

-- Notices and sites that an older version put aside are read again: a sum that cannot be right makes sync take the whole feed.
update feed_checksum set value = '' where feed in (select feed from set_aside where reason in ('kind-notice', 'kind-site'));

-- Whatever is counted of live postings is in it, so that counting 300,000 does not visit their rows.
drop index posting_ending;
create index posting_ending on posting (valid_until, urgent_until, remaining) where state = 'published';

-- The board's half of places that is chosen looks at the newest near the site.
create index posting_near on posting (division, published_at desc, num desc) where state = 'published';
