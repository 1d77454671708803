// The board's store against a host made by hand: what it reads and when, and that it stays right while nobody answers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { siteSettings } from '../../../db/model/site.ts'
import type { InputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import type { Topic } from '../../../electron/contract/topic.ts'
import type { BoardPosting, CalledNumber, Freshness, NoticeView } from '../../../electron/contract/views.ts'
import { type BoardState, type BoardStore, createBoardStore, isFresh } from '../../../renderer/board/store.ts'
import type { Client } from '../../../renderer/shared/client.ts'
import type { LineState } from '../../../renderer/shared/wire.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'
import { aNoticeView } from '../../support/a-notice.ts'

const noon = '2026-11-22T04:00:00.000Z'

type NextInput = InputOf<'board', 'programme.next'>

const site = { ...siteSettings.parse({ openingHours: [] }), noticeVersion: '3', registrationDays: 15 }

function aBoardHost(postings: BoardPosting[], freshness: Partial<Freshness> = {}) {
  const host = {
    postings,
    freshness: {
      updatedAt: noon,
      isCurrent: false,
      isOnline: true,
      isDemonstration: false,
      clockOffsetMs: 0,
      ...freshness,
    },
    notices: [] as NoticeView[],
    called: [] as CalledNumber[],
    reports: [] as unknown[],
    isAway: false,
    calls: [] as string[],
    tell: (_topic: Topic) => {},
    line: (_state: LineState) => {},
  }
  const ears: [Topic[], () => void][] = []
  host.tell = topic => {
    for (const [topics, listener] of ears) if (topics.includes(topic)) listener()
  }
  const answer = (name: string, input: NextInput & { ids?: string[] }): unknown => {
    const plain = host.postings.filter(p => !p.urgent)
    switch (name) {
      case 'freshness.get':
        return host.freshness
      case 'urgent.list': {
        const urgent = host.postings.filter(p => p.urgent)
        return { rows: urgent.slice(0, 100), total: urgent.length }
      }
      case 'programme.next': {
        const { count, after } = input
        const from = after ? plain.findIndex(p => p.id === after) + 1 : 0
        const rows = [...plain.slice(from), ...plain.slice(0, from)].slice(0, count)
        return { places: rows.map(posting => ({ posting, after: posting.id })), total: plain.length, after: '' }
      }
      case 'programme.check':
        return { rows: host.postings.filter(p => input.ids?.includes(p.id)) }
      case 'programme.report':
        host.reports.push(input)
        return {}
      case 'numbers.called':
        return { rows: host.called, waiting: 3 }
      default:
        return { rows: name === 'notices.list' ? host.notices : [] }
    }
  }
  const client = {
    role: 'board',
    async call(name: string, input: NextInput): Promise<Reply> {
      host.calls.push(name)
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
  store = createBoardStore(client, { now: () => new Date(), monotonicMs: () => Date.now(), site })
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
    expect(host.calls.filter(call => call === 'programme.next').length).toBeLessThanOrEqual(2)
  })

  it('asks for nothing in an idle minute, and for the postings every few minutes', async () => {
    const { host, client } = aBoardHost([aBoardPosting()])
    begin(client)
    await pass(0)
    host.calls.length = 0
    await pass(60_000)
    expect(host.calls).toEqual([])
    await pass(9 * 60_000)
    expect(host.calls.length).toBeLessThanOrEqual(5)
    expect(host.calls).toContain('programme.next')
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

  it('takes down at once what is gone, and shows anew what changed, without moving the others', async () => {
    const all = Array.from({ length: 30 }, (_, i) => aBoardPosting({ id: `p${i}`, remaining: 5 }))
    const { host, client } = aBoardHost(all)
    begin(client)
    await pass(0)
    const rows = store.takeRows(9)
    expect(rows.map(row => row.id)).toContain('p1')
    host.postings = all.filter(p => p.id !== 'p1').map(p => (p.id === 'p2' ? { ...p, remaining: 1 } : p))
    host.tell('postings')
    await pass(0)
    const { changed } = shown(store)
    expect(changed.get('p1')).toBeNull()
    expect(changed.get('p2')?.remaining).toBe(1)
    expect(changed.get('p3')?.remaining).toBe(5)
    for (let i = 0; i < 20; i++) expect(store.takeRows(9).map(row => row.id)).not.toContain('p1')
  })

  it('takes down what ends by itself while the host is away', async () => {
    const { host, client } = aBoardHost([
      aBoardPosting({ id: 'short', validUntil: '2026-11-22T04:00:30.000Z' }),
      ...Array.from({ length: 20 }, (_, i) => aBoardPosting({ id: `p${i}` })),
    ])
    begin(client)
    await pass(0)
    expect(store.takeRows(9).map(row => row.id)).toContain('short')
    host.isAway = true
    await pass(31_000)
    expect(shown(store).changed.get('short')).toBeNull()
    expect(store.takeRows(20).map(row => row.id)).not.toContain('short')
  })

  it('reports every few minutes what was shown, once, and again what could not be told', async () => {
    const { host, client } = aBoardHost(Array.from({ length: 30 }, (_, i) => aBoardPosting({ id: `p${i}` })))
    begin(client)
    await pass(0)
    store.takeRows(3)
    host.isAway = true
    await pass(6 * 60_000)
    expect(host.reports).toEqual([])
    host.isAway = false
    await pass(6 * 60_000)
    const counts = ['p0', 'p1', 'p2'].map(id => ({ id, times: 1 }))
    expect(host.reports).toEqual([{ shown: counts, after: 'p2' }])
    await pass(6 * 60_000)
    expect(host.reports).toHaveLength(1)
  })

  it('calls a number for twenty seconds, again when it is called again, and not what was called before it began', async () => {
    const at = (text: string): CalledNumber => ({ id: 'n1', text: 'A036', desk: 2, calls: 1, calledAt: text })
    const { host, client } = aBoardHost([aBoardPosting()])
    host.called = [at('2026-11-22T03:59:00.000Z')]
    begin(client)
    await pass(0)
    expect(store.getState().calling).toEqual([])
    expect(store.getState().lastCalled?.text).toBe('A036')
    host.called = [{ id: 'n2', text: 'A037', desk: 1, calls: 1, calledAt: noon }, ...host.called]
    host.tell('numbers')
    await pass(0)
    expect(store.getState().calling.map(c => c.text)).toEqual(['A037'])
    await pass(19_000)
    expect(store.getState().calling).toHaveLength(1)
    await pass(2_000)
    expect(store.getState().calling).toEqual([])
    host.tell('numbers')
    await pass(0)
    expect(store.getState().calling).toEqual([])
    host.called = host.called.map(row => (row.id === 'n2' ? { ...row, calls: 2 } : row))
    host.tell('numbers')
    await pass(0)
    expect(store.getState().calling.map(c => c.text)).toEqual(['A037'])
  })

  it('covers itself with the emergency of the highest priority until its end, host or no host', async () => {
    const emergency = (id: string, priority: number, validUntil: string): NoticeView =>
      aNoticeView({ id, kind: 'emergency', priority, validUntil })
    const { host, client } = aBoardHost([aBoardPosting()])
    host.notices = [
      emergency('low', 1, '2026-11-22T05:00:00.000Z'),
      emergency('high', 5, '2026-11-22T04:00:10.000Z'),
      aNoticeView({ id: 'ordinary', priority: 9 }),
    ]
    begin(client)
    await pass(0)
    expect(store.getState().emergency?.id).toBe('high')
    host.isAway = true
    await pass(11_000)
    expect(store.getState().emergency?.id).toBe('low')
    await pass(3_600_000)
    expect(store.getState().emergency).toBeNull()
  })

  it('goes on with what there is when the list became shorter', async () => {
    const all = Array.from({ length: 450 }, (_, i) => aBoardPosting({ id: `p${i}` }))
    const { host, client } = aBoardHost(all)
    begin(client)
    await pass(0)
    for (let i = 0; i < 25; i++) {
      store.takeRows(9)
      await pass(10)
    }
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
