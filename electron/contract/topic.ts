// What may have changed. News carries the topic's name and nothing else; pages read again by the calls they started with.
import { z } from 'zod'

export const topics = [
  'postings',
  'registrations',
  'sync',
  'site',
  'staff',
  'notices',
  'numbers',
  'matches',
  'calls',
] as const
export const topic = z.enum(topics)
export type Topic = (typeof topics)[number]
