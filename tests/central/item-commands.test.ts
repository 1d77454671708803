// Notices and sites at the command line: what is wrong is said field by field, nothing is half published; and, as real processes
// beside a server that runs, what is published reaches a kiosk that waits.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { runItemCommand } from '../../central/item-commands.ts'
import { type ItemKind, readItems } from '../../central/item-file.ts'
import { StartProblem } from '../../central/start-problem.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Store } from '../../central/store/store.ts'
import { listFeedNotices, listMarketSites } from '../../db/feed-items.ts'
import { emergencyAt } from '../../db/model/notice.ts'
import { aSite } from '../support/a-site.ts'
import { aTempDir } from '../support/temp-dir.ts'

const main = fileURLToPath(new URL('../../central/main.ts', import.meta.url))
const feed = '500106'
const soon = { timeout: 10_000, interval: 20 }
let dir: string
beforeEach(() => {
  dir = aTempDir()
})

function start(args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', LINGGONG_CENTRAL_DIR: join(dir, 'central'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', chunk => {
    said.out += chunk
  })
  child.stderr.on('data', chunk => {
    said.err += chunk
  })
  return { child, said, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...said })) }
}

/** As a process of its own, the way a person starts it. */
const runProcess = (...args: string[]) => start([...args, '--feed', feed]).ended

/** The same command in this process, on the same folder: fifty processes would take a minute. */
async function run(...args: string[]) {
  const [kind, ...rest] = args as [ItemKind, ...string[]]
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({ args: rest, options: { until: text }, allowPositionals: true })
  let out = ''
  const tools = {
    now: () => new Date(),
    makeId: randomUUID,
    async withStore(work: (store: Store) => Promise<void>) {
      const store = openSqliteStore(join(dir, 'central'), { now: new Date(), makeIdentity: randomUUID })
      await work(store).finally(() => store.close())
    },
    print(line: string) {
      out += `${line}\n`
    },
  }
  try {
    await runItemCommand(kind, positionals, { ...values, feed }, tools)
    return { code: 0, out, err: '' }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    return { code: 1, out, err: `${error.message}\n` }
  }
}

function endAtLast(child: ChildProcess): void {
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'close')
  })
}

function file(value: unknown, name = 'items.json'): string {
  writeFileSync(join(dir, name), typeof value === 'string' ? value : JSON.stringify(value))
  return join(dir, name)
}

const training = {
  id: 'training-1',
  kind: 'training',
  title: '低压电工基础班',
  text: '免费',
  source: { name: '测试' },
  shownFrom: '2026-01-01T00:00:00Z',
  validUntil: new Date(Date.now() + 86_400_000).toISOString(),
  startsOn: '2026-11-25',
  seats: 30,
  seatsLeft: 12,
}
const station = { id: 'site-1', name: '磁器口零工驿站', profile: 'station', division: feed, phone: '023-0000-3001' }

describe('notices and sites', () => {
  test('one object or several are put, listed and ended; the same again changes nothing', async () => {
    const two = file([training, { ...training, id: 'training-2', shownFrom: training.validUntil.replace('Z', '1Z') }])
    // The second begins after its end.
    expect(await run('notice', 'put', two)).toMatchObject({ code: 1, out: '' })
    expect((await run('notice', 'list')).out).toBe('no notices in feed 500106\n')
    const one = file(training)
    expect(await run('notice', 'put', one)).toMatchObject({ code: 0, out: 'put 1, already there 0\n', err: '' })
    expect((await run('notice', 'put', one)).out).toBe('put 0, already there 1\n')
    expect((await run('notice', 'list')).out).toMatch(
      /^training-1 {2}training {2}priority 0 {2}shown {2}until .* {2}低压电工基础班\n$/,
    )
    expect((await run('site', 'put', file([station]))).out).toBe('put 1, already there 0\n')
    expect((await run('site', 'list')).out).toBe('site-1  磁器口零工驿站  500106  023-0000-3001\n')
    // What is a site is not withdrawn as a notice, nor overwritten by one.
    expect((await run('notice', 'withdraw', 'site-1')).err).toMatch(/^There is no notice "site-1" in feed 500106\./)
    expect((await run('notice', 'put', file({ ...training, id: 'site-1' }))).err).toMatch(
      /^The id "site-1" is that of a site in feed 500106\. Nothing was published\.\n$/,
    )
    expect((await run('site', 'remove', 'site-1')).out).toBe('site-1 is gone from feed 500106\n')
    expect((await run('notice', 'withdraw', 'training-1')).out).toBe('training-1 is gone from feed 500106\n')
    expect((await run('notice', 'withdraw', 'training-1')).code).toBe(1)
    expect((await run('site', 'list')).out).toBe('no sites in feed 500106\n')
  })

  test('a faulty one among good ones: nothing is published, and every field is named in a sentence of its own', async () => {
    const faulty = { ...training, id: 'bad', kind: 'polcy', priority: 12, startsOn: '25.11.', validUntil: undefined }
    const { code, out, err } = await run('notice', 'put', file([training, faulty]))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trimEnd().split('\n').slice(1)).toEqual([
      'notice 2 ("低压电工基础班"): kind must be one of policy, training, job-fair, rights, notice, emergency, not "polcy".',
      'notice 2 ("低压电工基础班"): priority must be at most 9, not 12.',
      'notice 2 ("低压电工基础班"): validUntil is missing.',
      'notice 2 ("低压电工基础班"): startsOn must be a day, such as 2026-11-22, not "25.11.".',
    ])
    expect((await run('notice', 'list')).out).toBe('no notices in feed 500106\n')
  })

  test.each([
    ['a file that is not there', ['notice', 'put', 'nowhere.json'], /^There is no file nowhere\.json\.\n$/],
    ['no file', ['site', 'put'], /^site put needs a file: npm run central -- site put FILE\.json --feed 500105\n$/],
    ['an emergency without an end', ['notice', 'emergency', '燃气泄漏'], /^An emergency needs an end: --until /],
    [
      'an end without a zone',
      ['notice', 'emergency', '燃气泄漏', '--until', '2099-01-01T10:00'],
      /^--until must be a moment with its zone, .* not "2099-01-01T10:00"\.\n$/,
    ],
    [
      'an end that has passed',
      ['notice', 'emergency', '燃气泄漏', '--until', '2020-01-01T10:00:00Z'],
      /validUntil has passed \(2020-01-01T10:00:00\.000Z\)\.\n$/,
    ],
    ['a word too many', ['notice', 'list', 'a', 'b'], /^"b" is one word too many\./],
    ['what there is not', ['site', 'emergency', 'x'], /^There is no command "site emergency"\.\n/],
  ])('%s is said', async (_, args, words) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(words)
    expect(err).not.toMatch(/ at .*:[0-9]+:[0-9]+/)
  })
})

test.each([
  ['text that is no JSON', '{', /is not JSON: .* Nothing was published\./],
  ['an empty list', '[]', /^There is no notice in /],
  ['a number', '7', /notice 1: must be an object with the fields of the schema\./],
])('a file with %s is refused', async (_, text, words) => {
  expect((await run('notice', 'put', file(text))).err).toMatch(words)
})

describe('what a schema does not see', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const valid = { ...training, validUntil: '2026-12-01T00:00:00Z' }
  test.each([
    ['an end before its beginning', { shownFrom: '2026-12-02T00:00:00Z' }, /must be after shownFrom/],
    ['an end that has passed', { validUntil: '2026-11-22T02:00:00Z' }, /validUntil has passed/],
    ['an end beyond a year', { validUntil: '2028-01-01T00:00:00Z' }, /more than a year away/],
    ['more seats left than there are', { seatsLeft: 31 }, /seatsLeft \(31\) is more than seats \(30\)/],
  ])('%s', (_, changes, words) => {
    expect(readItems('notice', [{ ...valid, ...changes }], now).faults).toEqual([expect.stringMatching(words)])
  })

  test('the same id twice in a file; unknown fields are kept', () => {
    expect(readItems('notice', [valid, valid], now).faults).toEqual([
      expect.stringMatching(/is that of notice 1 already/),
    ])
    expect(readItems('site', [{ ...station, colour: 'red' }], now)).toMatchObject({
      items: [{ colour: 'red' }],
      faults: [],
    })
  })
})

test('an emergency from the command line reaches a kiosk that waits at a server in another process, and so does its end', async () => {
  const { child, said } = start([])
  endAtLast(child)
  await expect.poll(() => said.out, { timeout: 20_000 }).toContain('token')
  const url = /central (http:\S+)/.exec(said.out)?.[1] ?? ''
  const token = readFileSync(/token +(\S+)/.exec(said.out)?.[1] ?? '', 'utf8').trim()
  const site = aSite({ url, token })
  await expect.poll(() => site.sync.status().updatedAt, soon).not.toBeNull()
  const emergency = () => emergencyAt(listFeedNotices(site.postings, new Date()), new Date())
  expect(emergency()).toBeNull()
  site.news.length = 0
  const wrong = await runProcess('notice', 'put', file({ ...training, kind: 'polcy' }))
  expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/: kind must be one of policy, /) })
  expect(wrong.err).not.toMatch(/ at .*:[0-9]+:[0-9]+/)
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const { out, err } = await runProcess(
    'notice',
    'emergency',
    '燃气泄漏，请离开',
    '--text',
    '走北门',
    '--until',
    until,
    '--priority',
    '9',
  )
  expect(err).toBe('')
  const [, id = ''] = /^emergency (emergency-[0-9a-f-]{36}) stands until .*\(Asia\/Shanghai\)\n/.exec(out) ?? []
  await expect.poll(emergency, soon).toMatchObject({ id, title: '燃气泄漏，请离开', text: '走北门', priority: 9 })
  expect(site.news.flat()).toContain('notices')
  site.news.length = 0
  expect((await runProcess('notice', 'withdraw', id)).code).toBe(0)
  await expect.poll(emergency, soon).toBeNull()
  expect(site.news.flat()).toContain('notices')
  expect((await runProcess('site', 'put', file(station))).code).toBe(0)
  await expect.poll(() => listMarketSites(site.postings).map(s => s.name), soon).toEqual(['磁器口零工驿站'])
}, 120_000)
