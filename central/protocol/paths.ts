// Where each call of the wire lives, relative to the server's address.
import type { Lane } from './feed.ts'

/** Kinds of batch, each its own path; they share one sequence of numbers per station. */
export const batchKinds = ['registrations', 'postings', 'interests', 'reports'] as const
export type BatchKind = (typeof batchKinds)[number]

/**
 * A page of a feed.
 * @param offset a cursor as the server gave it, or `-1` for the beginning
 */
export function feedPath(feed: string, lane: Lane, offset: string, live = false): string {
  const query = `offset=${encodeURIComponent(offset)}${live ? '&live=long-poll' : ''}`
  return `/v1/feeds/${encodeURIComponent(feed)}/${lane}?${query}`
}

/**
 * The state of a feed in one file.
 * @param at the cursor of an earlier answer (its header `Stream-Next-Offset`), to go on with a broken download
 */
export function snapshotPath(feed: string, at?: string): string {
  const path = `/v1/feeds/${encodeURIComponent(feed)}/snapshot`
  return at === undefined ? path : `${path}?at=${encodeURIComponent(at)}`
}

export function batchPath(kind: BatchKind): string {
  return `/v1/${kind}`
}

/** Queues of numbers that the machines of one site share, each under its site's own name for it. */
export const queuesPath = '/v1/queues'

/** @param after a cursor as the server gave it, or `-1` for the beginning; only for reading */
export function queuePath(queue: string, after?: string, live = false): string {
  const path = `${queuesPath}/${encodeURIComponent(queue)}`
  return after === undefined ? path : `${path}?offset=${encodeURIComponent(after)}${live ? '&live=long-poll' : ''}`
}

export const heartbeatPath = '/v1/heartbeat'
/** Open without a token: whether the server and its store answer. */
export const healthPath = '/v1/health'
/** Open without a token. */
export const openapiPath = '/openapi.json'
