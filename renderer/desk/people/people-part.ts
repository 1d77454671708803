// People who look for work: lists by tab, one person opened and unmasked on purpose, pairs that may be one, and who came today.
import type { FocusGroup } from '../../../db/model/match/focus-group.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { DayList, ErasureReason, PersonRow, PersonView, Unmasked } from '../../../electron/contract/desk-people.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'
import { createNewestRead } from '../newest-read.ts'

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
  const isOpen = () => kit.get().gate.state === 'open'
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

  const list = createNewestRead(askList, found => {
    if (isOpen()) patch('list' in found ? { list: found.list } : { problem: found.problem })
  })
  const counts = createNewestRead(
    () => kit.ask('people.counts', {}),
    reply => {
      if (reply.ok && isOpen()) patch({ counts: reply.value })
    },
  )
  async function read(): Promise<void> {
    await list.read()
    await counts.read()
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

  /**
   * Runs a command; a refusal is shown, what was done is said once the list shows it. @param then what is in front from now on
   * @returns whether it was done
   */
  async function run(
    reply: Promise<{ ok: true; value: unknown } | { ok: false; problem: Problem }>,
    said: PeopleState['said'],
    then: Partial<PeopleState> = {},
  ): Promise<boolean> {
    const answer = await reply
    if (!isOpen()) return answer.ok
    if (!answer.ok) {
      patch({ problem: answer.problem, said: null })
      return false
    }
    patch({ problem: null, asking: null, said: null, ...then })
    await read()
    if (said && isOpen()) patch({ said })
    return true
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
      const { offset, list: shown } = state()
      const next = offset + by * peoplePage
      if (shown.state !== 'people' || next < 0 || (next >= shown.total && !shown.isMore)) return
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
      if (!(await run(kit.ask('registrations.renew', { id: opened.person.id }), null))) return
      await open(opened.id)
      if (isOpen()) patch({ said: { key: 'renewed' } })
    },
    async erase(reason: ErasureReason): Promise<void> {
      const opened = person()
      if (!opened) return
      await run(
        kit.ask('people.erase', { id: opened.person.id, reason }),
        { key: 'erased' },
        { opened: { state: 'none' } },
      )
    },
    /** By the person in front, or by a receipt code. @returns whether somebody was signed in */
    async signIn(code?: string): Promise<boolean> {
      const opened = person()
      if (code === undefined && !opened) return false
      const reply = await kit.ask('signIns.add', code === undefined ? { id: opened?.person.id ?? '' } : { code })
      if (!isOpen()) return reply.ok
      if (!reply.ok) {
        patch({ problem: reply.problem })
        return false
      }
      await read()
      if (isOpen()) patch({ said: { key: 'signed-in', number: reply.value.number }, problem: null })
      return true
    },
    async leaveLine(number: number): Promise<void> {
      await run(kit.ask('signIns.leave', { number }), null)
    },
    async order(kind: 'first-come' | 'longest-waiting'): Promise<void> {
      await run(kit.ask('signIns.order', { kind }), null)
    },
    async move(number: number, place: number, word: string): Promise<void> {
      await run(kit.ask('signIns.move', { number, place, word }), null)
    },
    async closeList(): Promise<void> {
      if ((await run(kit.ask('lots.close', {}), null)) && isOpen()) patch({ asking: { kind: 'draw' } })
    },
    async draw(said: string): Promise<void> {
      await run(kit.ask('lots.draw', { said }), null)
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
      await run(kit.ask('doubles.merge', ids), { key: 'merged' }, { opened: { state: 'none' } })
    },
    async keepApart(word: string): Promise<void> {
      const both = pair()
      if (!both) return
      const ids = { a: both.a.id, b: both.b.id, word }
      await run(kit.ask('doubles.keepApart', ids), { key: 'apart' }, { opened: { state: 'none' } })
    },

    /** The screen is locked: the tab stays, the people go. */
    leave(): void {
      cancel()
      list.forget()
      counts.forget()
      patch({ ...initialPeople, tab: state().tab })
    },
  }
}
