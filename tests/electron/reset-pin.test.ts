// The command line for staff: lists who may use the desk and sets a new PIN, with a sentence for whatever goes wrong.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aHost, aLine } from '../support/a-host.ts'
import { aTempDir } from '../support/temp-dir.ts'

const script = fileURLToPath(new URL('../../electron/reset-pin.ts', import.meta.url))
const headId = '01920000-0000-7000-8000-000000000001'

type Outcome = { code: number | null; out: string; err: string }

function staff(dataDir: string, args: string[], typed = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, LINGGONG_DATA_DIR: dataDir },
      timeout: 20_000,
    })
    let out = ''
    let err = ''
    child.stdout.on('data', data => {
      out += data
    })
    child.stderr.on('data', data => {
      err += data
    })
    child.once('error', reject)
    child.once('close', code => resolve({ code, out, err }))
    child.stdin.end(typed)
  })
}

async function aDesk() {
  const { host, dataDir } = await aHost()
  const line = await aLine(host, 'desk', 'direct')
  const made = await line.call('desk', 'staff.setUp', { id: headId, name: '陈兰', pin: '280417' })
  if (!made.ok) throw new Error(made.problem.code)
  const unlock = (pin: string) => line.call('desk', 'staff.unlock', { id: headId, pin })
  return { dataDir, unlock, line, session: made.value.session }
}

test('a new PIN replaces the old one while the program runs, and forgets wrong attempts', async () => {
  const { dataDir, unlock } = await aDesk()
  for (let i = 0; i < 3; i++) await unlock('000000')
  expect(await unlock('280417')).toMatchObject({ ok: false, problem: { code: 'too-many-attempts' } })

  const outcome = await staff(dataDir, ['reset-pin', '陈兰'], '719302\n719302\n')
  expect(outcome).toMatchObject({ code: 0, err: '' })
  expect(outcome.out).toContain('Done.')
  expect(outcome.out).not.toContain('719302')

  expect(await unlock('280417')).toMatchObject({ ok: false, problem: { code: 'wrong-pin' } })
  expect(await unlock('719302')).toMatchObject({ ok: true, value: { staff: { name: '陈兰' } } })
})

test('the reset stands in the audit log', async () => {
  const { dataDir } = await aDesk()
  expect(await staff(dataDir, ['reset-pin', headId], '719302\n719302\n')).toMatchObject({ code: 0 })
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(`${dataDir}/site.db`, { readonly: true })
  const rows = db.prepare("select staff_id, subject, details from audit where action = 'staff.reset-pin'").all()
  db.close()
  expect(rows).toEqual([{ staff_id: null, subject: headId, details: null }])
})

test('lists who may use the desk', async () => {
  const { dataDir } = await aDesk()
  expect(await staff(dataDir, ['list'])).toEqual({ code: 0, out: `${headId}  head   陈兰\n`, err: '' })
})

test.each([
  ['differing entries', '719302\n719303\n', 'The two entries differ. Nothing was changed.'],
  ['a run of digits', '123456\n123456\n', 'too simple'],
  ['too few digits', '123\n123\n', 'A PIN has 6 to 12 digits.'],
  ['an input that ends', '719302\n', 'No PIN was given. Nothing was changed.'],
])('refuses %s and changes nothing', async (_what, typed, sentence) => {
  const { dataDir, unlock } = await aDesk()
  const outcome = await staff(dataDir, ['reset-pin', '陈兰'], typed)
  expect(outcome.code).toBe(1)
  expect(outcome.err).toContain(sentence)
  expect(outcome.err).not.toMatch(/\n\s+at /)
  expect(await unlock('280417')).toMatchObject({ ok: true })
})

test('an unknown name is answered with those who are known; two of one name with their ids', async () => {
  const { dataDir, line, session } = await aDesk()
  const unknown = await staff(dataDir, ['reset-pin', '王喆'])
  expect(unknown).toMatchObject({ code: 1 })
  expect(unknown.err).toContain(`${headId}  head   陈兰`)
  const twin = { id: '01920000-0000-7000-8000-000000000002', name: '陈兰', role: 'clerk', pin: '605172' } as const
  expect(await line.call('desk', 'staff.add', twin, session)).toMatchObject({ ok: true })
  const two = await staff(dataDir, ['reset-pin', '陈兰'])
  expect(two.err).toContain('give the id instead')
  expect(two.err).toContain(twin.id)
})

test('a folder without a desk, and a command that does not exist, get one sentence', async () => {
  const dataDir = aTempDir()
  const empty = await staff(dataDir, ['list'])
  expect(empty).toMatchObject({ code: 1, out: '' })
  expect(empty.err).toContain('There is no desk in')
  expect((await staff(dataDir, ['reset-pin'])).err).toContain('npm run staff -- reset-pin')
  expect((await staff(dataDir, ['frobnicate'])).err).toContain('npm run staff -- list')
})
