// The ready-made questions of the home page and the chips of a list: the same things, as filters of postings.search.
import type { PostingSearch } from '../../../electron/contract/api.ts'

export const questions = [
  'near',
  'daily',
  'home',
  'night',
  'one-day-off',
  'board-lodging',
  'beginner',
  'today',
] as const

/** Everything that can be switched on above a list. */
export const toggles = ['urgent', ...questions] as const
export type Toggle = (typeof toggles)[number]

export const sorts = ['newest', 'pay', 'near'] as const
export type Sort = (typeof sorts)[number]

export type ListQuery = {
  /** A group of kinds or a kind; null for all. */
  kind: string | null
  toggles: readonly Toggle[]
  sort: Sort
  /** What the list was opened with: it gives the title and is not shown as a chip again. */
  opened: Toggle | null
}

type Filter = Pick<PostingSearch, 'urgent' | 'near' | 'settlement' | 'home' | 'shifts' | 'perks' | 'beginner' | 'today'>

const filters: Record<Toggle, Filter> = {
  urgent: { urgent: true },
  near: { near: true },
  daily: { settlement: 'daily' },
  home: { home: true },
  night: { shifts: ['night'] },
  'one-day-off': { shifts: ['one-day-off'] },
  'board-lodging': { perks: ['meals', 'lodging'] },
  beginner: { beginner: true },
  today: { today: true },
}

/** The search that a list asks for, without its page. All filters must hold. */
export function searchOf({ kind, toggles, sort }: ListQuery): PostingSearch {
  const search: PostingSearch = { sort, ...(kind === null ? {} : { kind }) }
  for (const toggle of toggles) {
    const { shifts = [], perks = [], ...plain } = filters[toggle]
    Object.assign(search, plain)
    if (shifts.length) search.shifts = [...(search.shifts ?? []), ...shifts]
    if (perks.length) search.perks = [...(search.perks ?? []), ...perks]
  }
  return search
}
