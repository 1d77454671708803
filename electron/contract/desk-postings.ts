// The desk's work on postings, as values: the form (用工登记), the ledger of this site's own, urgent orders, the register of
// employers, import and export. Part of the table in api.ts.
import { z } from 'zod'
import { day, moment, recordId } from '../../db/model/ids.ts'
import { elements, employmentForm, payUnit, perk, settlement, shift } from '../../db/model/posting.ts'
import { screeningCode } from '../../db/model/screening/phrases.ts'
import { importField } from '../../db/model/sheet/columns.ts'
import { command, query } from './call.ts'

/** The posting form. The six elements may be empty while it is a draft; publishing asks for all. */
export const deskPosting = z.strictObject({
  id: recordId,
  title: z.string().trim().min(1, { error: 'title-missing' }).max(60),
  kind: z.string().max(40).nullable(),
  employer: z.strictObject({
    name: z.string().trim().max(120).nullable(),
    creditCode: z.string().trim().toUpperCase().max(18).optional(),
  }),
  headcount: z.int().min(1, { error: 'headcount-range' }).max(10_000, { error: 'headcount-range' }).nullable(),
  requirements: z.string().trim().max(2000).nullable(),
  content: z.string().trim().max(4000).nullable(),
  place: z.strictObject({
    district: z.string().trim().max(60).nullable(),
    street: z.string().trim().max(60).nullable(),
    address: z.string().trim().max(200).nullable(),
    home: z.boolean(),
  }),
  pay: z.strictObject({
    /** Fen. */
    min: z.int().min(1, { error: 'pay-range' }).max(100_000_000, { error: 'pay-range' }).nullable(),
    max: z.int().min(1, { error: 'pay-range' }).max(100_000_000, { error: 'pay-range' }).nullable(),
    unit: payUnit.nullable(),
  }),
  settlement: settlement.nullable(),
  hours: z.string().trim().max(60).nullable(),
  shifts: z.array(shift).max(5),
  perks: z.array(perk).max(6),
  form: employmentForm.nullable(),
  safety: z.string().trim().max(1000).nullable(),
  contact: z.strictObject({ policy: z.enum(['desk', 'public']), phone: z.string().trim().max(30) }),
  /** Last day on which it is shown. */
  validUntilDay: day.refine(last => last >= '2000-01-01' && last <= '2099-12-31', { error: 'end-too-far' }),
  urgent: z
    .strictObject({
      reason: z.string().trim().min(1, { error: 'reason-missing' }).max(200),
      /** When the urgency ends; null: at the end of the market's day on which it is published. */
      until: moment.nullable().default(null),
    })
    .nullable(),
  /** Why it is published although a phrase was found (db/model/screening); kept and audited. */
  why: z.string().trim().max(300).default(''),
})
export type DeskPosting = z.output<typeof deskPosting>

const urgentState = z.enum(['waiting', 'approved', 'refused'])

const ownPostingRow = z.object({
  id: recordId,
  code: z.string().nullable(),
  title: z.string(),
  employer: z.string().nullable(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** Shown as an urgent order now. */
  urgent: z.boolean(),
  /** What became of the wish to have it urgent; null where there is none, or where its time is over. */
  urgentState: urgentState.nullable(),
  /** The head's word on it. */
  urgentWord: z.string().nullable(),
  urgentUntil: moment.nullable(),
  headcount: z.int().nullable(),
  /** 0: 满员. */
  remaining: z.int().nullable(),
  missing: z.array(z.enum(elements)),
  screened: z.array(screeningCode),
  /** The amounts do not fit their unit (db/model/pay.ts `payFlag`). */
  payDoubted: z.boolean(),
  /** The employer's licence was seen too long ago. */
  licenceDue: z.boolean(),
  /** How often it stood on the board. */
  shown: z.int(),
  validUntil: moment,
  updatedAt: moment,
})

/** What the ledger lists: everything, or postings on the screens, drafts, urgent wishes to be decided, or what has ended. */
export const ownShow = z.enum(['all', 'live', 'draft', 'waiting', 'ended'])
export type OwnShow = z.output<typeof ownShow>

const page = { limit: z.int().min(1).max(500).default(200), offset: z.int().min(0).max(1_000_000).default(0) }
const one = z.strictObject({ id: recordId })
const staff = { needs: 'staff' } as const

/** A posting whole, for lists on paper, sheets and chat groups: nothing that the employer did not make public. */
const exportedPosting = deskPosting.pick({
  id: true,
  title: true,
  kind: true,
  employer: true,
  headcount: true,
  requirements: true,
  content: true,
  place: true,
  pay: true,
  settlement: true,
  hours: true,
  shifts: true,
  perks: true,
  form: true,
  safety: true,
  validUntilDay: true,
})
const exportedRow = z.object({
  ...exportedPosting.shape,
  employer: z.object(exportedPosting.shape.employer.shape),
  place: z.object(exportedPosting.shape.place.shape),
  pay: z.object(exportedPosting.shape.pay.shape),
  code: z.string().nullable(),
  remaining: z.int().nullable(),
  state: ownPostingRow.shape.state,
  urgent: z.boolean(),
  /** Only where the employer agreed to its being public. */
  phone: z.string().nullable(),
})
export type ExportedPosting = z.output<typeof exportedRow>

const employerRow = z.object({
  id: recordId,
  name: z.string(),
  creditCode: z.string().nullable(),
  contactName: z.string(),
  contactPhone: z.string(),
  notes: z.string(),
  /** When and by whom the licence was seen, and until when that holds. */
  licence: z.object({ seenOn: day, seenBy: z.string(), dueOn: day, isDue: z.boolean() }).nullable(),
  /** How many of its postings are on the screens. */
  live: z.int(),
})
export type EmployerRow = z.output<typeof employerRow>

const deskEmployer = z.strictObject({
  id: recordId,
  name: z.string().trim().min(1, { error: 'employer-missing' }).max(120),
  creditCode: z.string().trim().toUpperCase().max(18).default(''),
  contactName: z.string().trim().max(64).default(''),
  contactPhone: z.string().trim().max(30).default(''),
  notes: z.string().trim().max(500).default(''),
  /** The licence lies before the clerk now. */
  licenceSeen: z.boolean().default(false),
})
export type DeskEmployer = z.input<typeof deskEmployer>

/** Name of a column → what it is. Columns that are nothing of ours are not named. */
const columnMapping = z.record(z.string().max(120), importField)
const headerKey = z.string().min(1).max(4000)

/** Rows of one import: as many as a market's sheet has; larger sheets are cut by hand. */
export const mostImportRows = 3000

export const deskPostingCalls = {
  'postings.own': query(
    z.strictObject({
      show: ownShow.default('all'),
      /** A kind, a group of kinds, or `none` where nobody said which; the counts follow it. */
      kind: z.string().max(40).nullable().default(null),
      ...page,
    }),
    z.object({
      total: z.int(),
      counts: z.object({ all: z.int(), live: z.int(), draft: z.int(), waiting: z.int(), ended: z.int() }),
      rows: z.array(ownPostingRow),
    }),
    staff,
  ),
  'postings.ownGet': query(one, deskPosting, staff),
  'postings.save': command(deskPosting, ownPostingRow, staff),
  'postings.publish': command(deskPosting, ownPostingRow, staff),
  'postings.withdraw': command(one, ownPostingRow, staff),
  /** Counts what is still wanted down (or, after a slip, up). At 0 it is full and leaves the screens. */
  'postings.count': command(
    z.strictObject({ id: recordId, by: z.int().min(-10_000).max(10_000) }),
    ownPostingRow,
    staff,
  ),
  /** Full at once (满员). */
  'postings.close': command(one, ownPostingRow, staff),
  /** Shows it so many days longer, from its end or from today, whichever is later. */
  'postings.extend': command(z.strictObject({ id: recordId, days: z.int().min(1).max(60) }), ownPostingRow, staff),
  /** Urgent wishes of clerks whose time is not over, the oldest first. */
  'postings.waitingUrgent': query(
    z.strictObject({}),
    z.object({
      rows: z.array(
        z.object({
          id: recordId,
          title: z.string(),
          employer: z.string().nullable(),
          reason: z.string(),
          until: moment,
          askedBy: z.string(),
          askedAt: moment,
        }),
      ),
    }),
    { needs: 'head' },
  ),
  'postings.decideUrgent': command(
    z.strictObject({ id: recordId, isApproved: z.boolean(), word: z.string().trim().max(200).default('') }),
    ownPostingRow,
    { needs: 'head' },
  ),
  'postings.export': query(
    z.strictObject({ show: ownShow.default('live'), ids: z.array(recordId).max(500).optional() }),
    z.object({ rows: z.array(exportedRow) }),
    staff,
  ),
  /** All rows in one transaction, or none. What lacks an element or holds a doubtful phrase becomes a draft. */
  'postings.import': command(
    z.strictObject({
      header: headerKey,
      mapping: columnMapping,
      rows: z.array(deskPosting).min(1).max(mostImportRows),
      /** False: everything becomes a draft. */
      publish: z.boolean(),
    }),
    z.object({ published: z.int(), drafts: z.int(), known: z.int() }),
    staff,
  ),
  'imports.mapping': query(
    z.strictObject({ header: headerKey }),
    z.object({ mapping: columnMapping.nullable() }),
    staff,
  ),
  /** By name, pinyin, initials or credit code; empty: those whose licence is due first, then the newest. */
  'employers.find': query(
    z.strictObject({ text: z.string().max(100).default(''), limit: z.int().min(1).max(200).default(8) }),
    z.object({ total: z.int(), due: z.int(), rows: z.array(employerRow) }),
    staff,
  ),
  'employers.save': command(deskEmployer, employerRow, staff),
} as const
