// Statements about stations, their batches and records, on SQLite.
import type Database from 'better-sqlite3'
import type { BatchAnswer } from '../protocol/batch.ts'
import { keptAnswers } from '../protocol/limits.ts'
import type { BatchKind } from '../protocol/paths.ts'
import { fenceBatch, judgeItems, revisionKey, type StationState } from './batch-rules.ts'
import type { BatchOutcome, BatchToApply, CheckedItem, RecordRow } from './store.ts'

/** @returns a function that applies one batch in one immediate transaction, and the reads of records */
export function sqliteRecords(db: Database.Database) {
  const station = db.prepare<[string], StationState>(
    `select installation, sequence, renumbered_sequence as renumberedSequence, renumbered_digest as renumberedDigest
     from station where id = ?`,
  )
  const kept = db.prepare<[string, number, number], { digest: string; answer: string }>(
    `select digest, answer from batch_answer where station = ? and installation = ? and sequence = ?`,
  )
  const saveStation = db.prepare(
    `insert into station (id, installation, sequence, renumbered_sequence, renumbered_digest, seen_at)
     values (@id, @installation, @sequence, @renumberedSequence, @renumberedDigest, @seenAt)
     on conflict (id) do update set installation = excluded.installation, sequence = excluded.sequence,
       renumbered_sequence = excluded.renumbered_sequence, renumbered_digest = excluded.renumbered_digest,
       seen_at = excluded.seen_at`,
  )
  const saveAnswer = db.prepare(
    `insert into batch_answer (station, installation, sequence, digest, answer, answered_at)
     values (@station, @installation, @sequence, @digest, @answer, @answeredAt)`,
  )
  const pruneAnswers = db.prepare(
    `delete from batch_answer where station = @station and (installation, sequence) not in (
       select installation, sequence from batch_answer where station = @station
       order by installation desc, sequence desc limit @kept)`,
  )
  const knownRecords = db.prepare<[string, string], { id: string; revision: number }>(
    `select id, revision from record where kind = ? and id in (select value from json_each(?))`,
  )
  const knownRevisions = db.prepare<[string, string], { id: string; revision: number; hash: string }>(
    `select id, revision, hash from record_revision where kind = ? and id in (select value from json_each(?))`,
  )
  const saveRevision = db.prepare(
    `insert into record_revision (kind, id, revision, hash) values (@kind, @id, @revision, @hash)`,
  )
  const saveRecord = db.prepare(
    `insert into record (kind, id, revision, op, body, review, station, received_at)
     values (@kind, @id, @revision, @op, @body, @review, @station, @receivedAt)
     on conflict (kind, id) do update set revision = excluded.revision, op = excluded.op, body = excluded.body,
       review = excluded.review, station = excluded.station, received_at = excluded.received_at`,
  )

  function apply(batch: BatchToApply): BatchOutcome {
    const { kind, installation, sequence, digest } = batch
    const known = station.get(batch.station)
    const keptAnswer = kept.get(batch.station, installation, sequence)
    const seenAt = batch.now.toISOString()
    switch (fenceBatch(known, keptAnswer?.digest, batch)) {
      case 'cloned':
        return { outcome: 'cloned' }
      case 'renumbered-before':
        return { outcome: 'renumber', installation: installation + 1 }
      case 'same':
        return { outcome: 'answer', answer: JSON.parse(keptAnswer?.answer ?? '') as BatchAnswer }
      case 'renumber': {
        const renumbered = { renumberedSequence: sequence, renumberedDigest: digest }
        saveStation.run({ id: batch.station, installation: installation + 1, sequence: 0, ...renumbered, seenAt })
        return { outcome: 'renumber', installation: installation + 1 }
      }
      case 'new': {
        const ids = JSON.stringify(idsOf(batch.items))
        const judged = judgeItems(
          batch.items,
          new Map(knownRecords.all(kind, ids).map(row => [row.id, row])),
          new Map(knownRevisions.all(kind, ids).map(row => [revisionKey(row.id, row.revision), row.hash])),
        )
        for (const revision of judged.revisions) saveRevision.run({ kind, ...revision })
        for (const { id, revision, op, body } of judged.records) {
          const review = kind === 'postings' && op === 'put' ? 'waiting' : null
          saveRecord.run({ kind, id, revision, op, body, review, station: batch.station, receivedAt: seenAt })
        }
        const answer: BatchAnswer = { results: judged.results }
        const none = { renumberedSequence: null, renumberedDigest: null }
        const renumbered = known?.installation === installation ? known : none
        saveStation.run({ ...renumbered, id: batch.station, installation, sequence, seenAt })
        const numbers = { station: batch.station, installation, sequence, digest }
        saveAnswer.run({ ...numbers, answer: JSON.stringify(answer), answeredAt: seenAt })
        pruneAnswers.run({ station: batch.station, kept: keptAnswers })
        return { outcome: 'answer', answer }
      }
    }
  }

  const applyInTransaction = db.transaction(apply)
  const find = db.prepare<[string, string], RecordRow>(
    `select id, revision, op, body, station from record where kind = ? and id = ?`,
  )
  const count = db.prepare<[string], number>('select count(*) from record where kind = ?').pluck()
  return {
    apply: (batch: BatchToApply): BatchOutcome => applyInTransaction.immediate(batch),
    find: (kind: BatchKind, id: string): RecordRow | undefined => find.get(kind, id),
    count: (kind: BatchKind): number => count.get(kind) as number,
  }
}

/** The ids of the items that passed their schema. */
export function idsOf(items: CheckedItem[]): string[] {
  return [...new Set(items.flatMap(item => ('refusal' in item ? [] : [item.id])))]
}
