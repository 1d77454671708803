// A disk that is really full (scenario 3): a small file system of its own where one can be made, else a database that may not grow.
// The person is told, nothing half is stored, reading goes on, and what was typed is saved as it is once there is room.
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { aHost, aLine } from '../../support/a-host.ts'
import { aPosting } from '../../support/a-posting.ts'
import { anId, aQuickForm } from '../../support/a-registration.ts'
import { aSmallDisk, canMakeSmallDisk } from '../../support/a-small-disk.ts'
import { fillPostings } from '../../support/a-touch-store.ts'

const count = (dataDir: string, table: string): number => {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n
  } finally {
    db.close()
  }
}

const anInterest = () =>
  ({ id: anId(), postingId: 'p1', number: '19000004321', isAgreed: true, noticeVersion: '3', isSixteen: true }) as const

describe.skipIf(!canMakeSmallDisk)(
  `on a file system of 4 MB${canMakeSmallDisk ? '' : ' (skipped: none can be mounted here)'}`,
  () => {
    test('every command says so and keeps nothing, reading goes on, and it works again when there is room', async () => {
      const dataDir = aSmallDisk(4)
      const { host } = await aHost({ dataDir })
      fillPostings(dataDir, [aPosting({ id: 'p1' })], '2026-11-22T02:00:00.000Z')
      const touch = await aLine(host, 'touch', 'direct')
      const first = await touch.call('touch', 'registrations.submit', aQuickForm())
      const filler = join(dataDir, 'filler')
      const { bavail, bsize } = statfsSync(dataDir)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
      expect(statfsSync(dataDir).bavail).toBe(0)
      const full = { ok: false, problem: { code: 'disk-full' } }
      const form = aQuickForm()
      expect(await touch.call('touch', 'registrations.submit', form)).toEqual(full)
      expect(await touch.call('touch', 'interests.submit', anInterest())).toEqual(full)
      expect(await touch.call('touch', 'reports.submit', { id: anId(), postingId: 'p1', reasons: ['fee'] })).toEqual(
        full,
      )
      expect(await touch.call('touch', 'numbers.take', { id: anId() })).toEqual(full)
      const code = first.ok ? first.value.code : ''
      expect(await touch.call('touch', 'registrations.withdraw', { code })).toEqual(full)
      expect(await touch.call('touch', 'registrations.state', { code })).toMatchObject({
        ok: true,
        value: { state: 'waiting' },
      })
      expect(await touch.call('touch', 'postings.get', { id: 'p1' })).toMatchObject({ ok: true })
      expect([count(dataDir, 'registration'), count(dataDir, 'interest'), count(dataDir, 'posting_report')]).toEqual([
        1, 0, 0,
      ])
      rmSync(filler)
      expect(await touch.call('touch', 'registrations.submit', form)).toMatchObject({ ok: true })
      expect(await touch.call('touch', 'registrations.withdraw', { code })).toMatchObject({ ok: true })
      expect(count(dataDir, 'registration')).toBe(2)
    })
  },
)

test('a database that may not grow refuses whole records, and takes the same one once it may', async () => {
  const spied = vi.spyOn(Database.prototype, 'pragma')
  const { host, dataDir } = await aHost()
  const connections = spied.mock.contexts as Database.Database[]
  spied.mockRestore()
  const site = connections.find(db => db.name === join(dataDir, 'site.db') && !db.readonly)
  const touch = await aLine(host, 'touch', 'direct')
  site?.pragma(`max_page_count = ${site.pragma('page_count', { simple: true })}`)
  let stored = 0
  // The pages that are there already have some room.
  const refused = await (async () => {
    for (; stored < 400; stored++) {
      const form = aQuickForm({ name: '阿依古丽买买提'.repeat(9) })
      const reply = await touch.call('touch', 'registrations.submit', form)
      if (!reply.ok) return { form, problem: reply.problem }
    }
    throw new Error('the database never became full')
  })()
  expect(refused.problem).toEqual({ code: 'disk-full' })
  for (const table of ['registration', 'registration_revision', 'outbox']) expect(count(dataDir, table)).toBe(stored)
  site?.pragma('max_page_count = 1073741823')
  expect(await touch.call('touch', 'registrations.submit', refused.form)).toMatchObject({ ok: true })
  expect(count(dataDir, 'registration')).toBe(stored + 1)
})
