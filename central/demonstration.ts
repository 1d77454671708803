// Fills a demonstration centre with the made-up sample, and keeps its dates from going stale.
import { marketDay } from '../db/model/market-time.ts'
import type { EntryKind } from './protocol/feed.ts'
import type { Change, Store } from './store/store.ts'

const timeZone = 'Asia/Shanghai'

/** Made-up postings, notices and sites at a moment, each with the feed it stands in. */
export type Sample = (now: Date) => { feed: string; kind: EntryKind; value: { id: string } }[]

/** Which feeds hold which sample ids, and on which market day they were made. Kept in the store. */
type SampleNote = { day: string; ids: Record<string, string[]> }

/** Whether a store is a demonstration centre: filled by `keepSampleFresh`. */
export async function isDemonstration(store: Store): Promise<boolean> {
  return (await store.findMeta('sample')) !== undefined
}

/**
 * Publishes the sample when the store is new or the market day has changed since: "urgent until the end of the day" must be
 * today's end. Rows that are no longer in the sample go; other postings are left alone.
 * @returns whether something was published
 */
export async function keepSampleFresh(store: Store, now: Date, sample: Sample): Promise<boolean> {
  const text = await store.findMeta('sample')
  const note = text === undefined ? undefined : (JSON.parse(text) as SampleNote)
  const day = marketDay(now, timeZone)
  if (note?.day === day) return false
  const changes = new Map<string, Change[]>()
  const ids: Record<string, string[]> = {}
  for (const { feed, kind, value } of sample(now)) {
    changes.set(feed, [...(changes.get(feed) ?? []), { op: 'put', kind, id: value.id, value }])
    ids[feed] = [...(ids[feed] ?? []), value.id]
  }
  for (const [feed, earlier] of Object.entries(note?.ids ?? {})) {
    const gone = earlier.filter(id => !ids[feed]?.includes(id))
    const deletes: Change[] = []
    for (const id of gone) {
      const there = await store.findEntry(feed, id)
      if (there) deletes.push({ op: 'delete', kind: there.kind as EntryKind, id })
    }
    changes.set(feed, [...(changes.get(feed) ?? []), ...deletes])
  }
  for (const [feed, all] of changes) await store.publish(feed, all, { now })
  // Written last: a run that was killed before this publishes the same rows again, which changes nothing.
  await store.setMeta('sample', JSON.stringify({ day, ids } satisfies SampleNote))
  return true
}
