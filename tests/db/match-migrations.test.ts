// The migrations of matching: files of the version before keep what they hold, and changes are logged from then on.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { postingChanges, postingHead, registrationChanges } from '../../db/match/change-log.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting, removePosting } from '../../db/postings.ts'
import { eraseExpiredRegistrations, findRegistration } from '../../db/registrations.ts'
import { countPostings, findPosting } from '../../db/search.ts'
import { crowdRegistration, seeded } from '../support/a-crowd.ts'
import { aPosting } from '../support/a-posting.ts'
import { moment } from '../support/match-facts.ts'
import { aTempDir } from '../support/temp-dir.ts'

/** A file as the version before this migration left it. */
function anOlderFile(which: 'site' | 'postings', fill: (db: Database.Database) => void): string {
  const path = join(aTempDir(), `${which}.db`)
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, which, readMigrations(which).slice(0, 2))
  fill(db)
  db.close()
  return path
}

const registration = { ...crowdRegistration(seeded(4), 1, moment.now), validUntil: '2026-12-01T00:00:00.000Z' }

const idOf = ({ id, receipt, createdAt, updatedAt, validUntil }: typeof registration) => ({
  id,
  receipt,
  createdAt,
  updatedAt,
  validUntil,
})

test('registrations of an older site.db stay, and what happens to them is logged', () => {
  const path = anOlderFile('site', db =>
    db
      .prepare(
        `insert into registration (id, revision, body, receipt, day, source, contact_number, created_at, updated_at, valid_until)
         values (@id, 1, @body, @receipt, '2026-11-22', 'desk', '', @createdAt, @updatedAt, @validUntil)`,
      )
      .run({ ...idOf(registration), body: JSON.stringify(registration) }),
  )
  const db = openWritable(path, 'site')
  expect(findRegistration(db, registration.id)?.registration).toEqual(registration)
  expect(registrationChanges(db, 0, 10)).toEqual({ ids: [], upTo: 0, isTooFar: false })
  transact(db, () => eraseExpiredRegistrations(db, '2027-01-01T00:00:00.000Z'))
  expect(registrationChanges(db, 0, 10)).toEqual({ ids: [registration.id], upTo: 1, isTooFar: false })
  db.close()
})

test('postings of an older postings.db stay and are found, and new, changed and removed ones are logged in order', () => {
  const path = anOlderFile('postings', db =>
    db
      .prepare(
        `insert into posting (id, feed, revision, body, state, published_at, valid_until, is_home, is_beginner, is_demonstration, tags, words, pinyin, initials)
         values ('a', '500106', 1, ?, 'published', '2026-11-22T00:00:00.000Z', '2026-12-31T00:00:00.000Z', 0, 0, 0, ',', '', '', '')`,
      )
      .run(JSON.stringify(aPosting({ id: 'a' }))),
  )
  const db = openWritable(path, 'postings')
  expect(findPosting(db, 'a')?.id).toBe('a')
  transact(db, () => {
    putPosting(db, '500106', 2, aPosting({ id: 'b', title: '急招搬运' }))
    putPosting(db, '500106', 3, aPosting({ id: 'a', title: '改了' }))
    removePosting(db, '500106', 4, 'b', '2026-11-22T00:00:00.000Z')
  })
  expect(postingHead(db)).toBe(3)
  expect(postingChanges(db, 0, 10)).toEqual({ ids: ['b', 'a'], upTo: 3, isTooFar: false })
  expect(postingChanges(db, 2, 10).ids).toEqual(['b'])
  // The trigger writes rows of its own; the text index still belongs to the posting.
  expect(countPostings(db, { text: '改了' }, new Date(moment.now))).toBe(1)
  db.close()
})

test('what is rolled back was never logged', () => {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  expect(() =>
    transact(db, () => {
      putPosting(db, '500106', 1, aPosting({ id: 'a' }))
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(postingHead(db)).toBe(0)
  db.close()
})

test('the log keeps the newest 50,000 changes and says where it no longer reaches back', () => {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  db.prepare("insert into posting_change (seq, id) values (1, 'old'), (70000, 'newer')").run()
  transact(db, () => putPosting(db, '500106', 1, aPosting({ id: 'a' })))
  expect(postingChanges(db, 0, 10)).toEqual({ ids: ['newer', 'a'], upTo: 70_001, isTooFar: true })
  expect(postingChanges(db, 69_999, 10).isTooFar).toBe(false)
  db.close()
})

test('a migration that fails leaves the version before whole', () => {
  for (const which of ['site', 'postings'] as const) {
    const path = anOlderFile(which, () => undefined)
    const db = new Database(path)
    const [first, second, third] = readMigrations(which)
    if (!first || !second || !third) throw new Error('three migrations were expected')
    const broken = { ...third, sql: `${third.sql}; insert into nowhere values (1);` }
    expect(() => migrate(db, which, [first, second, broken])).toThrow(/nowhere/)
    expect(db.pragma('user_version', { simple: true })).toBe(2)
    const tables = db.prepare("select name from sqlite_schema where name like '%_change' or name = 'match'").all()
    expect(tables).toEqual([])
    db.close()
  }
})
