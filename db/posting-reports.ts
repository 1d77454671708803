// Reports of postings that are false or ask for money: stored once, and sent to the centre, which can look into them.
import type { PostingReport } from './model/posting-report.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { queueOutbox } from './outbox.ts'
import { prepared } from './prepared.ts'

/** The reasons of a report that was stored before. */
export function findReport(db: ReadDb<'site'>, id: string): { postingId: string; reasons: string[] } | undefined {
  const row = prepared(db, 'select posting_id as postingId, reasons from posting_report where id = ?').get(id) as
    | { postingId: string; reasons: string }
    | undefined
  return row && { ...row, reasons: JSON.parse(row.reasons) as string[] }
}

/** Stores a report and queues it. Call inside a transaction. @param day the market day */
export function insertReport(db: WriteDb<'site'>, report: PostingReport, day: string): void {
  const { id, postingId, postingTitle, reasons, createdAt } = report
  prepared(
    db,
    'insert into posting_report (id, posting_id, posting_title, reasons, day, created_at) values (?, ?, ?, ?, ?, ?)',
  ).run(id, postingId, postingTitle, JSON.stringify(reasons), day, createdAt)
  queueOutbox(db, { kind: 'report', id, revision: 1, op: 'put', body: report }, createdAt)
}
