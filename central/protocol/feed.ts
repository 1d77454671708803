// What a feed says: entries in order of revision, the latest state of each id; and the first line of a snapshot.
import { z } from 'zod'
import { division } from '../../db/model/ids.ts'
import { cursor } from './cursor.ts'

/** A feed is a county-level division (GB/T 2260); `500000` is the whole municipality. */
export const feed = division

/** `urgent` is small, so that a bulk catch-up never delays an urgent order; what stands in it stands in `all` too. */
const lanes = ['all', 'urgent'] as const
export const lane = z.enum(lanes)
export type Lane = z.output<typeof lane>

const entryKinds = ['posting', 'notice', 'site'] as const
const entryKind = z.enum(entryKinds)
export type EntryKind = z.output<typeof entryKind>

/**
 * One change. `value` is there for `put` only; the client checks it with the schema of its kind, row by row, so that a bad row
 * can be set aside. `kind` is open text: a kind the client does not know is kept by id and revision, not shown. A posting that
 * was ever urgent, and a notice that was ever an emergency, stays in the lane `urgent` with every later change, so that the end
 * of it is heard there too.
 */
export const feedEntry = z.looseObject({
  revision: z.int().positive(),
  op: z.enum(['put', 'delete']),
  kind: z.string().min(1).max(40),
  id: z.string().min(1).max(64),
  value: z.unknown().optional(),
})
export type FeedEntry = z.output<typeof feedEntry>

/** The body of a feed read. */
export const feedPage = z.array(feedEntry)

/**
 * The first line of a snapshot (NDJSON, zstd); every further line is a feed entry with op `put`, in order of revision. Read on
 * from `cursor`, in both lanes.
 */
export const snapshotHeader = z.looseObject({
  feed,
  cursor,
  /** How many lines follow. */
  count: z.int().nonnegative(),
  checksum: z.string().regex(/^[0-9a-f]{16}$/),
})
export type SnapshotHeader = z.output<typeof snapshotHeader>

export const snapshotType = 'application/x-ndjson+zstd'
