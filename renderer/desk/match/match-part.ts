// Who fits a posting, or what fits a person: one list at a time, from which a clerk goes on step by step, overrules the machine, and
// writes talks down.
import type { FailReason, MatchState } from '../../../db/model/match/state.ts'
import type { InputOf, OutputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import type { MatchRow } from '../../../electron/contract/desk-matches.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'
import { createNewestRead } from '../newest-read.ts'
import type { ViewName } from '../state.ts'
import { beginSheet, type Sheet, type SheetStart, sheetFault } from './sheet.ts'

export type Subject = InputOf<'desk', 'match.list'>
type MatchList = OutputOf<'desk', 'match.list'>
export type MatchPair = OutputOf<'desk', 'match.open'>

export const matchParts = ['fit', 'going', 'over'] as const
type MatchPart = (typeof matchParts)[number]

/** What was done last. */
export type MatchAct =
  | { act: 'step'; to: MatchState }
  | { act: 'undone' | 'moved' | 'excluded' | 'included' | 'added' | 'consented' }
  | ({ act: 'talked' } & OutputOf<'desk', 'match.talk'>)

export type MatchViewState = {
  /** What is shown, and what it was reached from: the last one is shown. */
  path: readonly Subject[]
  /** The view behind it all. */
  from: ViewName
  list: { state: 'reading' } | { state: 'ready'; value: MatchList } | { state: 'failed'; problem: Problem }
  part: MatchPart
  frontId: string | null
  /** Chosen for one talk. */
  ticked: readonly string[]
  /** The pair in front with its history, once it was asked for. */
  whole: { id: string; value: MatchPair } | null
  sheet: Sheet | null
  isActing: boolean
  said: MatchAct | null
  trouble: Problem | null
}

export const initialMatch: MatchViewState = {
  path: [],
  from: 'today',
  list: { state: 'reading' },
  part: 'fit',
  frontId: null,
  ticked: [],
  whole: null,
  sheet: null,
  isActing: false,
  said: null,
  trouble: null,
}

export const rowsOf = ({ list, part }: MatchViewState): readonly MatchRow[] =>
  list.state === 'ready' ? list.value[part] : []

/** The row that keys and buttons are about. */
export const frontOf = (state: MatchViewState): MatchRow | null =>
  rowsOf(state).find(row => row.id === state.frontId) ?? rowsOf(state)[0] ?? null

/** Steps that cannot be taken without a word or a reason. */
const needsSheet = (from: MatchState | null, to: MatchState): boolean =>
  from === 'failed' || to === 'failed' || to === 'absent' || to === 'unpaid'

type Found = Pick<Extract<Sheet, { kind: 'add' }>, 'found' | 'isMore'>
const nothingFound: Found = { found: [], isMore: false }
/** As many as can be told apart at a glance. */
const mostFound = 6

export function createMatchPart(kit: Kit, { show }: { show: (view: ViewName) => void }) {
  const current = () => kit.get().match
  const patch = (change: Partial<MatchViewState>) => kit.set({ match: { ...current(), ...change } })
  const subject = () => current().path.at(-1)

  const list = createNewestRead(
    async () => {
      const wanted = subject()
      return wanted ? kit.ask('match.list', wanted) : null
    },
    reply => {
      if (!reply || kit.get().gate.state !== 'open') return
      patch({
        list: reply.ok ? { state: 'ready', value: reply.value } : { state: 'failed', problem: reply.problem },
        whole: null,
      })
    },
  )

  function go(path: readonly Subject[]): void {
    patch({ ...initialMatch, from: current().from, path })
    void list.read()
  }

  const pairOf = ({ id }: MatchRow) => {
    const from = subject()
    return from?.side === 'person'
      ? { registrationId: from.id, postingId: id }
      : { registrationId: id, postingId: from?.id ?? '' }
  }

  /**
   * Does one thing; the list is read again, and then it is said what came of it: what the words say is what the list shows. A
   * refusal leaves the sheet as it was filled. @param also what changes with those words
   */
  async function act<T>(
    work: () => Promise<Reply<T>>,
    saidOf: (value: T) => MatchAct,
    also: Partial<MatchViewState> = {},
  ): Promise<void> {
    if (current().isActing) return
    patch({ isActing: true, trouble: null, said: null })
    const about = subject()
    const reply = await work()
    await list.read()
    // Locked meanwhile, or another list is in front, which begins with nothing said.
    if (kit.get().gate.state !== 'open' || subject() !== about) return
    if (reply.ok) return patch({ isActing: false, sheet: null, said: saidOf(reply.value), ...also })
    const { sheet } = current()
    const fault = sheet && sheetFault(sheet, reply.problem)
    patch({ isActing: false, ...(fault ? { sheet: fault } : { trouble: reply.problem }) })
  }

  const step = (row: MatchRow, to: MatchState, words: { reason: FailReason | null; note: string }) =>
    act(
      () => kit.ask('match.step', { ...pairOf(row), from: row.pair.state, to, ...words }),
      () => ({ act: 'step', to }),
    )

  async function submitTalk(sheet: Extract<Sheet, { kind: 'talk' }>): Promise<void> {
    const postingId = pairOf(sheet.people[0]?.row as MatchRow).postingId
    const people = sheet.people.map(({ row, outcome, reason }) => ({
      registrationId: pairOf(row).registrationId,
      from: row.pair.state,
      outcome: outcome ?? 'talking',
      reason: outcome === 'failed' ? reason : null,
    }))
    await act(
      () => kit.ask('match.talk', { id: sheet.id, postingId, note: sheet.note, people }),
      value => ({ act: 'talked', ...value }),
      { ticked: [] },
    )
  }

  async function submitOverrule(sheet: Extract<Sheet, { kind: 'overrule' | 'add' }>): Promise<void> {
    if (sheet.kind === 'add') {
      const pair = pairOf({ id: sheet.chosen } as MatchRow)
      await act(
        () => kit.ask('match.overrule', { ...pair, kind: 'added', why: sheet.note }),
        () => ({ act: 'added' }),
        { part: 'fit', frontId: sheet.chosen },
      )
      return
    }
    const { row, how, bias, note } = sheet
    await act(
      () => kit.ask('match.overrule', { ...pairOf(row), kind: how, bias, why: note }),
      () => ({ act: how }),
    )
  }

  async function findPeople(text: string): Promise<Found> {
    const reply = await kit.ask('people.find', { text, limit: mostFound })
    if (!reply.ok) return nothingFound
    const { rows, total, isMore } = reply.value
    return {
      found: rows.map(row => ({ id: row.id, title: row.maskedName, more: row.maskedNumber, kinds: row.kinds })),
      isMore: isMore || total > rows.length,
    }
  }

  async function findPostings(text: string): Promise<Found> {
    const reply = await kit.ask('postings.search', { text, limit: mostFound })
    if (!reply.ok) return nothingFound
    const { rows, total } = reply.value
    return {
      found: rows.map(row => ({ id: row.id, title: row.title, more: row.employer.name ?? '', kinds: [] })),
      isMore: total > rows.length,
    }
  }

  return {
    read: list.read,

    /** Shows what fits a person or who fits a posting, over the view one is in, or over the list one is in. */
    open(subject: Subject): void {
      const { view } = kit.get()
      if (view === 'match') go([...current().path, subject])
      else {
        kit.set({ match: { ...initialMatch, from: view, path: [subject] } })
        show('match')
      }
    },

    /** From a row to the list of its own other side. */
    across(): void {
      const front = frontOf(current())
      const side = subject()?.side === 'person' ? 'posting' : 'person'
      if (front) go([...current().path, { side, id: front.id }])
    },

    /** One level back: the sheet, the list before, the view behind. */
    back(): void {
      const { sheet, path, from } = current()
      if (sheet) patch({ sheet: null, trouble: null })
      else if (path.length > 1) go(path.slice(0, -1))
      else show(from === 'match' ? 'today' : from)
    },

    turn(by: 1 | -1): void {
      const at = matchParts.indexOf(current().part)
      const part = matchParts[(at + by + matchParts.length) % matchParts.length] as MatchPart
      patch({ part, frontId: null, whole: null, said: null, trouble: null })
    },

    front: (id: string) => {
      if (current().frontId !== id) patch({ frontId: id, whole: null })
    },

    tick(row: MatchRow): void {
      const { ticked } = current()
      patch({ ticked: ticked.includes(row.id) ? ticked.filter(id => id !== row.id) : [...ticked, row.id] })
    },

    /** The history of the pair in front. The look stands in the audit log before anything is shown. */
    async openPair(row: MatchRow): Promise<void> {
      const reply = await kit.ask('match.open', pairOf(row))
      if (frontOf(current())?.id !== row.id) return
      if (reply.ok) patch({ whole: { id: row.id, value: reply.value }, trouble: null })
      else patch({ trouble: reply.problem })
    },

    /** Takes the step with this digit, or asks for the words that it needs. */
    async step(row: MatchRow, to: MatchState): Promise<void> {
      if (needsSheet(row.pair.state, to)) patch({ sheet: beginSheet({ kind: 'step', row, to }), trouble: null })
      else await step(row, to, { reason: null, note: '' })
    },

    begin(start: SheetStart): void {
      patch({ sheet: beginSheet(start), trouble: null, said: null })
    },

    /** A talk with those who were chosen, or with the one in front. */
    beginTalk(front: MatchRow): void {
      const { ticked, list: shown } = current()
      const all = shown.state === 'ready' ? [...shown.value.fit, ...shown.value.going] : []
      const chosen = ticked.flatMap(id => all.find(row => row.id === id) ?? [])
      patch({
        sheet: beginSheet({ kind: 'talk', id: kit.makeId(), rows: chosen.length ? chosen : [front] }),
        trouble: null,
      })
    },

    /** One of those in the talk agreed after all, asked on the spot: nothing of the sheet is lost. */
    async consentInTalk(row: MatchRow): Promise<void> {
      if (current().isActing) return
      patch({ isActing: true })
      const { registrationId } = pairOf(row)
      const reply = await kit.ask('match.consent', { registrationId, means: 'spoken' })
      const { sheet } = current()
      if (!reply.ok || sheet?.kind !== 'talk')
        return patch({ isActing: false, ...(reply.ok ? {} : { trouble: reply.problem }) })
      const people = sheet.people.map(one =>
        one.row.id === row.id ? { ...one, row: { ...one.row, person: reply.value } } : one,
      )
      patch({ isActing: false, trouble: null, sheet: { ...sheet, people } })
    },

    change(sheet: Sheet): void {
      if (current().sheet && !current().isActing) patch({ sheet })
    },

    /** What there is to add under these words: people as in their own view (F2), postings by words or code. */
    async find(text: string): Promise<void> {
      const from = subject()
      const { sheet } = current()
      if (sheet?.kind !== 'add' || !from) return
      const find = from.side === 'posting' ? findPeople : findPostings
      const found = text.trim() === '' ? nothingFound : await find(text)
      const now = current().sheet
      if (now?.kind !== 'add' || now.text !== text) return
      patch({ sheet: { ...now, ...found, asked: text, chosen: found.found[0]?.id ?? null } })
    },

    /** Stores what the sheet says, or says what it lacks. */
    async submit(): Promise<void> {
      const { sheet } = current()
      if (!sheet || current().isActing) return
      const fault = sheetFault(sheet)
      if (fault) return patch({ sheet: fault })
      if (sheet.kind === 'step') return step(sheet.row, sheet.to, { reason: sheet.reason, note: sheet.note })
      if (sheet.kind === 'talk') return submitTalk(sheet)
      if (sheet.kind === 'overrule' || sheet.kind === 'add') return submitOverrule(sheet)
      const pair = pairOf(sheet.row)
      if (sheet.kind === 'undo') {
        const from = sheet.row.pair.state
        if (from !== null)
          await act(
            () => kit.ask('match.undo', { ...pair, from, note: sheet.note }),
            () => ({ act: 'undone' }),
          )
        return
      }
      await act(
        () => kit.ask('match.consent', { registrationId: pair.registrationId, means: sheet.means }),
        () => ({ act: 'consented' }),
      )
    },

    /** The screen is locked, or somebody else works here: nobody stays on it. */
    leave: () => {
      list.forget()
      kit.set({ match: initialMatch })
    },
  }
}
