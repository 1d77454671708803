// Which page of the touch screen is shown, and what it is about. One union: a page cannot be half another one.

import type { Problem } from '../../../electron/contract/problem.ts'
import type {
  MarketSiteView,
  SimilarPosting,
  TouchPosting,
  TouchPostingDetail,
} from '../../../electron/contract/views.ts'
import type { NoticeQuery } from './notice-query.ts'
import type { Paper } from './papers.ts'
import type { ListQuery } from './questions.ts'

/** Something asked of the host. While `asking`, `value` is what was shown before, so that nothing flickers. */
export type Asked<T> =
  | { at: 'asking'; value: T | null }
  | { at: 'ready'; value: T }
  | { at: 'failed'; problem: Problem }

/** `isMore`: more than `total` fit. `near`: what only comes near what was typed, where nothing or little fits. */
export type Rows = { total: number; isMore: boolean; rows: TouchPosting[]; near: TouchPosting[] }

export const noRows: Rows = { total: 0, isMore: false, rows: [], near: [] }

export const registerSteps = ['notice', 'person', 'wishes', 'review'] as const
export type RegisterStep = (typeof registerSteps)[number]

export type View =
  | { at: 'attract' }
  | { at: 'home' }
  /** Every group of kinds. */
  | { at: 'kinds' }
  /** `first`: index of the first row shown, so that a change of rows per page does not lose the place. */
  | { at: 'list'; query: ListQuery; first: number; result: Asked<Rows> }
  /** `similar`: other postings like this one; null until they are known. */
  | { at: 'posting'; id: string; result: Asked<TouchPostingDetail>; similar: readonly SimilarPosting[] | null }
  /** Leaving a number for one posting, then its receipt. */
  | { at: 'interest' }
  | { at: 'report' }
  /** What would be printed, and how printing went. `madeAt`: the moment that stands on the paper. */
  | { at: 'paper'; paper: Paper; posting: TouchPostingDetail; madeAt: string }
  /** A registration asked after by its receipt code. */
  | { at: 'mine' }
  /** `text`: what the result answers. */
  | { at: 'search'; text: string; result: Asked<Rows> }
  /** `group`: the group of kinds that is open in the step of wishes. */
  | { at: 'register'; step: RegisterStep; group: string | null }
  | { at: 'under-age' }
  | { at: 'receipt' }
  /** A number for the desks. */
  | { at: 'number' }
  | { at: 'notices'; query: NoticeQuery; first: number }
  | { at: 'notice'; id: string }
  /** The directory of other markets. */
  | { at: 'sites'; first: number; result: Asked<readonly MarketSiteView[]> }
  /** Unpaid wages, deposits: what to do. */
  | { at: 'rights' }
