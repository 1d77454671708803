// Speaks the wire of the central server and turns everything that is not an answer into one kind of trouble. Whatever lacks the
// protocol's header or promised type is no answer: a captive portal says 200 with HTML.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Batch, type BatchAnswer, batchAnswer } from '../../central/protocol/batch.ts'
import { beginning } from '../../central/protocol/cursor.ts'
import { type FeedEntry, feedEntry, type Lane } from '../../central/protocol/feed.ts'
import { header, protocolVersion } from '../../central/protocol/headers.ts'
import { clientLongPollMs } from '../../central/protocol/limits.ts'
import { type BatchKind, batchPath, feedPath, heartbeatPath, queuePath } from '../../central/protocol/paths.ts'
import { type ProblemCode, problem, problemCode, problemType } from '../../central/protocol/problems.ts'
import { type QueueAnswer, type QueueItem, queueAnswer } from '../../central/protocol/queue.ts'
import type { SyncStatus } from './link.ts'

export type TroubleKind = Exclude<SyncStatus['trouble'], null>

/** The centre did not answer, or said that it cannot now. Becomes patience, never a message on a screen. */
export class Trouble extends Error {
  readonly kind: TroubleKind
  readonly retryAfterMs: number
  /** True for a 5xx to this very request: the request itself may be the reason. */
  readonly isServerFault: boolean
  constructor(
    kind: TroubleKind,
    {
      retryAfterMs = 0,
      isServerFault = false,
      cause,
    }: { retryAfterMs?: number; isServerFault?: boolean; cause?: unknown } = {},
  ) {
    super(kind, { cause })
    this.kind = kind
    this.retryAfterMs = retryAfterMs
    this.isServerFault = isServerFault
  }
}

/** Who answered, and how far this machine's clock is from the server's. */
type Answerer = { server: string; clockOffsetMs: number }

export type PageAnswer = Answerer &
  (
    | { kind: 'page'; entries: FeedEntry[]; next: string; isUpToDate: boolean; checksum: string | null }
    /** A long poll that ended without news. */
    | { kind: 'nothing'; next: string }
    /** Start over from a snapshot at this path. */
    | { kind: 'gone'; snapshot: string }
  )

export type PushAnswer = Answerer &
  (
    | { kind: 'results'; results: BatchAnswer['results'] }
    | { kind: 'conflict'; installation: number }
    | { kind: 'cloned' }
    | { kind: 'refused'; code: string }
  )

export type CentralClient = {
  readPage(
    feed: string,
    lane: Lane,
    offset: string,
    options: { isLive: boolean; signal: AbortSignal },
  ): Promise<PageAnswer>
  readSnapshot(path: string, signal: AbortSignal): Promise<Answerer & { body: Uint8Array }>
  push(kind: BatchKind, batch: Batch, signal: AbortSignal): Promise<PushAnswer>
  /** Tells how numbers of a shared queue stand. @returns what stands in place of those that came too late */
  pushQueue(queue: string, items: QueueItem[], signal: AbortSignal): Promise<QueueAnswer>
  /** What changed after a cursor. Null: from the beginning, at once; otherwise by long poll. */
  readQueue(queue: string, after: string | null, signal: AbortSignal): Promise<QueueAnswer>
  /** Whether the server answers at all. */
  isAlive(signal: AbortSignal): Promise<boolean>
}

const requestMs = 30_000
/** A page is at most 1 MiB of JSON plus one larger entry; a snapshot of 300,000 rows is below 200 MB. */
const longestPage = 16 * 1024 * 1024
const longestSnapshot = 512 * 1024 * 1024
const snapshotMs = 15 * 60_000

export function createCentralClient({
  url,
  token,
  station,
  fetch,
  now,
}: {
  url: string
  token: string
  station: string
  fetch: (request: Request) => Promise<Response>
  now: () => number
}): CentralClient {
  const base = url.replace(/\/+$/, '')

  async function ask(
    path: string,
    init: RequestInit,
    { ms, signal }: { ms: number; signal: AbortSignal },
  ): Promise<{ response: Response } & Answerer> {
    let response: Response
    const headers = {
      authorization: `Bearer ${token}`,
      [header.station]: station,
      ...(init.headers as Record<string, string>),
    }
    try {
      response = await fetch(
        new Request(base + path, {
          ...init,
          headers,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]),
        }),
      )
    } catch (error) {
      throw new Trouble('unreachable', { cause: error })
    }
    const server = response.headers.get(header.server)
    if (response.headers.get(header.protocol) !== protocolVersion || !server) {
      // A proxy's own 429, 502 or 503 is an answer of nobody, but its Retry-After is worth heeding.
      await response.body?.cancel().catch(() => {})
      throw new Trouble('not-an-answer', { retryAfterMs: retryAfter(response, now()) })
    }
    const date = Date.parse(response.headers.get('date') ?? '')
    // The header has whole seconds; half of one is the best guess.
    return { response, server, clockOffsetMs: Number.isNaN(date) ? 0 : Math.round(date + 500 - now()) }
  }

  /** Throws for what cannot be gone on with; gives the problem's code for what can. */
  async function refusal(
    response: Response,
  ): Promise<{ code: ProblemCode | undefined; installation: number | undefined; snapshot: string | undefined }> {
    const { status } = response
    const retryAfterMs = retryAfter(response, now())
    if (status === 401 || status === 403) throw new Trouble('unauthorised', { retryAfterMs })
    if (status === 429 || status === 503) throw new Trouble('busy', { retryAfterMs })
    if (status >= 500) throw new Trouble('server-error', { retryAfterMs, isServerFault: true })
    if (!typeOf(response).startsWith(problemType)) throw new Trouble('not-an-answer')
    const parsed = problem.safeParse(await readJson(response, longestPage))
    if (!parsed.success) throw new Trouble('not-an-answer')
    return {
      code: problemCode(parsed.data.type),
      installation: parsed.data.installation,
      snapshot: parsed.data.snapshot,
    }
  }

  async function readQueueAnswer(response: Response): Promise<QueueAnswer> {
    if (response.status !== 200) {
      await refusal(response)
      throw new Trouble('not-an-answer')
    }
    if (!typeOf(response).startsWith('application/json')) throw new Trouble('not-an-answer')
    const parsed = queueAnswer.safeParse(await readJson(response, longestPage))
    if (!parsed.success) throw new Trouble('not-an-answer')
    return parsed.data
  }

  return {
    async readPage(feed, lane, offset, { isLive, signal }) {
      const { response, ...answerer } = await ask(
        feedPath(feed, lane, offset, isLive),
        {},
        { ms: isLive ? clientLongPollMs : requestMs, signal },
      )
      const next = response.headers.get(header.nextOffset)
      if (response.status === 204) return { kind: 'nothing', next: next ?? offset, ...answerer }
      if (response.status === 410) {
        const { snapshot } = await refusal(response)
        if (!snapshot?.startsWith('/')) throw new Trouble('not-an-answer')
        return { kind: 'gone', snapshot, ...answerer }
      }
      if (response.status !== 200) {
        await refusal(response)
        throw new Trouble('not-an-answer')
      }
      if (!typeOf(response).startsWith('application/json') || !next) throw new Trouble('not-an-answer')
      const entries = z.array(feedEntry).safeParse(await readJson(response, longestPage))
      if (!entries.success) throw new Trouble('not-an-answer')
      const isUpToDate = response.headers.get(header.upToDate) === 'true'
      return {
        kind: 'page',
        entries: entries.data,
        next,
        isUpToDate,
        checksum: response.headers.get(header.checksum),
        ...answerer,
      }
    },
    async readSnapshot(path, signal) {
      const { response, ...answerer } = await ask(path, {}, { ms: snapshotMs, signal })
      if (response.status !== 200) {
        await refusal(response)
        throw new Trouble('not-an-answer')
      }
      const body = await readBytes(response, longestSnapshot)
      // The strong ETag is the SHA-256 of the file.
      const etag = response.headers.get('etag')?.replace(/"/g, '')
      if (!etag || createHash('sha256').update(body).digest('hex') !== etag) throw new Trouble('not-an-answer')
      return { body, ...answerer }
    },
    async push(kind, batch, signal) {
      const init = { method: 'POST', body: JSON.stringify(batch), headers: { 'content-type': 'application/json' } }
      const { response, ...answerer } = await ask(batchPath(kind), init, { ms: requestMs, signal })
      if (response.status === 200 && typeOf(response).startsWith('application/json')) {
        const parsed = batchAnswer.safeParse(await readJson(response, longestPage))
        if (!parsed.success) throw new Trouble('not-an-answer')
        return { kind: 'results', results: parsed.data.results, ...answerer }
      }
      if (response.status === 200) throw new Trouble('not-an-answer')
      const { code, installation } = await refusal(response)
      if (code === 'sequence-conflict' && installation !== undefined)
        return { kind: 'conflict', installation, ...answerer }
      if (code === 'cloned-station') return { kind: 'cloned', ...answerer }
      return { kind: 'refused', code: code ?? 'unknown', ...answerer }
    },
    async pushQueue(queue, items, signal) {
      const init = { method: 'POST', body: JSON.stringify({ items }), headers: { 'content-type': 'application/json' } }
      const { response } = await ask(queuePath(queue), init, { ms: requestMs, signal })
      return readQueueAnswer(response)
    },
    async readQueue(queue, after, signal) {
      const path = queuePath(queue, after ?? beginning, after !== null)
      const { response } = await ask(path, {}, { ms: after === null ? requestMs : clientLongPollMs, signal })
      return readQueueAnswer(response)
    },
    async isAlive(signal) {
      try {
        const { response } = await ask(
          heartbeatPath,
          { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
          { ms: requestMs, signal },
        )
        await response.body?.cancel()
        return response.ok
      } catch {
        return false
      }
    },
  }
}

const typeOf = (response: Response) => response.headers.get('content-type')?.toLowerCase() ?? ''

/** Retry-After in milliseconds: seconds or a date; at most an hour is believed. */
function retryAfter(response: Response, now: number): number {
  const text = response.headers.get('retry-after')
  if (!text) return 0
  const ms = /^[0-9]+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? 0 : Math.min(3_600_000, Math.max(0, ms))
}

async function readJson(response: Response, limit: number): Promise<unknown> {
  const bytes = await readBytes(response, limit)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new Trouble('not-an-answer', { cause: error })
  }
}

/** Reads a body no longer than `limit`; a longer or broken one is no answer. */
async function readBytes(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > limit) throw new Trouble('not-an-answer')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('unreachable', { cause: error })
  }
  return Buffer.concat(chunks)
}
