// What each face sees of a thing. A view lists its fields; whatever is not listed does not leave the host.
import { z } from 'zod'
import { fullPart } from '../../db/model/full-registration.ts'
import { day, moment, receiptCode, recordId } from '../../db/model/ids.ts'
import { marketSite } from '../../db/model/market-site.ts'
import { nearnessCodes } from '../../db/model/nearness.ts'
import { audience, notice } from '../../db/model/notice.ts'
import { elements, employer, pay, payUnit, perk, place, posting, settlement, shift } from '../../db/model/posting.ts'
import { queueState } from '../../db/model/queue-number.ts'
import { availability, consentMeans, consents, contactKind, registrationSource } from '../../db/model/registration.ts'
import { screeningCode } from '../../db/model/screening/phrases.ts'
import { language, siteSettings } from '../../db/model/site.ts'

/** Why a pay is doubted: it does not fit its unit, is not within what people are paid, or was not understood. */
const payFlag = z.enum(['unit-doubtful', 'implausible', 'not-understood'])

const shownPay = z.object({
  text: pay.shape.text,
  min: pay.shape.min,
  max: pay.shape.max,
  unit: payUnit.nullable(),
  months: z.int().optional(),
  /** 待核实 where not null. */
  flag: payFlag.nullable(),
  /** Fen per hour for comparison, null where it cannot be worked out (不折算). */
  perHour: z.int().nullable(),
})
export type ShownPay = z.output<typeof shownPay>

const shownPlace = z.object({
  division: place.shape.division,
  district: place.shape.district,
  street: place.shape.street,
  address: place.shape.address,
  home: place.shape.home,
})

/** What a card on the wall shows. No telephone, no address beyond the street, no person. */
export const boardPosting = z.object({
  id: recordId,
  /** Short code: typed at the touch screen and said at the desk. Null until one is given. */
  code: z.string().nullable(),
  kind: posting.shape.kind,
  title: posting.shape.title,
  employer: z.object({ name: employer.shape.name }),
  place: shownPlace,
  hours: posting.shape.hours,
  shifts: z.array(shift),
  startsOn: posting.shape.startsOn,
  endsOn: posting.shape.endsOn,
  settlement: settlement.nullable(),
  perks: z.array(perk),
  headcount: posting.shape.headcount,
  remaining: posting.shape.remaining,
  pay: shownPay,
  missing: z.array(z.enum(elements)),
  urgent: z.boolean(),
  urgentUntil: moment.nullable(),
  demonstration: z.boolean(),
  publishedAt: moment,
  /** So that a wall whose host is away takes down what has ended. */
  validUntil: moment,
})
export type BoardPosting = z.output<typeof boardPosting>

/** A row of a list at the touch screen: what a card lists, and how near it is. */
export const touchPosting = boardPosting.extend({
  /** How near it is to this site (db/model/nearness.ts), where that was asked for and is known. `km` only with coordinates. */
  nearness: z
    .object({ code: z.enum(nearnessCodes), km: z.number().nonnegative().nullable() })
    .nullable()
    .optional(),
})
export type TouchPosting = z.output<typeof touchPosting>

/** One posting, whole: the six elements, and what else helps to decide. */
export const touchPostingDetail = boardPosting.extend({
  employer: z.object({ name: employer.shape.name, isVerified: z.boolean() }),
  content: posting.shape.content,
  requirements: posting.shape.requirements,
  safety: posting.shape.safety,
  /** Present only where the employer agreed to its being public. */
  phone: z.string().nullable(),
  source: z.object({ name: z.string() }),
  /** Phrases that a person must look at (db/model/screening), judged when showing. */
  screened: z.array(screeningCode),
})
export type TouchPostingDetail = z.output<typeof touchPostingDetail>

/** Why a posting is like another one (db/model/similar.ts). `amount`, in fen, and `unit` only with `pays-more`. */
const similarReason = z.object({
  code: z.enum([
    'same-kind',
    'same-group',
    'same-street',
    'same-district',
    'next-district',
    'home',
    'today',
    'pays-more',
  ]),
  amount: z.int().optional(),
  unit: z.enum(['hour', 'day', 'month']).optional(),
})
export type SimilarReasonView = z.output<typeof similarReason>

/** Another posting like this one, with at least one reason, the weightiest first. */
export const similarPosting = z.object({ posting: touchPosting, reasons: z.array(similarReason).min(1) })
export type SimilarPosting = z.output<typeof similarPosting>

/** Where the data stands: the same on every face. */
export const freshness = z.object({
  /** When the centre last answered and everything up to its head was stored; null if never. */
  updatedAt: moment.nullable(),
  /** The host vouches that the data is the centre's of this minute, and says so when that ends: nobody need ask meanwhile. */
  isCurrent: z.boolean(),
  isOnline: z.boolean(),
  /** True while the rows shown are the made-up sample. */
  isDemonstration: z.boolean(),
  /** The centre's clock minus this machine's, in milliseconds; 0 while unknown. */
  clockOffsetMs: z.int(),
})
export type Freshness = z.output<typeof freshness>

/** What a page needs to know of its site to begin. */
export const siteView = z.object({
  name: siteSettings.shape.name,
  profile: siteSettings.shape.profile,
  division: siteSettings.shape.division,
  timeZone: z.string(),
  language,
  hotline: z.string(),
  board: siteSettings.shape.board.unwrap(),
  numbers: siteSettings.shape.numbers.unwrap().omit({ sharedAs: true }).strip(),
  openingHours: siteSettings.shape.openingHours,
  idle: z.object({ touchSeconds: z.int(), warningSeconds: z.int(), deskSeconds: z.int() }),
  noticeVersion: z.string(),
  registrationDays: z.int(),
  /** How the desk's reader of identity cards is reached. */
  reader: z.object({ kind: siteSettings.shape.reader.unwrap().shape.kind }),
})
export type SiteView = z.output<typeof siteView>

/** A notice as every face may see it. */
export const noticeView = z.object({
  id: notice.shape.id,
  kind: notice.shape.kind,
  title: notice.shape.title,
  text: notice.shape.text,
  audience: z.array(audience),
  priority: z.int(),
  source: z.object({ name: z.string() }),
  shownFrom: moment,
  validUntil: moment,
  startsOn: day.nullable(),
  days: z.int().nullable(),
  hours: z.string().nullable(),
  place: z.string().nullable(),
  seats: z.int().nullable(),
  seatsLeft: z.int().nullable(),
  phone: z.string().nullable(),
  demonstration: z.boolean().optional(),
})
export type NoticeView = z.output<typeof noticeView>

/** A line of the directory of sites. */
export const marketSiteView = z.object({
  id: marketSite.shape.id,
  name: marketSite.shape.name,
  profile: marketSite.shape.profile,
  division: marketSite.shape.division,
  district: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  /** In this site's own division. */
  isNear: z.boolean(),
})
export type MarketSiteView = z.output<typeof marketSiteView>

/** A called number on the wall: number and desk, never a name. */
export const calledNumber = z.object({
  id: recordId,
  /** As shown and said, e.g. `A036`. */
  text: z.string(),
  desk: z.int(),
  /** Rises when it is called again. */
  calls: z.int(),
  calledAt: moment,
})
export type CalledNumber = z.output<typeof calledNumber>

/** What the touch screen gives: the number, and how many are before it. */
export const takenNumber = z.object({ text: z.string(), waitingBefore: z.int(), takenAt: moment })
export type TakenNumber = z.output<typeof takenNumber>

/** A number as the desk sees it. */
export const queueRow = z.object({
  id: recordId,
  text: z.string(),
  state: queueState,
  source: z.enum(['touch', 'desk']),
  desk: z.int().nullable(),
  calls: z.int(),
  takenAt: moment,
  calledAt: moment.nullable(),
})
export type QueueRow = z.output<typeof queueRow>

/** What a person takes away: nothing of what they wrote but a masked trace. */
export const receipt = z.object({
  id: recordId,
  code: receiptCode,
  maskedName: z.string(),
  maskedNumber: z.string(),
  kinds: z.array(z.string()),
  validUntil: moment,
})
export type Receipt = z.output<typeof receipt>

/** What a person takes away who left a number for one posting. */
export const interestReceipt = z.object({
  id: recordId,
  code: receiptCode,
  maskedNumber: z.string(),
  postingTitle: z.string(),
  validUntil: moment,
})
export type InterestReceipt = z.output<typeof interestReceipt>

/**
 * What a receipt code opens: where the thing stands, and never what is in it. `local`: kept here only, as its person wished;
 * `waiting`: on its way; `sent`; `refused`: staff must mend it; `withdrawn`; `ended`: its term is over.
 */
export const ownState = z.object({
  kind: z.enum(['registration', 'interest']),
  state: z.enum(['local', 'waiting', 'sent', 'refused', 'withdrawn', 'ended']),
  validUntil: moment,
  /** Until when it can be withdrawn at the touch screen; null where it cannot any more. */
  changeableUntil: moment.nullable(),
  /** Whether an empty form can be put in its place until then. */
  isReplaceable: z.boolean(),
})
export type OwnState = z.output<typeof ownState>

/**
 * Where a registration stands on its way: only here (the person did not consent to the upload), waiting, sent, or refused by
 * the centre and to be mended by staff.
 */
const syncState = z.enum(['local', 'waiting', 'sent', 'refused'])
export type SyncState = z.output<typeof syncState>

/** A row of the desk's list of the day: masked, as passers-by may look. */
export const registrationRow = z.object({
  id: recordId,
  maskedName: z.string(),
  maskedNumber: z.string(),
  kinds: z.array(z.string()),
  availability: z.array(availability),
  source: registrationSource,
  receipt: receiptCode,
  createdAt: moment,
  syncState,
  /** The centre's reason for a refusal, as a short stable word (`revision-conflict`). */
  refusal: z.string().nullable(),
})
export type RegistrationRow = z.output<typeof registrationRow>

/** A whole registration, shown to staff on purpose; every look is written into the audit log. */
export const registrationDetail = registrationRow.extend({
  name: z.string(),
  contact: z.object({ kind: contactKind, number: z.string() }),
  document: z.object({ kind: z.string(), number: z.string() }).nullable(),
  birthDate: z.string().nullable(),
  sex: z.string(),
  residence: z.string().nullable(),
  ...fullPart.shape,
  notes: z.string(),
  consents,
  noticeVersion: z.string(),
  consentMeans,
  validUntil: moment,
  revision: z.int(),
  /** How often it was renewed, and how often it still may be. */
  renewals: z.int(),
  renewalsLeft: z.int(),
})
export type RegistrationDetail = z.output<typeof registrationDetail>

/** What the desk shows of the way to the centre. */
export const syncView = freshness.extend({
  /** Whether the queue of numbers is one with the site's other machines at the moment; false where this machine has its own. */
  isQueueShared: z.boolean(),
  waiting: z.int(),
  refused: z.int(),
  /** Since when the oldest waiting row waits. */
  waitingSince: moment.nullable(),
  /** Why the last round failed, as a stable word (`unreachable`, `not-an-answer`, `unauthorised`, `server-error`, …). */
  trouble: z.string().nullable(),
})
export type SyncView = z.output<typeof syncView>
