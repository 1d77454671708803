// Calling people back: the queue, one opened with its number, and what came of the call.

import type { CallOutcome } from '../../../db/model/call.ts'
import { addDays } from '../../../db/model/market-time.ts'
import type { InputOf, OutputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import type { CallDetail, CallRow } from '../../../electron/contract/desk-calls.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import type { Kit } from '../kit.ts'
import { createNewestRead } from '../newest-read.ts'
import type { ViewName } from '../state.ts'

export const callShows = ['due', 'later', 'made'] as const
type CallShow = (typeof callShows)[number]

/** When to call again; `auto` is the rule of the outcome. */
const nextChoices = ['auto', 'none', 'today', 'tomorrow', 'three-days', 'week'] as const
export type NextChoice = (typeof nextChoices)[number]
const daysAhead: Partial<Record<NextChoice, number>> = { today: 0, tomorrow: 1, 'three-days': 3, week: 7 }

/** What an outcome leaves to choose: who refused is not called again, who was not reached always is. */
export function choicesFor(outcome: CallOutcome): readonly NextChoice[] {
  if (outcome === 'refused') return ['none']
  if (outcome === 'not-reached') return ['auto', 'today', 'tomorrow', 'three-days', 'none']
  if (outcome === 'reached') return ['three-days', 'tomorrow', 'week', 'today', 'none']
  return ['none', 'tomorrow', 'three-days', 'week', 'today']
}

export type OpenCall = {
  detail: CallDetail
  /** Of the call about to be written down. */
  attemptId: string
  outcome: CallOutcome | null
  next: NextChoice
  note: string
  isNoteWrong: boolean
  /** The sentence that asks for the consent is being read out. */
  isAsking: boolean
  isSaving: boolean
  problem: Problem | null
}

export type CallsState = {
  list:
    | { state: 'reading' }
    | { state: 'ready'; value: OutputOf<'desk', 'calls.list'> }
    | { state: 'failed'; problem: Problem }
  show: CallShow
  opened: { state: 'none' } | { state: 'reading'; id: string } | ({ state: 'shown'; id: string } & OpenCall)
  said: CallRow | null
  trouble: Problem | null
}

export const initialCalls: CallsState = {
  list: { state: 'reading' },
  show: 'due',
  opened: { state: 'none' },
  said: null,
  trouble: null,
}

export const callRowsOf = ({ list, show }: CallsState): readonly CallRow[] =>
  list.state === 'ready' ? list.value[show] : []

export function createCallsPart(kit: Kit, { show }: { show: (view: ViewName) => void }) {
  const current = () => kit.get().calls
  const patch = (change: Partial<CallsState>) => kit.set({ calls: { ...current(), ...change } })
  const { read, forget } = createNewestRead(
    () => kit.ask('calls.list', {}),
    reply => {
      if (kit.get().gate.state !== 'open') return
      patch({ list: reply.ok ? { state: 'ready', value: reply.value } : { state: 'failed', problem: reply.problem } })
    },
  )

  const change = (open: Partial<OpenCall>) => {
    const { opened } = current()
    if (opened.state === 'shown') patch({ opened: { ...opened, ...open } })
  }

  async function look(id: string, asking: Promise<Reply<CallDetail>>): Promise<void> {
    patch({ opened: { state: 'reading', id }, said: null, trouble: null })
    const reply = await asking
    const { opened } = current()
    if (opened.state !== 'reading' || opened.id !== id) return
    if (!reply.ok) return patch({ opened: { state: 'none' }, trouble: reply.problem })
    patch({
      opened: {
        state: 'shown',
        id: reply.value.row.id,
        detail: reply.value,
        attemptId: kit.makeId(),
        outcome: null,
        next: 'auto',
        note: '',
        isNoteWrong: false,
        isAsking: false,
        isSaving: false,
        problem: null,
      },
    })
  }

  return {
    read,

    turn(by: 1 | -1): void {
      const at = callShows.indexOf(current().show)
      const next = callShows[(at + by + callShows.length) % callShows.length] as CallShow
      patch({ show: next, opened: { state: 'none' }, said: null, trouble: null })
    },

    /** Shows the number. The look stands in the audit log before anything is shown. */
    open: (id: string) => look(id, kit.ask('calls.open', { id })),

    /** Calls a person out of another view. */
    async begin(input: InputOf<'desk', 'calls.begin'>): Promise<void> {
      patch({ ...initialCalls, list: current().list })
      show('calls')
      await look('new', kit.ask('calls.begin', input))
    },

    /** What came of it; what is to be chosen then begins with what is usual. */
    choose(outcome: CallOutcome): void {
      change({ outcome, next: choicesFor(outcome)[0] ?? 'none', isNoteWrong: false, problem: null, isAsking: false })
    },

    change,

    /** One step back: the consent that was asked for, the outcome, the number. */
    back(): void {
      const { opened } = current()
      if (opened.state !== 'shown') patch({ opened: { state: 'none' } })
      else if (opened.isSaving) return
      else if (opened.isAsking) change({ isAsking: false })
      else if (opened.outcome !== null) change({ outcome: null, problem: null })
      else patch({ opened: { state: 'none' } })
    },

    async save(): Promise<void> {
      const { opened } = current()
      if (opened.state !== 'shown' || opened.outcome === null || opened.isSaving) return
      change({ isSaving: true, problem: null })
      const { id, attemptId, outcome, note } = opened
      const ahead = daysAhead[opened.next]
      const next = ahead === undefined ? (opened.next as 'auto' | 'none') : addDays(kit.today(), ahead)
      const reply = await kit.ask('calls.record', { id, attemptId, outcome, next, note })
      const now = current().opened
      if (now.state !== 'shown' || now.id !== id) return
      if (!reply.ok) {
        const isNoteWrong = 'note' in fieldCodesOf(reply.problem)
        change({ isSaving: false, isNoteWrong, problem: isNoteWrong ? null : reply.problem })
        return read()
      }
      // Said once the list is the new one: who presses Enter at once must not open the same person again.
      await read()
      const after = current().opened
      if (after.state === 'shown' && after.id === id) patch({ opened: { state: 'none' }, said: reply.value })
    },

    /** The person said yes on the telephone: the consent is written down. */
    async consent(): Promise<void> {
      const { opened } = current()
      const registrationId = opened.state === 'shown' ? opened.detail.row.registrationId : null
      if (opened.state !== 'shown' || !opened.isAsking || registrationId === null) return
      const reply = await kit.ask('match.consent', { registrationId, means: 'spoken' })
      const now = current().opened
      if (now.state !== 'shown' || now.id !== opened.id) return
      if (reply.ok) change({ isAsking: false, detail: { ...now.detail, mayPassOn: reply.value.mayPassOn } })
      else change({ isAsking: false, problem: reply.problem })
    },

    /** Another view was chosen: the number goes from the screen. */
    close: () => patch({ opened: { state: 'none' }, said: null, trouble: null }),

    leave: () => {
      forget()
      kit.set({ calls: initialCalls })
    },
  }
}
