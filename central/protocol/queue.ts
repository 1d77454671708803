// The queue of numbers that the machines of one site share. Each machine gives numbers under its own letter, so that none is given
// twice, with or without a line; what travels is how each number stands. Of two changes to one number the higher revision counts, of
// two under the same revision the one that came first; who lost is told what stands instead. Nothing here names anybody.
import { z } from 'zod'
import { day, moment } from '../../db/model/ids.ts'
import { queueState } from '../../db/model/queue-number.ts'
import { cursor } from './cursor.ts'

/** A site's own name for its queue, the same on all its machines. */
export const queueName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const queueItem = z.looseObject({
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[^\p{C}]+$/u),
  revision: z.int().positive().max(1_000_000),
  day,
  prefix: z.string().regex(/^[A-Z]{0,2}$/),
  number: z.int().positive().max(1_000_000),
  state: queueState,
  source: z.enum(['touch', 'desk']),
  desk: z.int().min(1).max(99).nullable(),
  calls: z.int().nonnegative().max(1_000_000),
  takenAt: moment,
  calledAt: moment.nullable(),
})
export type QueueItem = z.output<typeof queueItem>

export const queueItems = 200

/** What a machine changed. */
export const queueChanges = z.looseObject({ items: z.array(queueItem).min(1).max(queueItems) })

/** As it stands at the centre; `station` gave the number. */
const queueEntry = queueItem.extend({ station: z.uuid() })
export type QueueEntry = z.output<typeof queueEntry>

/** Of a push: what stands in place of those changes that came too late. Of a read: what changed after the cursor. */
export const queueAnswer = z.looseObject({ items: z.array(queueEntry), cursor })
export type QueueAnswer = z.output<typeof queueAnswer>
