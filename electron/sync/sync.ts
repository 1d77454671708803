// Sync as a whole: a puller for each lane of each feed, one pusher, one status. Knows no page; what changed is told as topics.

import type { Lane } from '../../central/protocol/feed.ts'
import { snapshotPath } from '../../central/protocol/paths.ts'
import { cursorServers, findCursor } from '../../db/feed-cursor.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { requeueForNewServer, unmarkAllBatches } from '../../db/outbox.ts'
import { dropFeed, pruneTombstones, storedFeeds } from '../../db/postings.ts'
import { liveIds } from '../../db/search.ts'
import { freeCodes, giveCodes } from '../../db/short-codes.ts'
import { getStation, saveStation } from '../../db/station.ts'
import type { Topic } from '../contract/topic.ts'
import { createBackoff } from './backoff.ts'
import { type CentralClient, Trouble } from './central-client.ts'
import { type GiveWay, goAhead } from './give-way.ts'
import type { SyncStatus } from './link.ts'
import { createPause } from './pause.ts'
import { createPuller, type PullEvents } from './pull.ts'
import { createPusher } from './push.ts'
import { createNumberSharing, type SharedQueue } from './share-numbers.ts'
import { takeSnapshot } from './take-snapshot.ts'

export type Sync = {
  status(): SyncStatus
  wake(): void
  stop(): Promise<void>
}

export type SyncOptions = {
  site: WriteDb<'site'>
  postings: WriteDb<'postings'>
  client: CentralClient
  feeds: readonly string[]
  /** What pages must read again; empty where only the status is newer. */
  changed: (topics: Topic[]) => void
  now: () => Date
  monotonicMs: () => number
  /** [0, 1) */
  random: () => number
  randomBelow: (below: number) => number
  makeId: () => string
  /** Null or left out: this machine's queue of numbers is its own. */
  queue?: SharedQueue | null
  /** Left out: nobody shares the processors. */
  way?: GiveWay
}

/** During a bulk pull the pages are told at most this often, so that a list does not change under a finger; an urgent order at once. */
const tellEveryMs = 3000
/** How often the outbox is looked at without being woken, and how far wakings are spread so that many sites do not come at once. */
const pushEveryMs = 60_000
/** Codes of one transaction while somebody is at a screen: nobody else writes to site.db meanwhile. */
const codesAtOnce = 250
const tombstoneMs = 31 * 24 * 3_600_000

export function createSync(options: SyncOptions): Sync {
  const { site, postings, client, feeds, now, monotonicMs, random, makeId, way = goAhead } = options
  const stopping = new AbortController()
  const pushPause = createPause()
  const pullPauses = new Set<ReturnType<typeof createPause>>()
  let status: SyncStatus = {
    isOnline: false,
    trouble: null,
    updatedAt: oldestCheck(),
    clockOffsetMs: 0,
    isQueueShared: false,
  }
  let told: NodeJS.Timeout | undefined
  let toldAt = Number.NEGATIVE_INFINITY
  const heads = new Map<string, number>()
  let isCodesOwing = false

  function oldestCheck(): string | null {
    const checks = feeds.map(feed => findCursor(postings, feed, 'all')?.checkedAt)
    if (checks.some(check => check === undefined)) return null
    return (checks as string[]).sort()[0] ?? null
  }

  function tell(topics: Topic[], isUrgent: boolean): void {
    const wait = isUrgent ? 0 : Math.max(0, toldAt + tellEveryMs - monotonicMs())
    if (wait === 0) {
      clearTimeout(told)
      told = undefined
      toldAt = monotonicMs()
      options.changed(topics)
    } else told ??= setTimeout(() => tell(topics, true), wait)
  }

  function setStatus(next: Partial<SyncStatus>): void {
    const before = status
    status = { ...status, ...next }
    const shows = (s: SyncStatus) =>
      `${s.isOnline} ${s.trouble} ${s.updatedAt === null} ${Math.round(s.clockOffsetMs / 5000)}`
    // That all is as it was is for the host alone: it vouches for it, and the pages hear nothing.
    if (shows(before) !== shows(status)) options.changed(['sync'])
    else if (before.updatedAt !== status.updatedAt) options.changed([])
  }

  /** Another centre answers: rows of the old one go, and what it had acknowledged is queued again for the new one. */
  function answered({ server, clockOffsetMs }: { server: string; clockOffsetMs: number }): boolean {
    // The offset of a long poll's answer is as good as any other: the header was written when it was sent.
    if (Math.abs(clockOffsetMs - status.clockOffsetMs) > 2000) setStatus({ clockOffsetMs })
    const station = transact(site, () => getStation(site, makeId))
    const others = cursorServers(postings).filter(s => s !== server)
    if (station.server === server && others.length === 0) return false
    if (others.length) {
      transact(postings, () => {
        for (const feed of storedFeeds(postings)) dropFeed(postings, feed)
      })
    }
    if (station.server !== server) {
      transact(site, () => {
        if (station.server !== null) requeueForNewServer(site, now().toISOString())
        unmarkAllBatches(site)
        saveStation(site, { ...station, server, sequence: 0 })
      })
      pushPause.wake()
    }
    options.changed(['postings', 'notices', 'registrations', 'sync'])
    return true
  }

  const events: PullEvents = {
    answered,
    stored({ put, removed, hasItems, lane }) {
      if (hasItems) options.changed(['notices'])
      if (put.length + removed.length === 0) return
      // During a first pull codes wait until everything is there: search before slips.
      const isBulk = lane === 'all' && heads.size === 0
      isCodesOwing ||= isBulk
      transact(site, () => {
        freeCodes(site, removed)
        if (!isBulk) giveCodes(site, put, options.randomBelow, now().toISOString())
      })
      tell(['postings'], lane === 'urgent' || heads.size > 0)
    },
    upToDate(feed, lane) {
      if (lane === 'all') heads.set(feed, monotonicMs())
      setStatus({
        isOnline: true,
        trouble: status.trouble === 'cloned-station' ? status.trouble : null,
        ...(heads.size === feeds.length ? { updatedAt: now().toISOString() } : {}),
      })
      // What was stored and not yet told; an empty answer of a long poll is no news.
      if (told) tell(['postings'], true)
      if (isCodesOwing && lane === 'all' && heads.size === feeds.length) {
        isCodesOwing = false
        void giveAllCodes()
      }
    },
    failed(trouble) {
      setStatus({ isOnline: false, trouble: trouble.kind })
    },
    restart: (feed, path) => {
      // Both lanes may be told at once; one snapshot serves both.
      const running = restarts.get(feed) ?? restart(feed, path).finally(() => restarts.delete(feed))
      restarts.set(feed, running)
      return running
    },
  }

  const restarts = new Map<string, Promise<void>>()

  async function restart(feed: string, path: string): Promise<void> {
    const { server, body } = await client.readSnapshot(path || snapshotPath(feed), stopping.signal)
    const { gone, changed, hasItems } = await takeSnapshot(postings, { feed, server, body, at: now().toISOString() })
    for (let i = 0; i < Math.max(gone.length, changed.length); i += 1000) {
      transact(site, () => {
        freeCodes(site, gone.slice(i, i + 1000))
        giveCodes(site, changed.slice(i, i + 1000), options.randomBelow, now().toISOString())
      })
    }
    options.changed(hasItems ? ['postings', 'notices'] : ['postings'])
  }

  const pusher = createPusher({
    db: site,
    client,
    now,
    makeId,
    events: { answered, settled: () => options.changed(['registrations', 'sync']) },
  })

  async function push(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff({ random })
    while (!signal.aborted) {
      let wait = pushEveryMs
      try {
        while (!signal.aborted && (await pusher.step(signal))) backoff.reset()
        if (status.trouble === 'cloned-station') setStatus({ trouble: null })
      } catch (error) {
        if (signal.aborted) return
        const trouble = error instanceof Trouble ? error : new Trouble('storage', { cause: error })
        if (trouble.kind === 'cloned-station' || trouble.kind === 'unauthorised') setStatus({ trouble: trouble.kind })
        wait = backoff.next(trouble.retryAfterMs)
      }
      await pushPause.wait(wait, signal)
    }
  }

  function housekeeping(): void {
    transact(postings, () => {
      const old = storedFeeds(postings).filter(feed => !feeds.includes(feed))
      for (const feed of old) dropFeed(postings, feed)
      pruneTombstones(postings, new Date(now().getTime() - tombstoneMs).toISOString())
    })
    isCodesOwing = true
  }

  /** Codes for every live posting without one, urgent ones first, in slices between which other work has its turn. */
  async function giveAllCodes(): Promise<void> {
    const ids = liveIds(postings, now())
    for (let i = 0, most = 0; i < ids.length && !stopping.signal.aborted; i += most) {
      most = way.isSomebodyThere() ? codesAtOnce : 1000
      way.begin()
      way.rest()
      transact(site, () => giveCodes(site, ids.slice(i, i + most), options.randomBelow, now().toISOString()))
      await new Promise(setImmediate)
    }
    tell(['postings'], true)
  }

  housekeeping()
  const runs = feeds.flatMap(feed =>
    (['urgent', 'all'] as const).map((lane: Lane) => {
      const pause = createPause()
      pullPauses.add(pause)
      return createPuller({ feed, lane, db: postings, client, events, pause, random, now, monotonicMs, way }).run(
        stopping.signal,
      )
    }),
  )
  runs.push(push(stopping.signal))
  const tellPause = createPause()
  if (options.queue) {
    const sharing = createNumberSharing({
      db: site,
      client,
      queue: options.queue,
      station: transact(site, () => getStation(site, makeId)).id,
      pause: tellPause,
      random,
      monotonicMs,
      events: {
        changed: () => options.changed(['numbers']),
        shared(isQueueShared) {
          if (status.isQueueShared === isQueueShared) return
          status = { ...status, isQueueShared }
          options.changed(['numbers', 'sync'])
        },
      },
    })
    runs.push(sharing.run(stopping.signal, createPause()))
  }

  return {
    status: () => status,
    wake() {
      pushPause.wake()
      tellPause.wake()
    },
    async stop() {
      stopping.abort()
      clearTimeout(told)
      await Promise.allSettled(runs)
    },
  }
}
