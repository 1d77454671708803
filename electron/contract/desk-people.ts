// The desk's work on people who look for work, as values: finding them, one person whole, telling that two are one, the ledger of the
// hard to place, and who came today in what order. Part of the table in api.ts.
import { z } from 'zod'
import { identityDocument } from '../../db/model/identity-document.ts'
import { day, moment, receiptCode, recordId } from '../../db/model/ids.ts'
import { saidPattern } from '../../db/model/lot.ts'
import { focusEntry, focusGroup } from '../../db/model/match/focus-group.ts'
import { seekerFields } from '../../db/model/match/seeker.ts'
import { matchState } from '../../db/model/match/state.ts'
import {
  availability,
  consents,
  contact,
  contactKind,
  personName,
  registrationSource,
} from '../../db/model/registration.ts'
import { command, query } from './call.ts'

const staff = { needs: 'staff' } as const
const one = z.strictObject({ id: recordId })
const page = { limit: z.int().min(1).max(100).default(50), offset: z.int().min(0).max(1_000_000).default(0) }

/** A line of a list: masked, as passers-by may look. */
const personRow = z.object({
  id: recordId,
  maskedName: z.string(),
  maskedNumber: z.string(),
  kinds: z.array(z.string()),
  maxKm: z.number().nullable(),
  isHomeOnly: z.boolean(),
  /** Whole days since the person came first. */
  waitingDays: z.int(),
  validUntil: moment,
  offered: z.int(),
  lastState: matchState.nullable(),
  lastReason: z.string().nullable(),
  lastTitle: z.string().nullable(),
  talkedAt: moment.nullable(),
  /** With how many people the last talk was held: one to one, or one to many. */
  talkedWith: z.int(),
  groups: z.array(focusGroup),
  /** The number under which the person signed in today. */
  signedIn: z.int().nullable(),
})
export type PersonRow = z.output<typeof personRow>

export const likeness = z.enum(['document', 'number-name', 'number-slip', 'name-slip'])

export type LikenessCode = z.output<typeof likeness>

/** A person for one who works with them: no name, no number. */
const personView = z.object({
  ...personRow.shape,
  age: z.int().nullable(),
  availability: z.array(availability),
  focus: z.array(z.object({ group: focusGroup, evidence: focusEntry.shape.evidence })),
  skills: z.array(
    z.object({
      name: z.string(),
      level: z.string().nullable(),
      years: z.number().nullable(),
      isCertificate: z.boolean(),
    }),
  ),
  wantedPay: z.object({ min: z.int(), unit: z.string() }).nullable(),
  settlements: seekerFields.settlements,
  notes: z.string(),
  source: registrationSource,
  receipt: receiptCode,
  revision: z.int(),
  createdAt: moment,
  renewals: z.int(),
  consents,
  noticeVersion: z.string(),
  matches: z.array(
    z.object({ title: z.string(), employer: z.string().nullable(), state: matchState, updatedAt: moment }),
  ),
  /** Numbers left at the touch screen for postings that are this person's: erased with the registration. */
  interests: z.array(z.object({ title: z.string(), createdAt: moment })),
  /** How often it was looked at. */
  looks: z.int(),
  history: z.array(z.object({ at: moment, action: z.string(), by: z.string().nullable() })),
  /** Registrations that were merged into this one. */
  merged: z.array(z.object({ id: recordId, at: moment })),
  likely: z.array(z.object({ id: recordId, why: likeness })),
})
export type PersonView = z.output<typeof personView>

/** What is shown on purpose, and written into the log. */
export const unmasked = z.object({
  id: recordId,
  name: z.string(),
  contact: z.object({ kind: contactKind, number: z.string() }),
  document: z.object({ kind: z.string(), number: z.string() }).nullable(),
  birthDate: z.string().nullable(),
  /** Values that gave way when two registrations were merged. */
  formerly: z.array(z.object({ field: z.string(), value: z.json(), at: moment })),
})
export type Unmasked = z.output<typeof unmasked>

/** One of two records side by side. */
const compared = z.object({
  id: recordId,
  name: z.string(),
  contact: unmasked.shape.contact,
  document: unmasked.shape.document,
  birthDate: z.string().nullable(),
  kinds: z.array(z.string()),
  skills: z.array(z.string()),
  groups: z.array(focusGroup),
  notes: z.string(),
  receipt: z.string(),
  createdAt: moment,
  validUntil: moment,
  offered: z.int(),
})
export type ComparedPerson = z.output<typeof compared>

/** Why a registration is erased: a code, because the log holds no words about a person. */
export const erasureReason = z.enum(['asked', 'by-mistake', 'found-work', 'other'])

export type ErasureReason = z.output<typeof erasureReason>

const list = z.object({ total: z.int(), isMore: z.boolean(), rows: z.array(personRow) })

const signedIn = z.object({ number: z.int(), row: personRow })
const lot = z.object({
  numbers: z.array(z.int()),
  commitment: z.string(),
  committedAt: moment,
  /** The how-manieth list that was closed today. */
  made: z.int(),
  /** Null until it is drawn; from then on anybody can work it out again. */
  drawn: z.object({ seed: z.string(), said: z.string(), result: z.array(z.int()), at: moment }).nullable(),
})
export type LotView = z.output<typeof lot>

const dayList = z.object({
  day,
  kind: z.enum(['first-come', 'longest-waiting', 'lot', 'by-hand']),
  rows: z.array(signedIn),
  lot: lot.nullable(),
})
export type DayList = z.output<typeof dayList>

export const deskPeopleCalls = {
  /** By characters, pinyin, first letters, the end of a number, skills, notes, kinds, groups, a receipt code. */
  'people.find': query(
    z.strictObject({
      text: z.string().max(100).default(''),
      group: focusGroup.optional(),
      kind: z.string().max(40).optional(),
      ...page,
    }),
    list,
    staff,
  ),
  'people.counts': query(
    z.strictObject({}),
    z.object({ all: z.int(), signedIn: z.int(), ledger: z.int(), ending: z.int(), doubles: z.int() }),
    staff,
  ),
  /** 帮扶台账: those who wait longest first. `long`: of no group, but waiting long. */
  'people.ledger': query(
    z.strictObject({
      group: z
        .union([focusGroup, z.literal('long')])
        .nullable()
        .default(null),
      ...page,
    }),
    list,
    staff,
  ),
  /** Whose term ends within three days. */
  'people.ending': query(z.strictObject(page), list, staff),
  /** A command, because the look itself is written into the audit log. A merged one opens the one that holds it. */
  'people.open': command(one, personView, staff),
  /** Name and numbers in full, on purpose; audited by itself. */
  'people.unmask': command(one, unmasked, staff),
  /** Withdrawn and erased here and at the centre, with the numbers left for postings; what lists, search and hashes knew of it is gone. */
  'people.erase': command(z.strictObject({ id: recordId, reason: erasureReason }), z.object({}), staff),
  /** Who is likely meant while a form is being filled in, masked. */
  'people.likely': query(
    z.strictObject({ name: personName, contact, document: identityDocument.nullable() }),
    z.object({ rows: z.array(z.object({ why: likeness, row: personRow })) }),
    staff,
  ),
  'doubles.list': query(
    z.strictObject({}),
    z.object({
      total: z.int(),
      rows: z.array(z.object({ a: personRow, b: personRow, why: likeness, foundAt: moment })),
    }),
    staff,
  ),
  /** Both records in full, side by side; both looks are audited. */
  'doubles.open': command(z.strictObject({ a: recordId, b: recordId }), z.object({ a: compared, b: compared }), staff),
  /** `drop` goes over into `keep` and points to it from then on. */
  'doubles.merge': command(z.strictObject({ keep: recordId, drop: recordId }), z.object({ id: recordId }), staff),
  /** Two people: the word is kept and the pair is not asked about again. */
  'doubles.keepApart': command(
    z.strictObject({ a: recordId, b: recordId, word: z.string().trim().min(1, { error: 'why-missing' }).max(200) }),
    z.object({}),
    staff,
  ),
  'signIns.today': query(z.strictObject({}), dayList, staff),
  'signIns.add': command(
    z.union([one, z.strictObject({ code: z.string().trim().toUpperCase().pipe(receiptCode) })]),
    z.object({ number: z.int(), id: recordId }),
    staff,
  ),
  'signIns.leave': command(z.strictObject({ number: z.int().positive() }), z.object({}), staff),
  'signIns.order': command(z.strictObject({ kind: z.enum(['first-come', 'longest-waiting']) }), dayList, staff),
  /** Puts one person to a place (1: first), with a word. */
  'signIns.move': command(
    z.strictObject({
      number: z.int().positive(),
      place: z.int().min(1).max(10_000),
      word: z.string().trim().min(1, { error: 'why-missing' }).max(200),
    }),
    dayList,
    staff,
  ),
  /** Closes the list and shows the commitment; nothing is drawn yet. */
  'lots.close': command(z.strictObject({}), dayList, staff),
  /** With the number that somebody in the hall says. */
  'lots.draw': command(
    z.strictObject({ said: z.string().trim().regex(saidPattern, { error: 'said-invalid' }) }),
    dayList,
    staff,
  ),
  /** Works the draw of a day out again; null: it comes out the same. */
  'lots.check': query(
    z.strictObject({ day: day.optional() }),
    z.object({ problem: z.enum(['commitment', 'order']).nullable(), checked: z.int() }),
    staff,
  ),
} as const
