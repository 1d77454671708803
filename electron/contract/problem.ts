// Everything that is expected to go wrong between a page and the host, as a closed list of codes. Words for each stand in
// locales/<lang>/problem.json: what happened, what is safe, what to do.
import { z } from 'zod'

export const problemCodes = [
  /** The input does not fit its schema; details.fields: path → code. Nothing was stored; nothing typed is lost. */
  'bad-input',
  /** The role may not call this, or the call does not exist. */
  'not-allowed',
  /** A desk session is needed: locked, ended, or never begun. */
  'locked',
  /** The call needs the head of station. */
  'head-only',
  'wrong-pin',
  /** Too many wrong PINs; details.seconds: how long to wait. */
  'too-many-attempts',
  'already-set-up',
  /** The last head of station cannot be shut out. */
  'last-head',
  'not-found',
  /** The same id with other content was stored before. */
  'conflict',
  /** It could be changed here for ten minutes; now the desk does it. */
  'too-late',
  'under-age',
  'consent-missing',
  /** A registration has been renewed as often as this site allows: it is taken down anew. */
  'no-more-renewals',
  /** The service of the card reader does not answer, or not in words that are understood. */
  'reader-away',
  /** No card lay on the reader in time, or it could not be read. */
  'reader-no-card',
  /** A posting without the six elements; details.missing: which. */
  'elements-missing',
  /** Words that discriminate are not published; details.codes: why. */
  'phrases-forbidden',
  /** Words for a person to judge: published with a word of why; details.codes. */
  'phrases-doubtful',
  /** A match cannot go there; details.from: where it stands. */
  'step-not-allowed',
  /** Somebody else changed the match meanwhile; nothing was stored. */
  'match-changed',
  /** An employer is told of nobody who did not agree to it; details.registrationId: of whom. */
  'employer-consent-missing',
  /** The two cannot be offered to each other; details.exclusion: why. */
  'not-offered',
  /** There is no telephone number to call. */
  'no-number',
  /** A draw by lot needs two people. */
  'too-few-to-draw',
  'disk-full',
  /** The data cannot be written: read-only file system, newer database, key refused. */
  'storage',
  /** The host is away or did not answer in time; the call may be tried again with the same id. */
  'host-away',
  /** A fault of ours; details.reference stands in the log. */
  'fault',
] as const
const problemCode = z.enum(problemCodes)
export type ProblemCode = (typeof problemCodes)[number]

export const problem = z.strictObject({
  code: problemCode,
  details: z.record(z.string(), z.json()).optional(),
})
export type Problem = z.output<typeof problem>

/** Thrown inside handlers to refuse with a problem; anything else that is thrown is a fault of ours. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(code: ProblemCode, details?: Problem['details']) {
    super(code)
    this.problem = details ? { code, details } : { code }
  }
}
