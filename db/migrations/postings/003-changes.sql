-- What changed in posting, in order, for the index in memory that matches people and postings (db/match/). Only the newest 50,000
-- changes are kept: who is further behind reads all rows again.
create table posting_change (
  seq integer primary key autoincrement,
  id text not null
) strict;

create trigger posting_inserted after insert on posting begin
  insert into posting_change (id) values (new.id);
  delete from posting_change where seq <= last_insert_rowid() - 50000;
end;
-- A new revision of the same content (a snapshot over an older history) is no change.
create trigger posting_updated after update of body, state, remaining, valid_until on posting begin
  insert into posting_change (id) values (new.id);
  delete from posting_change where seq <= last_insert_rowid() - 50000;
end;
create trigger posting_deleted after delete on posting begin
  insert into posting_change (id) values (old.id);
  delete from posting_change where seq <= last_insert_rowid() - 50000;
end;
