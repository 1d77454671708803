// The command line as a person meets it: real processes, one sentence where it cannot go on, accounts that add up.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { header } from '../../central/protocol/headers.ts'
import { feedPath } from '../../central/protocol/paths.ts'
import { hasPostgres, postgresAbsent, startPostgres } from '../support/postgres.ts'
import { sharedData, sharedDataAbsent } from '../support/shared-data.ts'

const main = fileURLToPath(new URL('../../central/main.ts', import.meta.url))
const feed = '500105'
let dir: string
const children: ChildProcess[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linggong-command-'))
})
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', LINGGONG_CENTRAL_DIR: join(dir, 'central'), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', chunk => {
    said.out += chunk
  })
  child.stderr.on('data', chunk => {
    said.err += chunk
  })
  return { child, said, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...said })) }
}
const run = (args: string[], env?: Record<string, string>) => start(args, env).ended

async function serve(env?: Record<string, string>) {
  const { child, said, ended } = start([], env)
  await expect.poll(() => said.out, { timeout: 20_000 }).toContain('token')
  const [, url = ''] = /central (http:\S+)/.exec(said.out) ?? []
  const [, tokenFile = ''] = /token +(\S+)/.exec(said.out) ?? []
  const token = env?.LINGGONG_CENTRAL_TOKEN ?? readFileSync(tokenFile, 'utf8').trim()
  return { child, url, headers: { Authorization: `Bearer ${token}` }, ended }
}

function expectOneSentence({ code, out, err }: { code: number | null; out: string; err: string }, words: RegExp): void {
  expect(err).toMatch(words)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).not.toMatch(/ at .*:[0-9]+:[0-9]+/)
  expect(out).toBe('')
  expect(code).toBe(1)
}

const columns = 'jobName,tags,area,salary,workYear,degree,companyName,companyType,companySize,issueDate'
const row = (title: string, salary = '200元/天') =>
  `${title},"包吃,日结",重庆-渝中区,${salary},无需经验,,测试商行,民营,少于50人,2026-11-20 10:00:00`
const csv = (...rows: string[]) => [columns, ...rows, ''].join('\n')
function file(content: string | Uint8Array, name = 'postings.csv'): string {
  writeFileSync(join(dir, name), content)
  return join(dir, name)
}
/** The numbers of an account, by their names. */
function account(out: string): Record<string, number> {
  return Object.fromEntries([...out.matchAll(/^(\w[\w ]*?) +([0-9]+)$/gm)].map(match => [match[1], Number(match[2])]))
}
function expectSum(numbers: Record<string, number>): void {
  const { rows, imported, 'imported with flags': flagged, 'already there': there, refused } = numbers
  expect((imported ?? 0) + (flagged ?? 0) + (there ?? 0) + (refused ?? 0)).toBe(rows)
}

describe('import', () => {
  test('every row is accounted for, and a second import adds nothing', async () => {
    const path = file(csv(row('搬运工'), row('分拣员', '看着给'), 'broken,row', row('')))
    const first = await run(['import', path, '--feed', feed])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(account(first.out)).toMatchObject({ rows: 4, 'already there': 0, refused: 2 })
    expectSum(account(first.out))
    expect(first.out).toMatch(/ {2}line 4: field-count\n {2}line 5: title-missing/)
    const second = await run(['import', path, '--feed', feed])
    expect(account(second.out)).toMatchObject({ rows: 4, imported: 0, 'already there': 2, refused: 2 })
  })

  test('a server on the same folder, in another process, wakes its long polls', async () => {
    const { url, headers, child, ended } = await serve()
    const waiting = fetch(url + feedPath(feed, 'all', '-1', true), { headers, signal: AbortSignal.timeout(20_000) })
    await new Promise(resolve => setTimeout(resolve, 200))
    expect((await run(['import', file(csv(row('搬运工'))), '--feed', feed])).code).toBe(0)
    const answer = await waiting
    expect(answer.status).toBe(200)
    expect(answer.headers.get(header.protocol)).toBe('1')
    expect(await answer.json()).toHaveLength(1)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })

  test('a second server on the same folder says that one is running there, and leaves the first alone', async () => {
    const { url, headers } = await serve()
    const port = new URL(url).port
    expectOneSentence(
      await run([], { PORT: port }),
      /central server is already running on .*central\. .*changed nothing/,
    )
    expectOneSentence(
      await run([], { PORT: port, LINGGONG_CENTRAL_DIR: join(dir, 'other') }),
      /is taken by another program/,
    )
    expect((await fetch(url + feedPath(feed, 'all', '-1'), { headers })).status).toBe(200)
  })

  test('GB 18030 is read as well', async () => {
    const path = file(iconv.encode(csv(row('搬运工')), 'gb18030'))
    expect(account((await run(['import', path, '--feed', feed])).out)).toMatchObject({ rows: 1, refused: 0 })
  })

  test.each([
    ['a file that is not there', () => join(dir, 'nowhere.csv'), /^There is no file .*nowhere\.csv\./],
    ['a folder', () => dir, /cannot be read/],
    ['other columns', () => file('name,age\n张,3\n'), /columns are missing: jobName, .*Nothing was imported\./],
    [
      'text that is neither UTF-8 nor GB 18030',
      () => file(Buffer.from([...Buffer.from(columns), 10, 0xff, 0xff, 0x2c, 0xff, 10])),
      /UTF-8/,
    ],
    ['an Excel workbook', () => file(Buffer.from('PK\u0003\u0004 rest')), /Excel workbook; save it as CSV/],
    ['an empty file', () => file(''), /there is no row in it/],
  ])('%s is said in one sentence', async (_, path, words) => {
    expectOneSentence(await run(['import', path(), '--feed', feed]), words)
  })

  test.each([
    ['without a feed', ['import', 'x.csv'], /import needs a file and a feed/],
    [
      'with a feed that is no division',
      ['import', 'x.csv', '--feed', '渝中'],
      /--feed must be a six-digit division code/,
    ],
  ])('%s it says what it needs', async (_, args, words) => {
    expectOneSentence(await run(args), words)
  })

  const real = sharedData('postings-51job.csv')
  test.skipIf(real === null)(
    `4,580 real rows go in once${sharedDataAbsent(real)}`,
    async () => {
      const first = await run(['import', real ?? '', '--feed', feed])
      expect(first.code).toBe(0)
      expect(account(first.out)).toMatchObject({ rows: 4_580, 'already there': 0 })
      expectSum(account(first.out))
      const second = account((await run(['import', real ?? '', '--feed', feed])).out)
      expect(second).toMatchObject({ imported: 0, 'imported with flags': 0 })
      expectSum(second)
    },
    60_000,
  )
})

describe('what keeps it from starting', () => {
  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    expectOneSentence(await run([], { PORT: port }), new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken`))
    server.close()
  })

  test('an address other than this machine', async () => {
    expectOneSentence(await run([], { LINGGONG_CENTRAL_HOST: '0.0.0.0' }), /listens only on this machine/)
  })

  test('a folder that cannot be written', async () => {
    const path = join(file('a file', 'blocked'), 'central')
    expectOneSentence(await run([], { LINGGONG_CENTRAL_DIR: path }), /cannot be written/)
  })

  test('a file that is no database, which is left as it is', async () => {
    mkdirSync(join(dir, 'central'))
    const content = 'not a database, but somebody may want it'.repeat(100)
    writeFileSync(join(dir, 'central', 'central.db'), content)
    expectOneSentence(await run([]), /is not a database/)
    expect(readFileSync(join(dir, 'central', 'central.db'), 'utf8')).toBe(content)
  })

  test('a database newer than the program', async () => {
    mkdirSync(join(dir, 'central'))
    const db = new Database(join(dir, 'central', 'central.db'))
    db.pragma('user_version = 99')
    db.close()
    expectOneSentence(await run([]), /newer version of this program \(store version 99/)
  })

  test('a PostgreSQL that does not answer', async () => {
    const result = await run([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
    expectOneSentence(result, /^The database in DATABASE_URL cannot be used/)
  })

  test('an unknown command or option names the ones there are', async () => {
    for (const args of [['fly'], ['--fly']]) {
      const { code, err } = await run(args)
      expect(code).toBe(1)
      expect(err).toContain('npm run central -- import FILE.csv --feed 500105')
      expect(err).not.toMatch(/ at .*:[0-9]+:[0-9]+/)
    }
  })
})

test('a new epoch sends kiosks to the snapshot', async () => {
  const { url, headers } = await serve({ LINGGONG_CENTRAL_TOKEN: 'a-token-of-my-own' })
  const first = await fetch(url + feedPath(feed, 'all', '-1'), { headers })
  const cursor = first.headers.get(header.nextOffset) ?? ''
  expect((await run(['new-epoch'])).out).toMatch(/^epoch [0-9a-f]{12}\n$/)
  expect((await fetch(url + feedPath(feed, 'all', cursor), { headers })).status).toBe(410)
})

describe.skipIf(!hasPostgres)(`with PostgreSQL${postgresAbsent}`, () => {
  test('it serves and imports by DATABASE_URL', async () => {
    const postgres = await startPostgres()
    try {
      const env = { DATABASE_URL: postgres.url('postgres') }
      const { url, headers } = await serve(env)
      const waiting = fetch(url + feedPath(feed, 'all', '-1', true), { headers, signal: AbortSignal.timeout(20_000) })
      expect((await run(['import', file(csv(row('搬运工'))), '--feed', feed], env)).code).toBe(0)
      expect(await (await waiting).json()).toHaveLength(1)
    } finally {
      await postgres.stop()
    }
  })

  test('it refuses a server that does not write durably', async () => {
    const postgres = await startPostgres(['fsync=off'])
    try {
      const result = await run([], { DATABASE_URL: postgres.url('postgres') })
      expectOneSentence(result, /must run with fsync and synchronous_commit on \(they are off and on\)/)
    } finally {
      await postgres.stop()
    }
  })
})
