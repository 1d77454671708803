// The board's store against a host made by hand: what it reads and when, and that it stays right while nobody answers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../../electron/contract/call.ts'
import type { Topic } from '../../../electron/contract/topic.ts'
import type { BoardPosting, Freshness } from '../../../electron/contract/views.ts'
import { type BoardState, type BoardStore, createBoardStore, isFresh } from '../../../renderer/board/store.ts'
import type { Client } from '../../../renderer/shared/client.ts'
import type { LineState } from '../../../renderer/shared/wire.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

const noon = '2026-11-22T04:00:00.000Z'

function aBoardHost(postings: BoardPosting[], freshness: Partial<Freshness> = {}) {
  const host = {
    postings,
    freshness: { updatedAt: noon, isOnline: true, isDemonstration: false, clockOffsetMs: 0, ...freshness },
    isAway: false,
    calls: [] as string[],
    tell: (_topic: Topic) => {},
    line: (_state: LineState) => {},
  }
  const ears: [Topic[], () => void][] = []
  host.tell = topic => {
    for (const [topics, listener] of ears) if (topics.includes(topic)) listener()
  }
  const answer = (name: string, input: { limit?: number; offset?: number }): unknown => {
    if (name === 'freshness.get') return host.freshness
    const { limit = 200, offset = 0 } = input
    const urgent = host.postings.filter(p => p.urgent)
    const plain = host.postings.filter(p => !p.urgent)
    return {
      urgent: urgent.slice(0, 100),
      postings: plain.slice(offset, offset + limit),
      totalUrgent: urgent.length,
      total: host.postings.length,
    }
  }
  const client = {
    role: 'board',
    async call(name: string, input: { limit?: number; offset?: number }): Promise<Reply> {
      host.calls.push(input.offset ? `${name} ${input.offset}` : name)
      if (host.isAway) return { ok: false, problem: { code: 'host-away' } }
      return { ok: true, value: structuredClone(answer(name, input)) }
    },
    onNews(topics: Topic | Topic[], listener: () => void) {
      ears.push([[topics].flat(), listener])
      return () => {}
    },
    onLine(listener: (state: LineState) => void) {
      host.line = listener
      listener('connected')
      return () => {}
    },
    setSession() {},
    stop() {},
  } as unknown as Client<'board'>
  return { host, client }
}

const urgent = (id: string, until: string) => aBoardPosting({ id, urgent: true, urgentUntil: until })
const shown = (store: BoardStore) => {
  const { listing } = store.getState()
  if (listing.phase !== 'shown') throw new Error('still starting')
  return listing
}

let store: BoardStore
const begin = (client: Client<'board'>) => {
  store = createBoardStore(client, { now: () => new Date(), staleAfterMinutes: 30 })
  return store
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(noon) })
})
afterEach(() => {
  store.stop()
  vi.useRealTimers()
})

describe('The board', () => {
  it('is starting until the host answers, and asks again by itself', async () => {
    const { host, client } = aBoardHost([aBoardPosting({ id: 'a' })])
    host.isAway = true
    begin(client)
    await pass(2_500)
    expect(store.getState().listing.phase).toBe('starting')
    host.isAway = false
    await pass(1_000)
    expect(shown(store).programme.total).toBe(1)
  })

  it('counts postings without the urgent ones', async () => {
    const { client } = aBoardHost([urgent('u', '2026-11-22T16:00:00.000Z'), aBoardPosting({ id: 'a' })])
    begin(client)
    await pass(0)
    expect([shown(store).totalUrgent, shown(store).programme.total]).toEqual([1, 1])
  })

  it('puts a new urgent order first as soon as there is news', async () => {
    const until = '2026-11-22T16:00:00.000Z'
    const { host, client } = aBoardHost([urgent('u1', until), urgent('u2', until)])
    begin(client)
    await pass(0)
    host.postings = [...host.postings, urgent('new', until)]
    host.tell('postings')
    await pass(0)
    expect(shown(store).turn).toEqual({ order: ['new', 'u1', 'u2'], first: 0 })
  })

  it('drops urgent orders by the clock of the centre while the host is away, and keeps all else', async () => {
    const { host, client } = aBoardHost([urgent('u', '2026-11-22T05:00:30.000Z'), aBoardPosting({ id: 'a' })], {
      clockOffsetMs: 3_600_000,
    })
    begin(client)
    await pass(0)
    host.isAway = true
    await pass(29_000)
    expect(shown(store).turn.order).toEqual(['u'])
    await pass(2_000)
    expect(shown(store).turn.order).toEqual([])
    expect(shown(store).totalUrgent).toBe(0)
    await pass(86_400_000)
    expect(shown(store).programme.total).toBe(1)
    expect(store.takeRows(1)[0]?.id).toBe('a')
  })

  it('reads once more, not many times, when news comes thick and fast', async () => {
    const { host, client } = aBoardHost([aBoardPosting()])
    begin(client)
    await pass(0)
    host.calls.length = 0
    for (let i = 0; i < 50; i++) host.tell('postings')
    await pass(0)
    expect(host.calls.filter(call => call === 'postings.list').length).toBeLessThanOrEqual(2)
  })

  it('asks for nothing in an idle minute, and for the postings every few minutes', async () => {
    const { host, client } = aBoardHost([aBoardPosting()])
    begin(client)
    await pass(0)
    host.calls.length = 0
    await pass(60_000)
    expect(host.calls).toEqual([])
    await pass(9 * 60_000)
    expect(host.calls.length).toBeLessThanOrEqual(3)
    expect(host.calls).toContain('postings.list')
  })

  it('asks before it calls the data old', async () => {
    const { host, client } = aBoardHost([aBoardPosting()])
    begin(client)
    await pass(29 * 60_000)
    host.freshness = { ...host.freshness, updatedAt: new Date(Date.now() + 60_000).toISOString() }
    host.calls.length = 0
    await pass(2 * 60_000)
    expect(host.calls).toContain('freshness.get')
    const { freshness, now } = store.getState()
    expect(freshness && isFresh(freshness, now, 30)).toBe(true)
  })

  it('shows every one of many postings in turn', async () => {
    const all = Array.from({ length: 950 }, (_, i) => aBoardPosting({ id: `p${i}` }))
    const { client } = aBoardHost(all)
    begin(client)
    await pass(0)
    const seen: string[] = []
    for (let i = 0; i < 106; i++) {
      seen.push(...store.takeRows(9).map(row => row.id))
      await pass(10)
    }
    expect(seen.slice(0, 950)).toEqual(all.map(row => row.id))
    expect(seen[950]).toBe('p0')
  })

  it('moves its clock once a minute and tells nobody in between', async () => {
    const { client } = aBoardHost([aBoardPosting()])
    begin(client)
    await pass(0)
    const states: BoardState[] = []
    store.subscribe(state => states.push(state))
    await pass(59_000)
    expect(states).toHaveLength(0)
    await pass(2_000)
    expect(states).toHaveLength(1)
    expect(states[0]?.now.toISOString()).toBe('2026-11-22T04:01:00.000Z')
  })

  it('goes back to the beginning when the list became shorter than where it was', async () => {
    const all = Array.from({ length: 450 }, (_, i) => aBoardPosting({ id: `p${i}` }))
    const { host, client } = aBoardHost(all)
    begin(client)
    await pass(0)
    for (let i = 0; i < 25; i++) {
      store.takeRows(9)
      await pass(10)
    }
    expect(shown(store).programme.piece.offset).toBe(200)
    host.postings = all.slice(0, 5)
    host.tell('postings')
    await pass(0)
    expect(shown(store).programme.total).toBe(5)
    expect(
      store
        .takeRows(5)
        .map(row => row.id)
        .sort(),
    ).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'])
  })
})
