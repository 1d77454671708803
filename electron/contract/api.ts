// What each face may ask, as a value: it gives the types, the validation, the allow-list of each role, the filter on the way
// out, and the tests that walk it (tests/electron/role-snapshot.test.ts shows every widening as a diff).
import { z } from 'zod'
import { preferences } from '../../db/model/fair-order.ts'
import { identityDocument } from '../../db/model/identity-document.ts'
import { day, moment, receiptCode, recordId } from '../../db/model/ids.ts'
import { interestForm } from '../../db/model/interest.ts'
import { audience, notice, noticeKind } from '../../db/model/notice.ts'
import { perk, settlement, shift } from '../../db/model/posting.ts'
import { reportForm } from '../../db/model/posting-report.ts'
import { contact, deskRegistration, quickRegistration } from '../../db/model/registration.ts'
import { pin, staffMember, staffRole } from '../../db/model/staff.ts'
import { type Call, command, query, type Role } from './call.ts'
import { callCalls } from './desk-calls.ts'
import { matchCalls } from './desk-matches.ts'
import { deskPeopleCalls, likeness } from './desk-people.ts'
import { deskPostingCalls } from './desk-postings.ts'
import { deskRegistrationCalls } from './desk-registrations.ts'
import { reportCalls } from './desk-reports.ts'
import { deskStationCalls } from './desk-station.ts'
import { syncCalls } from './desk-sync.ts'
import {
  boardPosting,
  calledNumber,
  freshness,
  interestReceipt,
  marketSiteView,
  noticeView,
  ownState,
  queueRow,
  receipt,
  registrationDetail,
  registrationRow,
  similarPosting,
  siteView,
  syncView,
  takenNumber,
  touchPosting,
  touchPostingDetail,
} from './views.ts'

const nothing = z.strictObject({})
const done = z.object({})

/** Filters of the touch screen; all given ones must hold. */
export const postingSearch = z.strictObject({
  /** Characters, pinyin, initials or a short code; empty finds everything. */
  text: z.string().max(100).default(''),
  /** A group of kinds or a single kind, by code. */
  kind: z.string().max(40).optional(),
  urgent: z.boolean().optional(),
  settlement: settlement.optional(),
  /** All of them. */
  shifts: z.array(shift).max(5).default([]),
  perks: z.array(perk).max(6).default([]),
  home: z.boolean().optional(),
  /** Published within the market's own day. */
  today: z.boolean().optional(),
  /** Within the site's own division. */
  near: z.boolean().optional(),
  /** No experience or certificate asked for. */
  beginner: z.boolean().optional(),
  /** `pay`: by pay an hour; `near`: the nearest to this site. */
  sort: z.enum(['newest', 'pay', 'near']).default('newest'),
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(100).default(20),
})
export type PostingSearch = z.input<typeof postingSearch>

const postingPage = z.object({
  /** How many fit; where `isMore`, more than these. */
  total: z.int(),
  isMore: z.boolean(),
  rows: z.array(touchPosting),
  /** What only comes near the text (a letter mistyped, a sound alike), where nothing or little fits; on the first page. */
  near: z.array(touchPosting),
})

/** Ids of what stands on a wall or waits for its page. */
const shownIds = z.array(recordId).max(500)

const programmePlaces = z.object({
  places: z.array(
    z.object({
      posting: boardPosting,
      /** Where the round stands once this place was shown; to be handed in as `after`. */
      after: z.string().nullable(),
    }),
  ),
  /** Live postings that are not urgent. */
  total: z.int(),
  /** Where the round stood when it was last reported; for a wall that begins. */
  after: z.string(),
})

const notices = z.object({ rows: z.array(noticeView) })

/** A notice as the desk writes it; it is shown from now on. */
const deskNotice = z.strictObject({
  id: recordId,
  kind: noticeKind,
  title: notice.shape.title,
  text: notice.shape.text,
  audience: z.array(audience).max(7).default([]),
  priority: z.int().min(0).max(9).default(0),
  validUntil: moment,
  startsOn: day.nullable().default(null),
  days: z.int().min(1).max(365).nullable().default(null),
  hours: z.string().trim().max(60).nullable().default(null),
  place: z.string().trim().max(120).nullable().default(null),
  seats: z.int().min(0).max(100_000).nullable().default(null),
  seatsLeft: z.int().min(0).max(100_000).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
})
export type DeskNotice = z.output<typeof deskNotice>

const ownNoticeRow = z.object({ notice: noticeView, state: z.enum(['published', 'withdrawn']), updatedAt: moment })

const byReceipt = z.strictObject({ code: receiptCode })

const desk = z.int().min(1).max(99)
const numberOfDesk = z.strictObject({ id: recordId, desk })

const kindCounts = z.object({
  total: z.int(),
  urgent: z.object({
    total: z.int(),
    /** How many people are still wanted, where employers said so. */
    people: z.int(),
    best: touchPosting.shape.pay.nullable(),
  }),
  /** Live postings by group of kinds. */
  groups: z.array(z.object({ group: z.string(), total: z.int() })),
  /** And by kind, where the kind is known. */
  kinds: z.array(z.object({ kind: z.string(), total: z.int() })),
})

const staffView = staffMember.extend({ isActive: z.boolean() })
const session = z.object({ session: z.string(), staff: staffMember })

const site = query(nothing, siteView)
const freshnessNow = query(nothing, freshness)

export const api = {
  board: {
    'site.get': site,
    'freshness.get': freshnessNow,
    /** Urgent orders, at most a hundred. */
    'urgent.list': query(nothing, z.object({ rows: z.array(boardPosting), total: z.int() })),
    /**
     * What comes up next (db/model/fair-order.ts). `recent` was shown last, in that order: it does not come again as long as
     * there is anything else, and the round goes by it.
     */
    'programme.next': query(
      z.strictObject({
        count: z.int().min(1).max(200),
        after: z.string().max(64).nullable(),
        recent: shownIds.default([]),
        prefer: z.enum(preferences).default('even'),
      }),
      programmePlaces,
    ),
    /** Which of these are still live, as they are now. */
    'programme.check': query(z.strictObject({ ids: shownIds }), z.object({ rows: z.array(boardPosting) })),
    /** Adds up what was shown, and keeps where the round stands. */
    'programme.report': command(
      z.strictObject({
        shown: z.array(z.strictObject({ id: recordId, times: z.int().min(1).max(10_000) })).max(2000),
        after: z.string().max(64),
      }),
      done,
    ),
    'notices.list': query(nothing, notices),
    'sites.list': query(nothing, z.object({ rows: z.array(marketSiteView) })),
    /** The numbers called last today, the latest first, at most five. */
    'numbers.called': query(nothing, z.object({ rows: z.array(calledNumber), waiting: z.int() })),
  },
  touch: {
    'site.get': site,
    'freshness.get': freshnessNow,
    'kinds.count': query(nothing, kindCounts),
    'postings.search': query(postingSearch, postingPage),
    'postings.get': query(z.strictObject({ id: recordId }), touchPostingDetail),
    /** At most three, each with its reasons; empty where the posting is gone. */
    'postings.similar': query(z.strictObject({ id: recordId }), z.object({ rows: z.array(similarPosting) })),
    'registrations.submit': command(quickRegistration, receipt),
    /** By receipt code, of a registration or of a number left for a posting. Wrong codes are slowed down (guess-limit.ts). */
    'registrations.state': query(byReceipt, ownState),
    /** For ten minutes: erases the content here and asks the centre to. Again: the same answer. */
    'registrations.withdraw': command(byReceipt, ownState),
    /** For ten minutes: a new form in the place of the one with this code, which is not shown. The form's id is not kept. */
    'registrations.replace': command(byReceipt.extend({ form: quickRegistration }), receipt),
    'interests.submit': command(interestForm, interestReceipt),
    'reports.submit': command(reportForm, done),
    'notices.list': query(nothing, notices),
    'sites.list': query(nothing, z.object({ rows: z.array(marketSiteView) })),
    /** `id` is made when the page is opened, so that a double tap takes one number. */
    'numbers.take': command(z.strictObject({ id: recordId }), takenNumber),
    'numbers.waiting': query(nothing, z.object({ waiting: z.int() })),
  },
  desk: {
    'site.get': site,
    'sync.get': query(nothing, syncView),
    'staff.isSetUp': query(nothing, z.object({ isSetUp: z.boolean(), names: z.array(staffMember) })),
    'staff.setUp': command(z.strictObject({ id: recordId, name: staffMember.shape.name, pin }), session),
    'staff.unlock': command(z.strictObject({ id: recordId, pin: z.string().max(12) }), session),
    'staff.lock': command(nothing, done, { needs: 'staff' }),
    'staff.add': command(
      z.strictObject({ id: recordId, name: staffMember.shape.name, role: staffRole, pin }),
      staffMember,
      { needs: 'head' },
    ),
    'staff.list': query(nothing, z.object({ rows: z.array(staffView) }), { needs: 'head' }),
    'registrations.create': command(deskRegistration, receipt, { needs: 'staff' }),
    /** Who may be meant by a form under way, masked, the surest first; `why` is null where only the number is the same. */
    'registrations.checkContact': query(
      z.strictObject({
        contact,
        name: z.string().max(200).default(''),
        document: identityDocument.nullable().default(null),
      }),
      z.object({ known: z.array(registrationRow.extend({ why: likeness.nullable() })) }),
      { needs: 'staff' },
    ),
    'registrations.list': query(
      z.strictObject({
        day: day.optional(),
        /** Only those the centre refused, of any day. */
        refused: z.boolean().optional(),
        limit: z.int().min(1).max(500).default(100),
        offset: z.int().min(0).default(0),
      }),
      z.object({ total: z.int(), rows: z.array(registrationRow) }),
      { needs: 'staff' },
    ),
    /** A command, because the look itself is written into the audit log. */
    'registrations.open': command(z.strictObject({ id: recordId }), registrationDetail, { needs: 'staff' }),
    ...deskRegistrationCalls,
    'registrations.resend': command(z.strictObject({ id: recordId }), done, { needs: 'staff' }),
    'drafts.save': command(
      z.strictObject({ form: z.enum(['registration', 'posting']), body: z.json() }),
      z.object({ savedAt: moment }),
      { needs: 'staff' },
    ),
    'drafts.get': query(
      z.strictObject({ form: z.enum(['registration', 'posting']) }),
      z.object({ body: z.json().nullable(), savedAt: moment.nullable() }),
      { needs: 'staff' },
    ),
    'drafts.drop': command(z.strictObject({ form: z.enum(['registration', 'posting']) }), done, { needs: 'staff' }),
    'postings.search': query(postingSearch, postingPage, { needs: 'staff' }),
    'postings.get': query(z.strictObject({ id: recordId }), touchPostingDetail, { needs: 'staff' }),
    ...deskPostingCalls,
    ...deskPeopleCalls,
    ...deskStationCalls,
    ...reportCalls,
    ...syncCalls,
    ...matchCalls,
    ...callCalls,
    'numbers.list': query(nothing, z.object({ rows: z.array(queueRow), waiting: z.int() }), { needs: 'staff' }),
    'numbers.give': command(z.strictObject({ id: recordId }), queueRow, { needs: 'staff' }),
    /** Calls the number that has waited longest; the one called before at this desk counts as served. Null: nobody waits. */
    'numbers.callNext': command(z.strictObject({ desk }), z.object({ row: queueRow.nullable() }), { needs: 'staff' }),
    /** Calls a number, again or out of turn. */
    'numbers.call': command(numberOfDesk, queueRow, { needs: 'staff' }),
    'numbers.close': command(
      z.strictObject({ id: recordId, state: z.enum(['served', 'missed', 'waiting']) }),
      queueRow,
      { needs: 'staff' },
    ),
    /** What this desk wrote, withdrawn ones too. */
    'notices.own': query(nothing, z.object({ rows: z.array(ownNoticeRow) }), { needs: 'staff' }),
    /** What is shown on this site's screens, the centre's too. */
    'notices.list': query(nothing, notices, { needs: 'staff' }),
    /** Emergencies are for any of the staff: whoever is there must be able to warn. Every one is audited. */
    'notices.publish': command(deskNotice, ownNoticeRow, { needs: 'staff' }),
    'notices.withdraw': command(z.strictObject({ id: recordId }), ownNoticeRow, { needs: 'staff' }),
  },
} as const satisfies Record<Role, Record<string, Call>>

export type Api = typeof api
export type CallName<R extends Role> = keyof Api[R] & string
type CallOf<R extends Role, N extends CallName<R>> =
  Api[R][N] extends Call<infer I, infer O> ? { input: I; output: O } : never
/** What a page passes in. */
export type InputOf<R extends Role, N extends CallName<R>> = z.input<CallOf<R, N>['input']>
/** What a handler is given: parsed, with defaults. */
export type ParsedInputOf<R extends Role, N extends CallName<R>> = z.output<CallOf<R, N>['input']>
/** What a page receives. */
export type OutputOf<R extends Role, N extends CallName<R>> = z.output<CallOf<R, N>['output']>
