// What a handler is given, and the type of the table of handlers: one entry for each call of the contract, no more and no less.
import type { SiteSettings } from '../../db/model/site.ts'
import type { StaffMember } from '../../db/model/staff.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import type { OwnPosting } from '../../db/own-postings.ts'
import type { Api, CallName, OutputOf, ParsedInputOf } from '../contract/api.ts'
import type { Role } from '../contract/call.ts'
import { type Problem, type ProblemCode, ProblemError } from '../contract/problem.ts'
import type { Topic } from '../contract/topic.ts'
import type { SyncLink } from '../sync/link.ts'
import type { DeskSessions } from './desk-sessions.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { MatchKeeper } from './match-keeper.ts'

/** What does not change while the host runs. Time and randomness are handed in. */
export type HostTools = {
  settings: SiteSettings
  now: () => Date
  randomBytes: (length: number) => Uint8Array
  sessions: DeskSessions
  sync: SyncLink
  /** Brings own postings' copies among the feeds up to date, all in one transaction; call after the commit. */
  mirror: (owns: readonly OwnPosting[]) => void
  /** Who fits what. */
  matches: Pick<MatchKeeper, 'index' | 'isReady' | 'caughtUp'>
}

export type QueryContext = HostTools & {
  site: ReadDb<'site'>
  postings: ReadDb<'postings'>
  /** Who unlocked the desk; null at the board, at the touch screen, and while the desk is locked. */
  staff: StaffMember | null
  /** The token of the desk session, where there is one. */
  session: string | null
  /** Of this connection: how many wrong codes it may still try. */
  guesses: GuessLimit
}

export type CommandContext = Omit<QueryContext, 'site'> & {
  /** Inside the call's one transaction. */
  site: WriteDb<'site'>
  /** Names what changed; told to the pages after the commit, and not at all where it fails. */
  announce: (topic: Topic) => void
  /** Runs after the commit, before the news. */
  afterCommit: (work: () => void) => void
}

type Kind<R extends Role, N extends CallName<R>> = Api[R][N] extends { kind: infer K } ? K : never
type ContextOf<R extends Role, N extends CallName<R>> = 'command' extends Kind<R, N> ? CommandContext : QueryContext

/** Says no, but keeps what the transaction wrote (a wrong PIN is counted). A thrown ProblemError takes everything back. */
export class Refusal {
  readonly problem: Problem
  constructor(code: ProblemCode, details?: Problem['details']) {
    this.problem = new ProblemError(code, details).problem
  }
}

/**
 * Work that must not be done inside a transaction (hashing a PIN takes a tenth of a second), or that is waited for, comes first, in
 * `prepare`.
 */
export type Prepared<I, O, P, C = CommandContext> = {
  prepare: (context: QueryContext, input: I) => Promise<P>
  run: (context: C, input: I, prepared: P) => O | Refusal
}

type Handler<R extends Role, N extends CallName<R>> =
  | ((context: ContextOf<R, N>, input: ParsedInputOf<R, N>) => OutputOf<R, N>)
  // biome-ignore lint/suspicious/noExplicitAny: what `prepare` makes is known to its own handler only
  | Prepared<ParsedInputOf<R, N>, OutputOf<R, N>, any, ContextOf<R, N>>

export type Handlers = { [R in Role]: { [N in CallName<R>]: Handler<R, N> } }
