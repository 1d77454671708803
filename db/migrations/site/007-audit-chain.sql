-- The audit log is chained: each row holds the hash of everything up to and including it (db/audit-chain.ts). Rows written before this
-- keep an empty hash; the first chained row stands for all of them.
alter table audit add column hash text check (hash is null or length(hash) = 64);
create trigger audit_chained before insert on audit when new.hash is null begin
  select raise(abort, 'audit rows are chained');
end;
create index audit_subject on audit (subject) where subject is not null;
create index audit_at on audit (at);
