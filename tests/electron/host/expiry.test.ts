import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aHost, aLine } from '../../support/a-host.ts'
import { anId, aQuickForm } from '../../support/a-registration.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const name = '欧阳犇犇'
const number = '19000005678'
const person = () => aQuickForm({ name, contact: { kind: 'mobile', number } })

/** Everything the folder of a stopped host holds, as bytes. */
function filesOf(dataDir: string): Buffer {
  return Buffer.concat(
    readdirSync(dataDir).map(file => (/\.db/.test(file) ? readFileSync(join(dataDir, file)) : Buffer.alloc(0))),
  )
}

function rowsOf<T>(dataDir: string, sql: string): T[] {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare(sql).all() as T[]
  } finally {
    db.close()
  }
}

async function aPersonTakenDown(dataDir: string): Promise<string> {
  const { host, stop } = await aHost({ dataDir })
  const line = await aLine(host, 'touch', 'direct')
  const form = person()
  const reply = await line.call('touch', 'registrations.submit', form)
  expect(reply).toMatchObject({ ok: true })
  await stop()
  return form.id
}

test('a registration is erased when its term is over, and nothing of it is left in the files', async () => {
  const dataDir = aTempDir()
  const id = await aPersonTakenDown(dataDir)
  expect(filesOf(dataDir).includes(name)).toBe(true)

  const last = await aHost({ dataDir, now: '2026-12-07T15:59:59.000Z' })
  await last.stop()
  expect(filesOf(dataDir).includes(name)).toBe(true)

  const after = await aHost({ dataDir, now: '2026-12-07T16:00:00.000Z' })
  await after.stop()
  const left = filesOf(dataDir)
  expect(left.includes(name)).toBe(false)
  expect(left.includes(number)).toBe(false)
  expect(rowsOf(dataDir, 'select id, body, contact_number, document_number from registration')).toEqual([
    { id, body: null, contact_number: '', document_number: null },
  ])
  expect(rowsOf(dataDir, 'select * from outbox')).toEqual([])
  expect(rowsOf(dataDir, "select details from audit where action = 'registration.expire'")).toEqual([
    { details: JSON.stringify({ registrations: 1, unsent: 1, drafts: 0 }) },
  ])
})

test('a batch under way that held an ended registration is taken apart; the others stay to be sent', async () => {
  const dataDir = aTempDir()
  const id = await aPersonTakenDown(dataDir)
  const other = anId()
  const db = new Database(join(dataDir, 'site.db'))
  db.prepare('update outbox set batch = 7').run()
  db.prepare(
    `insert into outbox (kind, id, revision, op, body, batch, queued_at) values ('interest', ?, 1, 'put', '{}', 7, '2026-11-22T02:00:00.000Z')`,
  ).run(other)
  db.close()
  await (await aHost({ dataDir, now: '2026-12-08T00:00:00.000Z' })).stop()
  expect(rowsOf(dataDir, 'select id, batch, state from outbox')).toEqual([{ id: other, batch: null, state: 'waiting' }])
  expect(rowsOf<{ id: string }>(dataDir, 'select id from registration').map(row => row.id)).toEqual([id])
})

test('a host that runs for weeks ends registrations as well, and says so to the pages', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { host, dataDir, setNow } = await aHost()
  const line = await aLine(host, 'touch', 'direct')
  await line.call('touch', 'registrations.submit', person())
  vi.advanceTimersByTime(3_600_000)
  const count = () => rowsOf<{ count: number }>(dataDir, 'select count(body) as count from registration')[0]?.count
  expect(count()).toBe(1)
  setNow('2026-12-08T00:00:00.000Z')
  line.news.length = 0
  vi.advanceTimersByTime(3_600_000)
  expect(count()).toBe(0)
  expect(line.news).toEqual([['registrations', 'sync']])
})

test('a form begun at the desk and left is gone after three days', async () => {
  const dataDir = aTempDir()
  await aPersonTakenDown(dataDir)
  const db = new Database(join(dataDir, 'site.db'))
  db.exec(`insert into staff (id, name, role, pin_hash, created_at) values ('s1', '测试', 'clerk', 'x', '2026-11-22T02:00:00.000Z');
    insert into draft values ('s1', 'registration', '{"name":"${name}"}', '2026-11-22T02:00:00.000Z'),
      ('s1', 'posting', '{"title":"x"}', '2026-11-22T02:00:00.000Z')`)
  db.close()
  await (await aHost({ dataDir, now: '2026-11-25T01:00:00.000Z' })).stop()
  expect(rowsOf(dataDir, 'select form from draft order by form')).toEqual([
    { form: 'posting' },
    { form: 'registration' },
  ])
  await (await aHost({ dataDir, now: '2026-11-25T03:00:00.000Z' })).stop()
  expect(rowsOf(dataDir, 'select form from draft')).toEqual([{ form: 'posting' }])
})
