// A batch of records from a station, and the answer to it.
//
// One counter `sequence` per station and installation, over all three paths: 1, 2, 3 …; gaps are allowed. A batch that was not
// answered is sent again under the same sequence with the same content. A batch that is halved because the server failed on it
// goes under new numbers. Answers come after the server's durable commit.
import { z } from 'zod'
import { batchItems } from './limits.ts'
import { problem } from './problems.ts'

/** An id or text without control characters and lone surrogates: those cannot be stored everywhere. */
const itemId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{C}]+$/u)

/** One record at one revision. `delete` is withdrawal or expiry: content is erased, the id stays as a tombstone. */
export const batchItem = z.looseObject({
  id: itemId,
  revision: z.int().positive(),
  op: z.enum(['put', 'delete']),
  /** Needed for `put`, left out for `delete`. */
  value: z.unknown().optional(),
})

/** The outside of a batch, as the server checks it; items are then judged one by one. */
export const batchEnvelope = z.looseObject({
  installation: z.int().positive(),
  sequence: z.int().positive(),
  items: z.array(z.unknown()).min(1).max(batchItems),
})

/** A whole batch, as the client makes it. */
export const batch = batchEnvelope.extend({ items: z.array(batchItem).min(1).max(batchItems) })
export type Batch = z.output<typeof batch>

/**
 * accepted: stored. duplicate: the same was stored before (counts as accepted). refused: it never will be, see `problem`.
 * retry: send this one again later.
 */
const itemStatus = z.enum(['accepted', 'duplicate', 'refused', 'retry'])

/** `id` and `revision` as sent; where they could not be read, an empty text and 0. Order is the order of the items. */
const itemResult = z.looseObject({
  id: z.string(),
  revision: z.int().nonnegative(),
  status: itemStatus,
  problem: problem.optional(),
})
export type ItemResult = z.output<typeof itemResult>

export const batchAnswer = z.looseObject({ results: z.array(itemResult) })
export type BatchAnswer = z.output<typeof batchAnswer>
