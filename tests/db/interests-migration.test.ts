// The migration of interests and reports: a filled file of the version before keeps every row, number and promise of its outbox.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openWritable, transact } from '../../db/open.ts'
import { openBatch, queueOutbox, summarizeOutbox, waitingKinds } from '../../db/outbox.ts'
import { findRegistration } from '../../db/registrations.ts'
import { crowdRegistration, seeded } from '../support/a-crowd.ts'
import { moment } from '../support/match-facts.ts'
import { aTempDir } from '../support/temp-dir.ts'

const auditColumns = 'select seq, at, staff_id, action, subject, details from audit'

const at = '2026-11-22T02:00:00.000Z'
const registration = { ...crowdRegistration(seeded(4), 1, moment.now), validUntil: '2026-12-01T00:00:00.000Z' }

/** site.db of version 3, with a person, a staff member, an audit entry and an outbox in every state. */
function aVersion3File(): { path: string; outbox: unknown[]; others: unknown[] } {
  const path = join(aTempDir(), 'site.db')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  migrate(db, 'site', readMigrations('site').slice(0, 3))
  db.prepare(
    `insert into registration (id, revision, body, receipt, day, source, contact_number, created_at, updated_at, valid_until)
     values (@id, 1, @body, @receipt, '2026-11-22', 'touch', '19000001234', @createdAt, @updatedAt, @validUntil)`,
  ).run({
    id: registration.id,
    receipt: registration.receipt,
    createdAt: registration.createdAt,
    updatedAt: registration.updatedAt,
    validUntil: registration.validUntil,
    body: JSON.stringify(registration),
  })
  const insert = db.prepare(
    `insert into outbox (kind, id, revision, op, body, state, batch, refusal, queued_at, settled_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, '${at}', ?)`,
  )
  insert.run('registration', registration.id, 1, 'put', '{"a":1}', 'sent', 3, null, at)
  insert.run('posting', 'p', 1, 'put', '{"b":2}', 'refused', null, 'bad-item', at)
  insert.run('interest', 'i', 1, 'put', '{"c":3}', 'waiting', 4, null, null)
  insert.run('registration', 'gone', 2, 'delete', null, 'waiting', null, null, null)
  insert.run('registration', 'last', 1, 'put', '{}', 'waiting', null, null, null)
  // The newest row is gone, its number must not come back.
  db.prepare("delete from outbox where id = 'last'").run()
  db.prepare(`insert into audit (at, action) values ('${at}', 'staff.lock')`).run()
  const outbox = db.prepare('select * from outbox order by seq').all()
  const others = db.prepare(auditColumns).all()
  db.close()
  return { path, outbox, others }
}

test('a filled outbox is made again with every row, and takes reports from then on', () => {
  const { path, outbox, others } = aVersion3File()
  const db = openWritable(path, 'site')
  expect(db.prepare('select * from outbox order by seq').all()).toEqual(outbox)
  expect(db.prepare(auditColumns).all()).toEqual(others)
  expect(findRegistration(db, registration.id)?.registration).toEqual(registration)
  expect(openBatch(db)).toMatchObject({ batch: 4, rows: [{ kind: 'interest', id: 'i', body: { c: 3 } }] })
  expect(summarizeOutbox(db)).toEqual({ waiting: 2, refused: 1, waitingSince: at })

  transact(db, () => queueOutbox(db, { kind: 'report', id: 'r', revision: 1, op: 'put', body: { d: 4 } }, at))
  expect(db.prepare("select seq from outbox where kind = 'report'").get()).toEqual({ seq: 6 })
  expect(waitingKinds(db)).toEqual(['interest', 'registration', 'report'])
  expect(() =>
    transact(db, () => queueOutbox(db, { kind: 'report', id: 'r', revision: 1, op: 'put', body: null }, at)),
  ).toThrow(/UNIQUE/)
  expect(() =>
    db.prepare("insert into outbox (kind, id, revision, op, queued_at) values ('x', 'y', 1, 'put', 'z')").run(),
  ).toThrow(/CHECK/)
  const indexes = db.prepare(
    "select name from sqlite_schema where tbl_name = 'outbox' and name like 'outbox%' and type = 'index'",
  )
  expect(indexes.pluck().all().sort()).toEqual(['outbox_id', 'outbox_waiting'])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

test('an empty outbox begins at one', () => {
  const path = join(aTempDir(), 'site.db')
  const old = new Database(path)
  migrate(old, 'site', readMigrations('site').slice(0, 3))
  old.close()
  const db = openWritable(path, 'site')
  transact(db, () => queueOutbox(db, { kind: 'interest', id: 'i', revision: 1, op: 'put', body: {} }, at))
  expect(db.prepare('select seq from outbox').get()).toEqual({ seq: 1 })
  db.close()
})

test('a power cut in the middle leaves version 3 whole (scenario 2)', () => {
  const { path, outbox } = aVersion3File()
  const db = new Database(path)
  const all = readMigrations('site')
  const broken = all
    .slice(0, 4)
    .map(m => (m.number === 4 ? { ...m, sql: `${m.sql}; insert into nowhere values (1);` } : m))
  expect(() => migrate(db, 'site', broken)).toThrow(/nowhere/)
  expect(db.pragma('user_version', { simple: true })).toBe(3)
  expect(db.prepare('select * from outbox order by seq').all()).toEqual(outbox)
  expect(db.prepare("select name from sqlite_schema where name in ('interest', 'outbox_with_reports')").all()).toEqual(
    [],
  )
  db.close()
})
