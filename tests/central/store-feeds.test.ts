// The feeds of the central store: one suite over SQLite and a real PostgreSQL.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addRow, checksumText, emptyChecksum } from '../../central/protocol/checksum.ts'
import type { Change, Store, StoredEntry } from '../../central/store/store.ts'
import { aPosting } from '../support/a-posting.ts'
import { postgresStores, sqliteStores, storeMadeAt } from '../support/central-stores.ts'
import { hasPostgres, postgresAbsent } from '../support/postgres.ts'

const feed = '500106'
const now = storeMadeAt
const day = (days: number) => new Date(now.getTime() + days * 86_400_000)
const put = (id: string, changes: Parameters<typeof aPosting>[0] = {}): Change => ({
  op: 'put',
  kind: 'posting',
  id,
  value: aPosting({ id, ...changes }),
})
const remove = (id: string): Change => ({ op: 'delete', kind: 'posting', id })
const urgent = { reason: '明早要人', until: '2026-11-22T16:00:00.000Z' }

async function readAll(store: Store, lane: 'all' | 'urgent' = 'all', after = 0): Promise<StoredEntry[]> {
  return (await store.page({ feed, lane, after, limit: 10_000 })).entries
}
const brief = (entries: StoredEntry[]) => entries.map(entry => `${entry.revision} ${entry.op} ${entry.id}`)
function checksumOf(entries: StoredEntry[]): string {
  const live = entries.filter(entry => entry.op === 'put')
  return checksumText(live.reduce((sum, entry) => addRow(sum, entry.id, entry.revision), emptyChecksum))
}

const adapters = [
  { name: 'SQLite', makers: sqliteStores, isThere: true },
  { name: `PostgreSQL${postgresAbsent}`, makers: postgresStores, isThere: hasPostgres },
]

describe.each(adapters)('feeds on $name', ({ makers, isThere }) => {
  const stores = makers()
  let store: Store
  beforeEach(async ({ skip }) => {
    skip(!isThere)
    store = await stores.make()
  })
  afterAll(() => stores.stop())

  test('a feed nobody has written to stands at zero', async () => {
    expect(await store.head(feed)).toMatchObject({
      revision: 0,
      urgentRevision: 0,
      horizon: 0,
      checksum: '0'.repeat(16),
    })
    expect(await readAll(store)).toEqual([])
  })

  test('a store keeps its identity and its epoch when it is opened again', async () => {
    const other = await stores.again()
    expect(other.identity).toBe(store.identity)
    expect(store.identity).toMatch(/^[0-9a-f-]{36}$/)
    expect((await other.head(feed)).epoch).toBe((await store.head(feed)).epoch)
  })

  test('changes get revisions in order, per feed', async () => {
    await store.publish(feed, [put('a'), put('b')], { now })
    await store.publish('500000', [put('c')], { now })
    await store.publish(feed, [put('d')], { now })
    expect(brief(await readAll(store))).toEqual(['1 put a', '2 put b', '3 put d'])
    expect((await store.head('500000')).revision).toBe(1)
  })

  test('one entry is found by its id, and the few of a kind are listed without the many of another', async () => {
    const notice = (id: string): Change => ({ op: 'put', kind: 'notice', id, value: { id, kind: 'policy' } })
    await store.publish(feed, [put('a'), notice('n2'), put('b'), notice('n1'), notice('n3')], { now })
    await store.publish(feed, [{ op: 'delete', kind: 'notice', id: 'n3' }], { now })
    await store.publish('500000', [notice('elsewhere')], { now })
    expect(brief(await store.listEntries(feed, 'notice'))).toEqual(['2 put n2', '4 put n1'])
    expect(await store.findEntry(feed, 'n3')).toMatchObject({ op: 'delete', kind: 'notice', body: null })
    expect(await store.findEntry(feed, 'b')).toMatchObject({ revision: 3, kind: 'posting' })
    expect(await store.findEntry(feed, 'elsewhere')).toBeUndefined()
  })

  test('an emergency stands in the urgent lane, and so does its end; other notices do not', async () => {
    const notice = (id: string, kind: string): Change => ({ op: 'put', kind: 'notice', id, value: { id, kind } })
    await store.publish(feed, [notice('n', 'policy'), notice('e', 'emergency'), notice('f', 'emergency')], { now })
    expect(brief(await readAll(store, 'urgent'))).toEqual(['2 put e', '3 put f'])
    // A posting whose own kind is called so is none.
    await store.publish(feed, [put('p', { kind: 'emergency' })], { now })
    expect((await store.head(feed)).urgentRevision).toBe(3)
    await store.publish(feed, [{ op: 'delete', kind: 'notice', id: 'e' }, notice('f', 'notice')], { now })
    expect(brief(await readAll(store, 'urgent'))).toEqual(['5 delete e', '6 put f'])
  })

  test('a newer revision replaces the older one, and a delete leaves a tombstone without content', async () => {
    await store.publish(feed, [put('a'), put('b'), put('c')], { now })
    await store.publish(feed, [put('a', { title: '改了' }), remove('b')], { now })
    const entries = await readAll(store)
    expect(brief(entries)).toEqual(['3 put c', '4 put a', '5 delete b'])
    expect(entries[2]?.body).toBeNull()
  })

  test('the same content adds no revision, in whatever order its fields come', async () => {
    await store.publish(feed, [put('a')], { now })
    const turned = Object.fromEntries(Object.entries(aPosting({ id: 'a' })).reverse())
    const again = await store.publish(feed, [{ op: 'put', kind: 'posting', id: 'a', value: turned }], { now: day(1) })
    expect(again).toMatchObject({ changed: 0, unchanged: ['a'] })
    expect(await store.publish(feed, [remove('never-there')], { now })).toMatchObject({ changed: 0 })
    expect((await store.head(feed)).revision).toBe(1)
  })

  test('mode add leaves what is there and valid, and renews what has expired or was deleted', async () => {
    await store.publish(feed, [put('a'), put('b', { validUntil: day(1).toISOString() }), put('c')], { now })
    await store.publish(feed, [remove('c')], { now })
    const later = ['a', 'b', 'c'].map(id => put(id, { title: '又来一次', validUntil: day(60).toISOString() }))
    const added = await store.publish(feed, later, { now: day(2), mode: 'add' })
    expect(added.unchanged).toEqual(['a'])
    expect(brief(await readAll(store))).toEqual(['1 put a', '5 put b', '6 put c'])
  })

  test('of one id twice in one call the last counts, or the first with mode add', async () => {
    const twice = [put('a', { title: '一' }), put('a', { title: '二' })]
    await store.publish(feed, twice, { now })
    expect((await readAll(store))[0]?.body).toContain('二')
    await store.publish('500000', twice, { now, mode: 'add' })
    const { entries } = await store.page({ feed: '500000', lane: 'all', after: 0, limit: 9 })
    expect(entries.map(entry => entry.body)).toEqual([expect.stringContaining('一')])
  })

  test('an urgent posting stands in both lanes under one revision, and its end is heard in both', async () => {
    await store.publish(feed, [put('a'), put('b', { urgent }), put('c')], { now })
    expect(brief(await readAll(store, 'urgent'))).toEqual(['2 put b'])
    await store.publish(feed, [put('b'), remove('c')], { now })
    expect(brief(await readAll(store, 'urgent'))).toEqual(['4 put b'])
    await store.publish(feed, [remove('b')], { now })
    expect(brief(await readAll(store, 'urgent', 4))).toEqual(['6 delete b'])
    expect(await store.head(feed)).toMatchObject({ revision: 6, urgentRevision: 6 })
  })

  test('the checksum of the head is that of the live rows after any mixture of changes', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `id-${i}`)
    for (let round = 0; round < 12; round++) {
      const changes = ids
        .filter((_, i) => (i * 7 + round * 3) % 4 === 0)
        .map((id, i) => ((i + round) % 3 === 0 ? remove(id) : put(id, { title: `第${round}次` })))
      await store.publish(feed, changes, { now })
      const entries = await readAll(store)
      expect((await store.head(feed)).checksum).toBe(checksumOf(entries))
      expect(entries.filter(entry => entry.op === 'put').length).toBeGreaterThan(0)
    }
  })

  test('a snapshot is of one moment, though publishers go on while it is read', async () => {
    await store.publish(
      feed,
      Array.from({ length: 2_500 }, (_, i) => put(`p-${i}`)),
      { now },
    )
    await store.publish(feed, [remove('p-7')], { now })
    const result = await store.snapshot(feed, async (head, count, pages) => {
      const entries: StoredEntry[] = []
      for await (const page of pages) {
        entries.push(...page)
        await store.publish(feed, [put(`p-${2_400 - entries.length / 1_000}`, { title: '其间' }), put('new')], { now })
      }
      return { head, count, entries }
    })
    expect(result.count).toBe(2_499)
    expect(result.entries).toHaveLength(2_499)
    expect(checksumOf(result.entries)).toBe(result.head.checksum)
    expect((await store.head(feed)).revision).toBeGreaterThan(result.head.revision)
  })

  test('old tombstones go and raise the horizon; what expired long ago becomes a tombstone first', async () => {
    await store.publish(feed, [put('a'), put('b', { validUntil: day(2).toISOString() }), put('c')], { now })
    await store.publish(feed, [remove('a')], { now: day(1) })
    expect(await store.compact(day(30))).toEqual({ dropped: 0, expired: 0 })
    expect(await store.compact(day(31.5))).toEqual({ dropped: 1, expired: 0 })
    expect(await store.head(feed)).toMatchObject({ revision: 4, horizon: 4 })
    expect(await store.compact(day(33))).toEqual({ dropped: 0, expired: 1 })
    const entries = await readAll(store)
    expect(brief(entries)).toEqual(['3 put c', '5 delete b'])
    expect((await store.head(feed)).checksum).toBe(checksumOf(entries))
  })

  test('a new epoch sorts after the old one even when the clock went back', async () => {
    const before = (await store.head(feed)).epoch
    const after = await store.renewEpoch(day(-400))
    expect(after > before).toBe(true)
    expect((await store.head(feed)).epoch).toBe(after)
  })

  test('text that is hard on databases comes back as it went in', async () => {
    const title = "䶮𠅤'); drop table feed_row;-- \u0000 \ud800 😀"
    await store.publish(feed, [put('a', { title })], { now })
    const [entry] = await readAll(store)
    expect((JSON.parse(entry?.body ?? '{}') as { title: string }).title).toBe(title)
  })

  // The failure of plain sequences: a lower number commits after a reader has passed it, and the row is never seen.
  test('no row is lost to a reader who pages by cursor while many publish at once', async () => {
    const others = await Promise.all([stores.again(), stores.again(), stores.again()])
    const writers = 16
    const perWriter = 25
    const seen = new Map<string, number>()
    let cursor = 0
    let isWriting = true
    const reader = await stores.again()
    const read = async () => {
      const { entries } = await reader.page({ feed, lane: 'all', after: cursor, limit: 7 })
      for (const entry of entries) {
        expect(entry.revision).toBeGreaterThan(cursor)
        cursor = entry.revision
        seen.set(entry.id, (seen.get(entry.id) ?? 0) + 1)
      }
      return entries.length
    }
    const reading = (async () => {
      while (isWriting) {
        await read()
        await new Promise(resolve => setImmediate(resolve))
      }
      while ((await read()) > 0);
    })()
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const through = others[writer % others.length] as Store
        for (let n = 0; n < perWriter; n++)
          await through.publish(feed, [put(`w${writer}-${n}-x`), put(`w${writer}-${n}-y`)], { now })
      }),
    )
    isWriting = false
    await reading
    expect(seen.size).toBe(writers * perWriter * 2)
    expect([...seen.values()].every(times => times === 1)).toBe(true)
    const entries = await readAll(store)
    expect(entries.map(entry => entry.revision)).toEqual(entries.map((_, i) => i + 1))
    expect((await store.head(feed)).checksum).toBe(checksumOf(entries))
  })

  test('many who change the same ids at once leave one row each and a right checksum', async () => {
    const others = await Promise.all([stores.again(), stores.again()])
    const ids = ['a', 'b', 'c', 'd', 'e']
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const order = n % 2 ? ids : [...ids].reverse()
        const changes = order.map(id => (n % 7 === 0 ? remove(id) : put(id, { title: `第${n}次` })))
        return (others[n % 2] as Store).publish(feed, changes, { now })
      }),
    )
    const entries = await readAll(store)
    expect(entries.map(entry => entry.id).sort()).toEqual(ids)
    expect(new Set(entries.map(entry => entry.revision)).size).toBe(5)
    expect((await store.head(feed)).checksum).toBe(checksumOf(entries))
  })

  test('listeners hear of a publish after its commit, and not of one that changes nothing', async () => {
    const heard: [string, number, number][] = []
    const stop = store.onPublish((name, head) => heard.push([name, head.revision, head.urgentRevision]))
    await store.publish(feed, [put('a', { urgent })], { now })
    await store.publish(feed, [put('a', { urgent })], { now })
    await store.publish(feed, [put('b')], { now })
    stop()
    await store.publish(feed, [put('c')], { now })
    expect(heard).toEqual([
      [feed, 1, 1],
      [feed, 2, 1],
    ])
  })
})
