// The command line of the central server: `npm run central`, and `npm run central -- import FILE.csv --feed 500105`.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type InstanceLock, lockDataDir } from '../db/instance-lock.ts'
import { createApp } from './app.ts'
import { readOrMakeToken, tokenFile } from './auth.ts'
import { isDemonstration } from './demonstration.ts'
import { startHousekeeping } from './housekeeping.ts'
import { accountLines, importPostings, readImportFile } from './import-postings.ts'
import { itemUsage, runItemCommand } from './item-commands.ts'
import { openapiDocument } from './protocol/openapi.ts'
import { serveCentral } from './serve.ts'
import { type CentralSettings, readCentralSettings } from './settings.ts'
import { errorCode, errorLine, StartProblem } from './start-problem.ts'
import { openPostgresStore } from './store/postgres.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'

const usage = `npm run central                                     start the server
npm run central -- import FILE.csv --feed 500105    take in postings
${itemUsage}
npm run central -- new-epoch                        after a restore from a backup: all kiosks read anew
npm run central -- openapi                          write central/protocol/openapi.json anew`

const now = () => new Date()
const log = (line: string) => console.error(line)

async function openStore({ databaseUrl, dir }: CentralSettings): Promise<Store> {
  const options = { now: now(), makeIdentity: randomUUID }
  return databaseUrl === undefined ? openSqliteStore(dir, options) : await openPostgresStore(databaseUrl, options)
}

async function withStore(settings: CentralSettings, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(settings)
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

const withStoreOf = (settings: CentralSettings) => (work: (store: Store) => Promise<void>) => withStore(settings, work)

/** One server per folder: two would each make snapshots there. Said before the port is tried, which would only seem another's. */
async function lockFolder(dir: string): Promise<InstanceLock> {
  const lock = await lockDataDir(dir)
  if (lock) return lock
  throw new StartProblem(
    `The central server is already running on ${dir}. This second start changed nothing; use the first, or set LINGGONG_CENTRAL_DIR to another folder.`,
  )
}

async function serve(settings: CentralSettings): Promise<void> {
  const { dir, host, port } = settings
  const lock = await lockFolder(dir)
  const store = await openStore(settings).catch(error => {
    lock.release()
    throw error
  })
  try {
    const token = settings.token ?? readOrMakeToken(dir)
    const demonstration = await isDemonstration(store)
    const snapshotDir = join(dir, 'snapshots')
    const app = createApp({ store, token, identity: store.identity, now, demonstration, snapshotDir, log })
    const server = await serveCentral(app, { host, port })
    const stopHousekeeping = startHousekeeping(async () => {
      await store.compact(now())
    }, log)
    console.log(`central ${server.url}`)
    console.log(`store   ${settings.databaseUrl === undefined ? dir : 'PostgreSQL'}, server ${store.identity}`)
    console.log(`token   ${settings.token === undefined ? tokenFile(dir) : 'LINGGONG_CENTRAL_TOKEN'}`)
    const stop = async () => {
      await server.stop()
      await stopHousekeeping()
      await store.close()
      lock.release()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  } catch (error) {
    await store.close()
    lock.release()
    throw error
  }
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args)
  const [command = 'serve', file, ...further] = positionals
  if (values.help) return console.log(usage)
  const settings = readCentralSettings(process.env)
  switch (command) {
    case 'serve':
      return serve(settings)
    case 'import': {
      if (file === undefined || values.feed === undefined)
        throw new StartProblem('import needs a file and a feed: npm run central -- import FILE.csv --feed 500105')
      const feed = values.feed
      const at = now()
      const outcomes = readImportFile(file, feed, at)
      return withStore(settings, async store => {
        for (const line of accountLines(await importPostings(store, feed, outcomes, at))) console.log(line)
      })
    }
    case 'notice':
    case 'site': {
      const tools = {
        now,
        makeId: randomUUID,
        withStore: withStoreOf(settings),
        print: (line: string) => console.log(line),
      }
      return runItemCommand(command, file === undefined ? [] : [file, ...further], values, tools)
    }
    case 'new-epoch':
      return withStore(settings, async store => console.log(`epoch ${await store.renewEpoch(now())}`))
    case 'openapi': {
      const target = new URL('./protocol/openapi.json', import.meta.url)
      return writeFileSync(target, `${JSON.stringify(openapiDocument(), null, 2)}\n`)
    }
    default:
      throw new StartProblem(`There is no command "${command}".\n${usage}`)
  }
}

function readArguments(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const options = {
      feed: text,
      text,
      until: text,
      source: text,
      priority: text,
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new StartProblem(`${errorLine(error)}\n${usage}`)
  }
}

run(process.argv.slice(2)).catch(error => {
  // A problem has its sentence; anything else is a fault of ours, in one line too.
  const code = errorCode(error)
  log(
    error instanceof StartProblem
      ? error.message
      : `The central server failed: ${errorLine(error)}${code && ` (${code})`}`,
  )
  process.exitCode = 1
})
