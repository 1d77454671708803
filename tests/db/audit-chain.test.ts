// The chain of the audit log: whole as it grows, over rows from before it too, and broken by whatever is done behind its back.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { appendAudit, listAudit } from '../../db/audit.ts'
import { verifyChain } from '../../db/audit-chain.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openWritable, transact, type WriteDb } from '../../db/open.ts'
import { aTempDir } from '../support/temp-dir.ts'

const at = (i: number) => new Date(Date.UTC(2026, 10, 22, 2, i)).toISOString()

function append(db: WriteDb<'site'>, from: number, count: number): void {
  for (let i = from; i < from + count; i++)
    transact(db, () =>
      appendAudit(db, {
        at: at(i),
        staffId: i % 3 === 0 ? null : `s${i % 3}`,
        action: 'registration.open',
        subject: `p${i % 5}`,
        details: { i },
      }),
    )
}

function aLog({ count = 12, path = join(aTempDir(), 'site.db') } = {}) {
  const db = openWritable(path, 'site')
  append(db, 1, count)
  return {
    db,
    /** As somebody with the file would, who takes the triggers away first. */
    tamper(sql: string) {
      for (const name of ['audit_no_update', 'audit_no_delete', 'audit_chained'])
        db.exec(`drop trigger if exists ${name}`)
      db.exec(sql)
    },
  }
}

test('a log that only grew is whole, whatever the slices; a transaction that fails leaves no gap', async () => {
  const { db } = aLog()
  expect(() =>
    transact(db, () => {
      append(db, 90, 1)
      throw new Error('no')
    }),
  ).toThrow('no')
  append(db, 13, 1)
  for (const slice of [1, 4, 13, 500]) {
    const state = await verifyChain(db, { slice })
    expect(state).toMatchObject({ isWhole: true, end: { seq: 13 } })
  }
  db.close()
})

test.each([
  ['a word changed', "update audit set subject = 'p9' where seq = 5", 5],
  ['a time changed', "update audit set at = '2020-01-01T00:00:00.000Z' where seq = 7", 7],
  ['a row taken out', 'delete from audit where seq = 6', 6],
  ['the latest rows taken out', 'delete from audit where seq > 10', 11],
  [
    'a row put in',
    `insert into audit (seq, at, action, hash) values (13, '${at(99)}', 'staff.lock', '${'a'.repeat(64)}')`,
    13,
  ],
  ['a row put in without a hash', `insert into audit (seq, at, action) values (13, '${at(99)}', 'staff.lock')`, 13],
  ['a hash changed', `update audit set hash = '${'b'.repeat(64)}' where seq = 3`, 3],
  [
    'two rows exchanged',
    'update audit set at = case seq when 4 then (select at from audit where seq = 8) else at end where seq = 4',
    4,
  ],
])('%s: the first row that does not fit is named', async (_what, sql, brokenAt) => {
  const { db, tamper } = aLog()
  tamper(sql)
  expect(await verifyChain(db, { slice: 3 })).toEqual({ isWhole: false, brokenAt })
  db.close()
})

test('from a place once found whole only what came after is read; the place itself must still be there', async () => {
  const { db, tamper } = aLog()
  const first = await verifyChain(db)
  const from = first.isWhole ? first.end : undefined
  append(db, 13, 3)
  expect(await verifyChain(db, { from })).toMatchObject({ isWhole: true, end: { seq: 15 } })
  tamper("update audit set action = 'x' where seq = 14")
  expect(await verifyChain(db, { from })).toEqual({ isWhole: false, brokenAt: 14 })
  tamper(`update audit set hash = '${'c'.repeat(64)}' where seq = 12`)
  expect(await verifyChain(db, { from })).toEqual({ isWhole: false, brokenAt: 12 })
  db.close()
})

test('rows from before the chain are covered by its first row', async () => {
  const path = join(aTempDir(), 'site.db')
  const old = new Database(path)
  migrate(old, 'site', readMigrations('site').slice(0, 5))
  for (let i = 1; i <= 4; i++) old.prepare('insert into audit (at, action) values (?, ?)').run(at(i), 'staff.lock')
  old.close()
  const { db, tamper } = aLog({ path, count: 3 })
  expect(await verifyChain(db)).toMatchObject({ isWhole: true, end: { seq: 7 } })
  tamper("update audit set action = 'staff.unlock' where seq = 2")
  expect(await verifyChain(db)).toEqual({ isWhole: false, brokenAt: 5 })
  db.close()
})

test('the log is read by person, by staff and by time, the latest first', () => {
  const { db } = aLog()
  const seqs = (filter: Parameters<typeof listAudit>[1]) => listAudit(db, filter).rows.map(row => row.seq)
  const page = { limit: 100, offset: 0 }
  expect(seqs({ ...page, subject: 'p2' })).toEqual([12, 7, 2])
  expect(seqs({ ...page, subject: 'p2', staffId: 's1' })).toEqual([7])
  expect(seqs({ ...page, from: at(3), until: at(6) })).toEqual([5, 4, 3])
  expect(listAudit(db, { limit: 2, offset: 3 })).toMatchObject({ total: 12, rows: [{ seq: 9 }, { seq: 8 }] })
  expect(listAudit(db, { ...page, subject: 'nobody' })).toEqual({ total: 0, rows: [] })
  db.close()
})
