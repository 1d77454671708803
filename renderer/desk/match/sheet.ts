// What a clerk fills in before an act that needs words: why, with what outcome, whom. Checked here first, so that the host is asked
// once.
import { type FailReason, type MatchState, stepProblem } from '../../../db/model/match/state.ts'
import type { MatchRow, TalkOutcome } from '../../../electron/contract/desk-matches.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { fieldCodesOf } from '../../shared/words.ts'

type Wrong = 'note' | 'reason' | 'chosen' | 'outcome'
type Base = { note: string; wrong: Wrong | null }

export type TalkPerson = { row: MatchRow; outcome: TalkOutcome | null; reason: FailReason | null }

export type Sheet = Base &
  (
    | { kind: 'step'; row: MatchRow; to: MatchState; reason: FailReason | null }
    | { kind: 'undo'; row: MatchRow }
    | { kind: 'overrule'; row: MatchRow; how: 'moved' | 'excluded' | 'included'; bias: number; moves: readonly Move[] }
    | {
        kind: 'add'
        text: string
        /** For which text `found` is the answer. */
        asked: string | null
        found: readonly { id: string; title: string; more: string; kinds: readonly string[] }[]
        /** Whether there are others under the same words. */
        isMore: boolean
        chosen: string | null
      }
    | { kind: 'consent'; row: MatchRow; means: 'spoken' | 'paper' }
    | { kind: 'talk'; id: string; people: readonly TalkPerson[] }
  )

/** A way to move a row: where it comes to, and the clerk's points that bring it there. */
type Move = { to: 'one' | 'three' | 'edge' | 'back'; place: number; bias: number }

export type SheetStart =
  | { kind: 'step'; row: MatchRow; to: MatchState }
  | { kind: 'undo' | 'consent'; row: MatchRow }
  | { kind: 'overrule'; row: MatchRow; how: 'excluded' | 'included' }
  | { kind: 'overrule'; row: MatchRow; how: 'moved'; rows: readonly MatchRow[]; by: 1 | -1 }
  | { kind: 'add' }
  | { kind: 'talk'; id: string; rows: readonly MatchRow[] }

export function beginSheet(start: SheetStart): Sheet {
  const base = { note: '', wrong: null }
  switch (start.kind) {
    case 'step':
      return { ...base, ...start, reason: null }
    case 'consent':
      return { ...base, kind: 'consent', row: start.row, means: 'spoken' }
    case 'undo':
      return { ...base, kind: 'undo', row: start.row }
    case 'add':
      return { ...base, kind: 'add', text: '', asked: null, found: [], isMore: false, chosen: null }
    case 'talk':
      return {
        ...base,
        kind: 'talk',
        id: start.id,
        people: start.rows.map(row => ({ row, outcome: null, reason: null })),
      }
    case 'overrule': {
      if (start.how !== 'moved') return { ...base, ...start, bias: 0, moves: [] }
      const moves = movesOf(start.row, start.rows, start.by)
      return { ...base, kind: 'overrule', row: start.row, how: 'moved', bias: moves[0]?.bias ?? 0, moves }
    }
  }
}

const clamp = (bias: number) => Math.max(-100, Math.min(100, bias))

/** Up or down the list by one place, by three, to its edge; or the clerk's points taken back. Places count from 1. */
export function movesOf(row: MatchRow, rows: readonly MatchRow[], by: 1 | -1): Move[] {
  const at = rows.findIndex(other => other.id === row.id)
  const rankOf = (other: MatchRow | undefined) => other?.fit?.rank ?? 0
  const to = (name: 'one' | 'three' | 'edge', steps: number): Move[] => {
    const target = Math.max(0, Math.min(rows.length - 1, at - by * steps))
    if (target === at) return []
    // One point past the row whose place it takes.
    return [{ to: name, place: target + 1, bias: clamp(row.pair.bias + rankOf(rows[target]) + by - rankOf(row)) }]
  }
  const found = [...to('one', 1), ...to('three', 3), ...to('edge', rows.length)]
  const distinct = found.filter((move, i) => found.findIndex(other => other.place === move.place) === i)
  return row.pair.bias === 0 ? distinct : [...distinct, { to: 'back', place: at + 1, bias: 0 }]
}

const blank = (text: string) => text.trim() === ''

function wrongOf(sheet: Sheet): Wrong | null {
  switch (sheet.kind) {
    case 'step': {
      const { row, to, reason, note } = sheet
      // From nothing the pair is recommended first.
      const problem = stepProblem({ from: row.pair.state ?? 'recommended', to, reason, note })
      return problem === 'reason-missing' ? 'reason' : problem === 'note-missing' ? 'note' : null
    }
    case 'undo':
    case 'overrule':
      return blank(sheet.note) ? 'note' : null
    case 'add':
      return sheet.chosen === null ? 'chosen' : blank(sheet.note) ? 'note' : null
    case 'talk': {
      if (sheet.people.some(({ outcome, reason }) => outcome === null || (outcome === 'failed' && reason === null)))
        return 'outcome'
      return sheet.people.some(({ reason, outcome }) => outcome === 'failed' && reason === 'other') && blank(sheet.note)
        ? 'note'
        : null
    }
    case 'consent':
      return null
  }
}

/** The sheet with what it lacks marked; null where it lacks nothing. @param problem what the host said to it */
export function sheetFault(sheet: Sheet, problem?: Problem): Sheet | null {
  if (!problem) {
    const wrong = wrongOf(sheet)
    return wrong && { ...sheet, wrong }
  }
  const codes = Object.keys(fieldCodesOf(problem))
  if (codes.length === 0) return null
  return { ...sheet, wrong: codes.some(code => code.endsWith('reason')) ? 'reason' : 'note' }
}
