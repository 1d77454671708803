// People who look for work: lists by tab, one person opened and unmasked on purpose, pairs that may be one, and who came today.
import type { FocusGroup } from '../../../db/model/match/focus-group.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { DayList, ErasureReason, PersonRow, PersonView, Unmasked } from '../../../electron/contract/desk-people.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export const peopleTabs = ['all', 'day', 'ledger', 'ending', 'doubles'] as const
export type PeopleTab = (typeof peopleTabs)[number]
export const peoplePage = 50

type Pair = OutputOf<'desk', 'doubles.list'>['rows'][number]
type Compared = OutputOf<'desk', 'doubles.open'>

/** What the clerk is asked for before it is done. */
export type Asking = { kind: 'erase' } | { kind: 'apart' } | { kind: 'draw' } | { kind: 'move'; number: number } | null

export type PeopleState = {
  tab: PeopleTab
  text: string
  group: FocusGroup | 'long' | null
  offset: number
  counts: OutputOf<'desk', 'people.counts'> | null
  list:
    | { state: 'reading' }
    | { state: 'people'; total: number; isMore: boolean; rows: readonly PersonRow[] }
    | { state: 'day'; day: DayList }
    | { state: 'pairs'; total: number; rows: readonly Pair[] }
  opened:
    | { state: 'none' }
    | { state: 'reading'; id: string }
    | { state: 'person'; id: string; person: PersonView; unmasked: Unmasked | null }
    | { state: 'pair'; id: string; pair: Compared }
  asking: Asking
  problem: Problem | null
  /** What was done last, as a key of the words. */
  said: {
    key: 'signed-in' | 'erased' | 'renewed' | 'merged' | 'apart' | 'lot-right' | 'lot-wrong'
    number?: number
  } | null
}

export const initialPeople: PeopleState = {
  tab: 'all',
  text: '',
  group: null,
  offset: 0,
  counts: null,
  list: { state: 'reading' },
  opened: { state: 'none' },
  asking: null,
  problem: null,
  said: null,
}

const typedMs = 120

export function createPeoplePart(kit: Kit) {
  const state = () => kit.get().people
  const patch = (change: Partial<PeopleState>) => kit.set({ people: { ...state(), ...change } })
  /** Answers to older questions are dropped. */
  let asked = 0
  let cancel = () => {}

  type Found = { list: PeopleState['list'] } | { problem: Problem }
  async function askList(): Promise<Found> {
    const { tab, text, group, offset } = state()
    const page = { limit: peoplePage, offset }
    if (tab === 'day') {
      const reply = await kit.ask('signIns.today', {})
      return reply.ok ? { list: { state: 'day', day: reply.value } } : { problem: reply.problem }
    }
    if (tab === 'doubles') {
      const reply = await kit.ask('doubles.list', {})
      return reply.ok ? { list: { state: 'pairs', ...reply.value } } : { problem: reply.problem }
    }
    const reply =
      tab === 'ledger'
        ? await kit.ask('people.ledger', { group, ...page })
        : tab === 'ending'
          ? await kit.ask('people.ending', page)
          : await kit.ask('people.find', { text, ...page })
    return reply.ok ? { list: { state: 'people', ...reply.value } } : { problem: reply.problem }
  }

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const found = await askList()
    if (mine !== asked || kit.get().gate.state !== 'open') return
    patch('list' in found ? { list: found.list } : { problem: found.problem })
    const counts = await kit.ask('people.counts', {})
    if (counts.ok && mine === asked && kit.get().gate.state === 'open') patch({ counts: counts.value })
  }

  function show(change: Partial<PeopleState>): void {
    patch({ offset: 0, opened: { state: 'none' }, asking: null, problem: null, said: null, ...change })
    void read()
  }

  async function open(id: string): Promise<void> {
    patch({ opened: { state: 'reading', id }, asking: null, problem: null, said: null })
    const reply = await kit.ask('people.open', { id })
    const { opened } = state()
    if (opened.state !== 'reading' || opened.id !== id) return
    patch(
      reply.ok
        ? { opened: { state: 'person', id, person: reply.value, unmasked: null } }
        : { opened: { state: 'none' }, problem: reply.problem },
    )
  }

  /** Runs a command; a refusal is shown, what was done is said. @returns whether it was done */
  async function run(
    reply: Promise<{ ok: true; value: unknown } | { ok: false; problem: Problem }>,
    said: PeopleState['said'],
  ): Promise<boolean> {
    const answer = await reply
    if (kit.get().gate.state !== 'open') return answer.ok
    patch(answer.ok ? { said, problem: null, asking: null } : { problem: answer.problem, said: null })
    return answer.ok
  }

  const person = () => {
    const { opened } = state()
    return opened.state === 'person' ? opened : null
  }
  const pair = () => {
    const { opened } = state()
    return opened.state === 'pair' ? opened.pair : null
  }

  return {
    read,
    open,
    turnTab(by: -1 | 1): void {
      const at = peopleTabs.indexOf(state().tab)
      const tab = peopleTabs[(at + by + peopleTabs.length) % peopleTabs.length] ?? 'all'
      show({ tab, text: '' })
    },
    showTab: (tab: PeopleTab) => show({ tab, text: '' }),
    setGroup: (group: PeopleState['group']) => show({ group }),
    type(text: string): void {
      cancel()
      patch({ tab: 'all', text, offset: 0, opened: { state: 'none' }, asking: null })
      cancel = kit.tools.schedule(() => void read(), typedMs)
    },
    turnPage(by: -1 | 1): void {
      const { offset, list } = state()
      const next = offset + by * peoplePage
      if (list.state !== 'people' || next < 0 || (next >= list.total && !list.isMore)) return
      show({ offset: next })
    },
    close: () => patch({ opened: { state: 'none' }, asking: null, problem: null }),
    ask: (asking: Asking) => patch({ asking, problem: null }),

    /** Shows name and numbers, which the host writes into its log first; or covers them again. */
    async unmask(): Promise<void> {
      const opened = person()
      if (!opened) return
      if (opened.unmasked) return patch({ opened: { ...opened, unmasked: null } })
      const reply = await kit.ask('people.unmask', { id: opened.id })
      const now = person()
      if (now?.id !== opened.id) return
      patch(reply.ok ? { opened: { ...now, unmasked: reply.value } } : { problem: reply.problem })
    },
    async renew(): Promise<void> {
      const opened = person()
      if (!opened) return
      if (!(await run(kit.ask('registrations.renew', { id: opened.person.id }), { key: 'renewed' }))) return
      await open(opened.id)
      patch({ said: { key: 'renewed' } })
    },
    async erase(reason: ErasureReason): Promise<void> {
      const opened = person()
      if (!opened || !(await run(kit.ask('people.erase', { id: opened.person.id, reason }), { key: 'erased' }))) return
      patch({ opened: { state: 'none' } })
      await read()
    },
    /** By the person in front, or by a receipt code. @returns whether somebody was signed in */
    async signIn(code?: string): Promise<boolean> {
      const opened = person()
      if (code === undefined && !opened) return false
      const reply = await kit.ask('signIns.add', code === undefined ? { id: opened?.person.id ?? '' } : { code })
      if (kit.get().gate.state !== 'open') return reply.ok
      patch(
        reply.ok
          ? { said: { key: 'signed-in', number: reply.value.number }, problem: null }
          : { problem: reply.problem },
      )
      if (reply.ok) await read()
      return reply.ok
    },
    async leaveLine(number: number): Promise<void> {
      if (await run(kit.ask('signIns.leave', { number }), null)) await read()
    },
    async order(kind: 'first-come' | 'longest-waiting'): Promise<void> {
      if (await run(kit.ask('signIns.order', { kind }), null)) await read()
    },
    async move(number: number, place: number, word: string): Promise<void> {
      if (await run(kit.ask('signIns.move', { number, place, word }), null)) await read()
    },
    async closeList(): Promise<void> {
      if (!(await run(kit.ask('lots.close', {}), null))) return
      patch({ asking: { kind: 'draw' } })
      await read()
    },
    async draw(said: string): Promise<void> {
      if (await run(kit.ask('lots.draw', { said }), null)) await read()
    },
    /** Has the host work the draw out again from what was written down. */
    async check(): Promise<void> {
      const reply = await kit.ask('lots.check', {})
      patch(
        reply.ok
          ? { said: { key: reply.value.problem === null ? 'lot-right' : 'lot-wrong', number: reply.value.checked } }
          : { problem: reply.problem },
      )
    },

    /** Both records in full, side by side; both looks stand in the log. */
    async openPair(a: string, b: string): Promise<void> {
      const id = `${a} ${b}`
      patch({ opened: { state: 'reading', id }, asking: null, problem: null, said: null })
      const reply = await kit.ask('doubles.open', { a, b })
      const { opened } = state()
      if (opened.state !== 'reading' || opened.id !== id) return
      patch(
        reply.ok
          ? { opened: { state: 'pair', id, pair: reply.value } }
          : { opened: { state: 'none' }, problem: reply.problem },
      )
    },
    async merge(keep: 'a' | 'b'): Promise<void> {
      const both = pair()
      if (!both) return
      const ids = { keep: both[keep].id, drop: both[keep === 'a' ? 'b' : 'a'].id }
      if (!(await run(kit.ask('doubles.merge', ids), { key: 'merged' }))) return
      patch({ opened: { state: 'none' } })
      await read()
    },
    async keepApart(word: string): Promise<void> {
      const both = pair()
      if (!both) return
      if (!(await run(kit.ask('doubles.keepApart', { a: both.a.id, b: both.b.id, word }), { key: 'apart' }))) return
      patch({ opened: { state: 'none' } })
      await read()
    },

    /** The screen is locked: the tab stays, the people go. */
    leave(): void {
      cancel()
      asked += 1
      patch({ ...initialPeople, tab: state().tab })
    },
  }
}
