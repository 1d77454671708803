// Opening: durable commits, monotonic migrations, and a clear code for each way in which a file cannot be used.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../db/audit.ts'
import { DatabaseProblem } from '../../db/database-problem.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openReadable, openWritable, transact } from '../../db/open.ts'
import { aTempDir } from '../support/temp-dir.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DatabaseProblem) return error.code
    throw error
  }
  return 'none'
}

test('every commit is flushed: synchronous is FULL after a write, in both files', () => {
  for (const which of ['site', 'postings'] as const) {
    const db = openWritable(join(aTempDir(), `${which}.db`), which)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    db.close()
  }
})

test('all tables are STRICT, and the schema is the one that was shipped', () => {
  for (const which of ['site', 'postings'] as const) {
    const db = openWritable(join(aTempDir(), 'a.db'), which)
    const tables = db
      .prepare("select name, strict from pragma_table_list where type = 'table' and name not like 'sqlite_%'")
      .all() as { name: string; strict: number }[]
    expect(tables.filter(t => !t.strict).map(t => t.name)).toEqual([])
    const columns = db
      .prepare(
        "select m.name || '.' || c.name || ' ' || c.type as line from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'posting_text_%' order by 1",
      )
      .pluck()
      .all()
    expect(columns).toMatchSnapshot(which)
    db.close()
  }
})

test('a reader cannot write', () => {
  const path = join(aTempDir(), 'site.db')
  openWritable(path, 'site').close()
  const reader = openReadable(path, 'site')
  expect(() => reader.prepare("insert into setting values ('a', 'b')").run()).toThrow(/readonly/)
  reader.close()
})

describe('a file that cannot be used is named, kept, and never made anew', () => {
  test('one from a newer version', () => {
    const path = join(aTempDir(), 'site.db')
    const db = openWritable(path, 'site')
    db.pragma('user_version = 999')
    db.close()
    expect(codeOf(() => openWritable(path, 'site'))).toBe('newer')
    expect(new Database(path).pragma('user_version', { simple: true })).toBe(999)
  })

  test('one that is no database, or is ciphered', () => {
    const path = join(aTempDir(), 'site.db')
    const content = Buffer.alloc(8192, 7)
    writeFileSync(path, content)
    expect(codeOf(() => openWritable(path, 'site'))).toBe('not-a-database')
    expect(readFileSync(path).equals(content)).toBe(true)
  })

  test('a folder that is a file, and a place where no folder can be made', () => {
    const dir = aTempDir()
    writeFileSync(join(dir, 'data'), '')
    expect(codeOf(() => openWritable(join(dir, 'data', 'site.db'), 'site'))).toBe('not-writable')
    expect(codeOf(() => openWritable('/dev/null/linggong/site.db', 'site'))).toBe('not-writable')
  })

  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written (not as root, who may write anywhere)',
    () => {
      const dir = join(aTempDir(), 'locked')
      mkdirSync(dir)
      chmodSync(dir, 0o500)
      expect(codeOf(() => openWritable(join(dir, 'site.db'), 'site'))).toBe('not-writable')
    },
  )
})

test('a migration that fails leaves the old schema whole (scenario 2)', () => {
  const path = join(aTempDir(), 'site.db')
  openWritable(path, 'site').close()
  const db = new Database(path)
  const known = readMigrations('site')
  const broken = { number: known.length + 1, sql: 'create table half (a text) strict; insert into nowhere values (1);' }
  expect(() => migrate(db, 'site', [...known, broken])).toThrow(/nowhere/)
  expect(db.pragma('user_version', { simple: true })).toBe(known.length)
  expect(db.prepare("select count(*) as n from sqlite_schema where name = 'half'").get()).toEqual({ n: 0 })
  db.close()
})

test('a transaction that throws leaves nothing behind', () => {
  const db = openWritable(join(aTempDir(), 'site.db'), 'site')
  expect(() =>
    transact(db, () => {
      db.prepare("insert into setting values ('a', 'b')").run()
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(db.prepare('select count(*) as n from setting').get()).toEqual({ n: 0 })
  db.close()
})

test('the audit log can only grow', () => {
  const db = openWritable(join(aTempDir(), 'site.db'), 'site')
  const entry = { at: '2026-11-22T00:00:00.000Z', staffId: null, action: 'staff.lock' } as const
  transact(db, () => appendAudit(db, entry))
  const unchained = "insert into audit (at, action) values ('2026-11-22T00:00:00.000Z', 'staff.lock')"
  expect(() => db.prepare(unchained).run()).toThrow(/are chained/)
  expect(() => db.prepare("update audit set action = 'x'").run()).toThrow(/never changed/)
  expect(() => db.prepare('delete from audit').run()).toThrow(/never removed/)
  db.close()
})
