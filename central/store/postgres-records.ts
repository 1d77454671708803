// Statements about stations, their batches and records, on PostgreSQL.
import type pg from 'pg'
import type { BatchAnswer } from '../protocol/batch.ts'
import { keptAnswers } from '../protocol/limits.ts'
import { fenceBatch, judgeItems, revisionKey, type StationState } from './batch-rules.ts'
import { type Client, transact } from './postgres-pool.ts'
import { idsOf } from './sqlite-records.ts'
import type { BatchOutcome, BatchToApply } from './store.ts'

type StationRow = { installation: string; sequence: string; renumbered_sequence: string | null; digest: string | null }

/** Two stations may send the same new id at once: the second then meets a unique index and looks again. */
const uniqueViolation = '23505'

/** Applies one batch in one transaction. */
export function applyBatch(pool: pg.Pool, batch: BatchToApply): Promise<BatchOutcome> {
  return transact(pool, client => apply(client, batch), 'begin', [uniqueViolation])
}

async function apply(client: Client, batch: BatchToApply): Promise<BatchOutcome> {
  const { station, installation, sequence, digest } = batch
  const known = await lockStation(client, batch)
  const kept = await client.query<{ digest: string; answer: string }>(
    'select digest, answer from central.batch_answer where station = $1 and installation = $2 and sequence = $3',
    [station, installation, sequence],
  )
  switch (fenceBatch(known, kept.rows[0]?.digest, batch)) {
    case 'cloned':
      return { outcome: 'cloned' }
    case 'renumbered-before':
      return { outcome: 'renumber', installation: installation + 1 }
    case 'same':
      return { outcome: 'answer', answer: JSON.parse(kept.rows[0]?.answer ?? '') as BatchAnswer }
    case 'renumber':
      await client.query(
        `update central.station set installation = $2, sequence = 0, renumbered_sequence = $3, renumbered_digest = $4,
           seen_at = $5 where id = $1`,
        [station, installation + 1, sequence, digest, batch.now],
      )
      return { outcome: 'renumber', installation: installation + 1 }
    case 'new':
      return { outcome: 'answer', answer: await applyItems(client, batch) }
  }
}

/** The station's row, locked; undefined for a station that was never seen (its row is made, with sequence 0). */
async function lockStation(client: Client, batch: BatchToApply): Promise<StationState | undefined> {
  const inserted = await client.query(
    `insert into central.station (id, installation, sequence, seen_at) values ($1, $2, 0, $3) on conflict do nothing`,
    [batch.station, batch.installation, batch.now],
  )
  if (inserted.rowCount === 1) return undefined
  const { rows } = await client.query<StationRow>(
    `select installation, sequence, renumbered_sequence, renumbered_digest as digest
     from central.station where id = $1 for update`,
    [batch.station],
  )
  const row = rows[0]
  if (!row) return undefined
  const renumberedSequence = row.renumbered_sequence === null ? null : Number(row.renumbered_sequence)
  const numbers = { installation: Number(row.installation), sequence: Number(row.sequence) }
  return { ...numbers, renumberedSequence, renumberedDigest: row.digest }
}

async function applyItems(client: Client, batch: BatchToApply): Promise<BatchAnswer> {
  const { kind, station, installation, sequence, digest, now } = batch
  const ids = idsOf(batch.items)
  const known = await client.query<{ id: string; revision: string }>(
    'select id, revision from central.record where kind = $1 and id = any ($2::text[]) order by id for update',
    [kind, ids],
  )
  const hashes = await client.query<{ id: string; revision: string; hash: string }>(
    'select id, revision, hash from central.record_revision where kind = $1 and id = any ($2::text[])',
    [kind, ids],
  )
  const judged = judgeItems(
    batch.items,
    new Map(known.rows.map(row => [row.id, { revision: Number(row.revision) }])),
    new Map(hashes.rows.map(row => [revisionKey(row.id, Number(row.revision)), row.hash])),
  )
  await client.query(
    `insert into central.record_revision (kind, id, revision, hash)
     select $1, r.* from unnest($2::text[], $3::bigint[], $4::text[]) as r order by 2, 3`,
    [
      kind,
      judged.revisions.map(row => row.id),
      judged.revisions.map(row => row.revision),
      judged.revisions.map(row => row.hash),
    ],
  )
  await client.query(
    `insert into central.record (kind, id, revision, op, body, review, station, received_at)
     select $1, r.id, r.revision, r.op, r.body,
       case when $1 = 'postings' and r.op = 'put' then 'waiting' end, $6, $7
     from unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) as r (id, revision, op, body) order by r.id
     on conflict (kind, id) do update set revision = excluded.revision, op = excluded.op, body = excluded.body,
       review = excluded.review, station = excluded.station, received_at = excluded.received_at`,
    [
      kind,
      judged.records.map(row => row.id),
      judged.records.map(row => row.revision),
      judged.records.map(row => row.op),
      judged.records.map(row => row.body),
      station,
      now,
    ],
  )
  const answer: BatchAnswer = { results: judged.results }
  await client.query(
    `update central.station set installation = $2, sequence = $3, seen_at = $4,
       renumbered_sequence = case when installation = $2 then renumbered_sequence end,
       renumbered_digest = case when installation = $2 then renumbered_digest end
     where id = $1`,
    [station, installation, sequence, now],
  )
  await client.query(
    `insert into central.batch_answer (station, installation, sequence, digest, answer, answered_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [station, installation, sequence, digest, JSON.stringify(answer), now],
  )
  await client.query(
    `delete from central.batch_answer where station = $1 and (installation, sequence) not in (
       select installation, sequence from central.batch_answer where station = $1
       order by installation desc, sequence desc limit $2)`,
    [station, keptAnswers],
  )
  return answer
}
