// Matching at the desk, as values: who fits a posting and what fits a person with the reasons, the clerk's own word over the
// machine's, the steps of a match, talks with one or with several. Part of the table in api.ts.
import { z } from 'zod'
import { division, moment, recordId } from '../../db/model/ids.ts'
import { exclusions, partNames, reason } from '../../db/model/match/reason.ts'
import { bias, failReason, matchState } from '../../db/model/match/state.ts'
import { consentMeans } from '../../db/model/registration.ts'
import { command, query } from './call.ts'
import { boardPosting } from './views.ts'

const staff = { needs: 'staff' } as const

/** A person as a row shows one: masked. */
const matchPerson = z.object({
  id: recordId,
  /** Null where the registration was erased. */
  maskedName: z.string().nullable(),
  kinds: z.array(z.string()),
  residence: division.nullable(),
  registeredAt: moment,
  hasNumber: z.boolean(),
  /** Whether the person agreed that an employer is told of them. */
  mayPassOn: z.boolean(),
})
export type MatchPerson = z.output<typeof matchPerson>

/** A posting as a row shows one; only its title is left where the posting is gone. */
export const matchPosting = z.object({
  id: recordId,
  title: z.string(),
  employer: z.string().nullable(),
  code: z.string().nullable(),
  pay: boardPosting.shape.pay.nullable(),
  place: boardPosting.shape.place.nullable(),
  urgent: z.boolean(),
  remaining: z.int().nullable(),
  isLive: z.boolean(),
})
export type MatchPosting = z.output<typeof matchPosting>

/** What the machine says of a pair. In lists the reason that names a focus group does not say which. */
export const matchFit = z.object({
  score: z.int(),
  /** The score and the clerk's points: the order. */
  rank: z.int(),
  points: z.record(z.enum(partNames), z.int()),
  reasons: z.array(reason),
})
export type MatchFit = z.output<typeof matchFit>

/** How far a pair has come, and what the clerk decided about it. */
const pairView = z.object({
  state: matchState.nullable(),
  /** Why nothing came of it; null in every other state. */
  failReason: failReason.nullable(),
  isExcluded: z.boolean(),
  isAdded: z.boolean(),
  bias: z.int(),
  /** Where it may go from here. */
  next: z.array(matchState),
  changedAt: moment.nullable(),
})
export type PairView = z.output<typeof pairView>

const matchRow = z.object({
  /** Of the other side. */
  id: recordId,
  person: matchPerson.nullable(),
  posting: matchPosting.nullable(),
  fit: matchFit.nullable(),
  /** Why the two cannot be offered to each other; null where they can. */
  excluded: z.enum(exclusions).nullable(),
  pair: pairView,
})
export type MatchRow = z.output<typeof matchRow>

const side = z.enum(['person', 'posting'])

const matchList = z.object({
  /** False while the machine is still reading, for some seconds after the start. */
  isReady: z.boolean(),
  person: matchPerson.nullable(),
  posting: matchPosting.nullable(),
  /** The best, those under way among them. */
  fit: z.array(matchRow),
  /** Under way: recommended and not come to an end. */
  going: z.array(matchRow),
  /** Come to an end: nothing came of it, settled, or excluded by a clerk. */
  over: z.array(matchRow),
})

/** How many of the best are shown. */
export const bestShown = 20

const matchEvent = z.object({
  at: moment,
  staffName: z.string(),
  action: z.enum(['step', 'undo', 'move', 'exclude', 'include', 'add']),
  from: matchState.nullable(),
  to: matchState.nullable(),
  bias: z.int().nullable(),
  reason: failReason.nullable(),
  /** With how many people the talk was held to which it belongs; null outside talks. */
  talkWith: z.int().nullable(),
  note: z.string(),
})

const pair = { postingId: recordId, registrationId: recordId }
const word = z.string().trim().max(300)
const why = word.min(1, { error: 'word-missing' })

/** What came of a talk with one person: agreed, to be gone on with, or nothing came of it. */
const talkOutcome = z.enum(['agreed', 'talking', 'failed'])
export type TalkOutcome = z.output<typeof talkOutcome>

/** With how many people one talk may be held. */
const mostInTalk = 30

export const matchCalls = {
  /** What fits a person, or who fits a posting. `id` is the registration's or the posting's. */
  'match.list': query(z.strictObject({ side, id: recordId }), matchList, staff),
  /** One pair with its history and every reason; the look is written into the audit log. */
  'match.open': command(
    z.strictObject(pair),
    z.object({ row: matchRow, person: matchPerson.nullable(), history: z.array(matchEvent) }),
    staff,
  ),
  /** `from` is what the clerk saw. From nothing it may go to `talking` at once (即时快招): both steps are written down. */
  'match.step': command(
    z.strictObject({
      ...pair,
      from: matchState.nullable(),
      to: matchState,
      reason: failReason.nullable().default(null),
      note: word.default(''),
    }),
    pairView,
    staff,
  ),
  /** Takes the last step back, with the clerk's word. */
  'match.undo': command(z.strictObject({ ...pair, from: matchState, note: why }), pairView, staff),
  /** `moved`: by so many points up or down the order, 0 takes it back; `included` takes back `excluded` and `added`. */
  'match.overrule': command(
    z.strictObject({
      ...pair,
      kind: z.enum(['moved', 'excluded', 'added', 'included']),
      bias: bias.default(0),
      why,
    }),
    pairView,
    staff,
  ),
  /** One talk of the employer with one or several people: an outcome each. All of it is stored, or nothing. */
  'match.talk': command(
    z.strictObject({
      /** Made when the sheet is opened, so that a talk sent twice is one. */
      id: recordId,
      postingId: recordId,
      note: word.default(''),
      people: z
        .array(
          z.strictObject({
            registrationId: recordId,
            from: matchState.nullable(),
            outcome: talkOutcome,
            reason: failReason.nullable().default(null),
            note: word.default(''),
          }),
        )
        .min(1, { error: 'people-missing' })
        .max(mostInTalk),
    }),
    z.object({ agreed: z.int(), talking: z.int(), failed: z.int() }),
    staff,
  ),
  /** The person agreed, asked by the clerk, that employers are told of them: the consent is written down with its means. */
  'match.consent': command(
    z.strictObject({ registrationId: recordId, means: consentMeans.exclude(['touch']) }),
    matchPerson,
    staff,
  ),
} as const
