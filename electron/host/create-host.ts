// Makes the host: opens both databases, starts sync, answers connections and passes news on. The same under Node and in Electron's
// utility process.
import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { nextDueCall } from '../../db/calls.ts'
import { DatabaseProblem } from '../../db/database-problem.ts'
import type { SiteSettings } from '../../db/model/site.ts'
import { openReadable, openWritable, transact, type WriteDb } from '../../db/open.ts'
import { ensurePersonKey } from '../../db/same-person.ts'
import { nextEnding } from '../../db/search.ts'
import { type FromHost, roles } from '../contract/call.ts'
import type { Topic } from '../contract/topic.ts'
import { createIdleSync, type SyncLink } from '../sync/link.ts'
import { type Answering, answer } from './answer.ts'
import { createCallQueue } from './call-queue.ts'
import { checkLogAtStart } from './check-log.ts'
import { createCourtesy } from './courtesy.ts'
import { createDeskSessions } from './desk-sessions.ts'
import { endWhatIsOver, expiryEveryMs } from './expiry.ts'
import { createGuessLimit, lineGuesses, roleGuesses } from './guess-limit.ts'
import type { Host } from './host.ts'
import { indexOlderPostings, indexOlderRegistrations } from './index-older.ts'
import { createLog } from './log.ts'
import { createMatchKeeper } from './match-keeper.ts'
import { mirrorAllOwnPostings, mirrorOwnPostings } from './own-posting.ts'
import { readSiteFile } from './site-file.ts'
import { watchCurrency } from './watch-currency.ts'
import { watchMoment } from './watch-moment.ts'

export type HostOptions = {
  /** Holds `site.json`, `site.db`, `postings.db`; made where missing. */
  dataDir: string
  /** Begins sync once both databases are there; without it the host stays offline. */
  startSync?: (start: { dataDir: string; settings: SiteSettings; courtesy: SharedArrayBuffer }) => SyncLink
  now?: () => Date
  randomBytes?: (length: number) => Uint8Array
  writeLog?: (line: string) => void
}

/** How often the matches follow a store that is being filled. */
const followFillingMs = 15_000

/**
 * @throws DatabaseProblem, SiteFileError: what is wrong with the data folder; nothing was changed then
 */
export async function createHost({
  dataDir,
  startSync = createIdleSync,
  now = () => new Date(),
  randomBytes = nodeRandomBytes,
  writeLog = line => process.stderr.write(`${line}\n`),
}: HostOptions): Promise<Host> {
  const log = createLog({
    write: writeLog,
    now,
    reference: () => Buffer.from(randomBytes(3)).toString('hex').toUpperCase(),
  })
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const settings = readSiteFile(dataDir)
  const postings = openPostings(join(dataDir, 'postings.db'), now)
  const siteReader = openReadable(join(dataDir, 'site.db'), 'site')
  const postingsReader = openReadable(join(dataDir, 'postings.db'), 'postings')
  endWhatIsOver(site, now())
  transact(site, () => ensurePersonKey(site, () => randomBytes(32)))
  mirrorAllOwnPostings(postings, site, settings, now().toISOString())
  const courtesy = createCourtesy()
  const sync = startSync({ dataDir, settings, courtesy: courtesy.memory })

  const listeners = new Set<(news: FromHost) => void>()
  const announce = (topics: Topic[]) => {
    for (const listener of listeners) listener({ changed: topics })
    if (topics.includes('postings')) ending.again()
    if (topics.includes('calls')) calling.again()
  }

  const follows = (topics: Topic[]) => topics.includes('postings') || topics.includes('registrations')
  const announceAndFollow = (topics: Topic[]) => {
    announce(topics)
    if (follows(topics)) matches.refresh()
  }
  // While a first pull fills the store, whoever needs the matches catches up by asking; following every page would read all of it twice.
  let following: NodeJS.Timeout | undefined
  function followSync(topics: Topic[]): void {
    if (sync.status().updatedAt !== null) {
      clearTimeout(following)
      following = undefined
      if (follows(topics) || topics.includes('sync')) matches.refresh()
    } else if (follows(topics)) {
      following ??= setTimeout(() => {
        following = undefined
        matches.refresh()
      }, followFillingMs).unref()
    }
  }

  const calls = createCallQueue({ site, postings: postingsReader, settings, now, randomBytes })
  const matches = createMatchKeeper({
    postings: postingsReader,
    site: siteReader,
    now,
    turn: courtesy.turn,
    onReady: () => announce(['matches']),
    afterwards(index) {
      const { isMore, isChanged } = calls.fill(index)
      const isTidied = !isMore && calls.tidy()
      if (isChanged || isTidied) announce(['calls'])
      return isMore
    },
    onFault: error => log.fault('matches', error),
  })
  // The first calls come before the long reading.
  const beginning = setTimeout(matches.refresh, 0)

  // A posting that ends while nothing else happens must vanish as well: the pages are told at that moment.
  const ending = watchMoment({
    next: () => nextEnding(postingsReader, now()),
    now,
    onReached: () => announceAndFollow(['postings']),
  })
  // And a call that becomes due comes to the front.
  const calling = watchMoment({
    next: () => nextDueCall(siteReader, now().toISOString()),
    now,
    onReached: () => announce(['calls']),
  })

  const { turn } = courtesy
  const stopIndexing = indexOlderPostings(postings, {
    turn,
    onDone: () => announceAndFollow(['postings']),
    onFault: error => log.fault('index', error),
  })

  const checkingLog = checkLogAtStart({ site, siteReader }, { now, log })

  const stopIndexingPeople = indexOlderRegistrations(site, {
    turn,
    onDone: () => announceAndFollow(['registrations']),
    onFault: error => log.fault('index', error),
  })

  const expiry = setInterval(() => {
    try {
      if (endWhatIsOver(site, now())) announceAndFollow(['registrations', 'sync'])
    } catch (error) {
      log.fault('expiry', error)
    }
  }, expiryEveryMs)
  expiry.unref()

  const answering: Answering = {
    settings,
    now,
    randomBytes,
    sessions: createDeskSessions({
      idleMs: settings.idle.deskSeconds * 1000 + 60_000,
      monotonicMs: () => performance.now(),
      randomBytes,
    }),
    sync,
    matches,
    mirror: owns => mirrorOwnPostings(postings, owns, { site, settings, at: now().toISOString() }),
    site,
    siteReader,
    postings: postingsReader,
    announce: announceAndFollow,
    log,
  }
  const vouching = watchCurrency({ sync, now, tell: () => announce(['sync']) })
  const stopListening = sync.onChanged(topics => {
    if (topics.includes('sync')) vouching.told()
    announce(topics)
    followSync(topics)
  })
  const monotonicMs = () => performance.now()
  // A page that loads itself again has a new line: all lines of a face together have a limit as well.
  const ofRole = new Map(roles.map(role => [role, createGuessLimit({ ...roleGuesses, monotonicMs })]))

  return {
    connect(role) {
      const mine = new Set<(news: FromHost) => void>()
      const whole = ofRole.get(role)
      const guesses = createGuessLimit({ ...lineGuesses, monotonicMs, ...(whole ? { whole } : {}) })
      return {
        handle(message) {
          // Nobody stands waiting before the board.
          if (role !== 'board') courtesy.asked()
          return answer(answering, { role, guesses }, message)
        },
        onNews(listener) {
          mine.add(listener)
          listeners.add(listener)
          return () => {
            mine.delete(listener)
            listeners.delete(listener)
          }
        },
        close() {
          for (const listener of mine) listeners.delete(listener)
          mine.clear()
        },
      }
    },
    async stop() {
      await checkingLog
      ending.stop()
      calling.stop()
      clearInterval(expiry)
      clearTimeout(beginning)
      clearTimeout(following)
      stopIndexing()
      stopIndexingPeople()
      stopListening()
      vouching.stop()
      listeners.clear()
      await sync.stop()
      await matches.stop()
      postingsReader.close()
      siteReader.close()
      for (const db of [postings, site]) {
        db.pragma('wal_checkpoint(TRUNCATE)')
        db.close()
      }
    },
  }
}

/** The copy of the feeds can be pulled again: a damaged one is put aside and begun anew. `site.db` never is. */
function openPostings(path: string, now: () => Date): WriteDb<'postings'> {
  try {
    return openWritable(path, 'postings')
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || !['corrupt', 'not-a-database'].includes(error.code)) throw error
    const aside = `${path}.corrupt-${now().toISOString().replace(/[:.]/g, '-')}`
    renameSync(path, aside)
    for (const suffix of ['-wal', '-shm']) {
      try {
        renameSync(path + suffix, aside + suffix)
      } catch {
        // There was none.
      }
    }
    return openWritable(path, 'postings')
  }
}
