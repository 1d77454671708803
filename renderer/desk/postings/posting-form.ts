// The posting form (用工登记) as it is typed, which of the six elements it lacks, what is doubtful, and the call it becomes. Pure.
import { z } from 'zod'
import { parseCount, parseDay, parseYuan, yuanText } from '../../../db/model/amounts.ts'
import { isCreditCode, isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import { addDays, endOfDay, marketTime, startOfDay } from '../../../db/model/market-time.ts'
import { payFlag } from '../../../db/model/pay.ts'
import {
  type Element,
  employmentForm,
  missingElements,
  type PayUnit,
  payUnit,
  perk,
  settlement,
  shift,
} from '../../../db/model/posting.ts'
import { type FieldFinding, isForbidden, screenPosting } from '../../../db/model/screening/screening.ts'
import type { DeskPosting } from '../../../electron/contract/desk-postings.ts'

/** Also the shape of its draft. */
export const postingForm = z.object({
  id: z.string(),
  /** Where it stood when it was opened. */
  origin: z.enum(['new', 'draft', 'published', 'withdrawn']),
  title: z.string(),
  kind: z.string().nullable(),
  kindText: z.string(),
  headcount: z.string(),
  employer: z.string(),
  creditCode: z.string(),
  content: z.string(),
  requirements: z.string(),
  district: z.string(),
  street: z.string(),
  address: z.string(),
  isHome: z.boolean(),
  payMin: z.string(),
  payMax: z.string(),
  payUnit: payUnit.nullable(),
  settlement: settlement.nullable(),
  hours: z.string(),
  shifts: z.array(shift),
  perks: z.array(perk),
  form: employmentForm.nullable(),
  safety: z.string(),
  contactPolicy: z.enum(['desk', 'public']),
  phone: z.string(),
  validUntil: z.string(),
  isUrgent: z.boolean(),
  urgentReason: z.string(),
  urgentUntil: z.string().default(''),
  why: z.string().default(''),
})
export type PostingForm = z.output<typeof postingForm>

/** How long a posting is shown unless the clerk says otherwise. */
const usualDays = 15

export function emptyPosting(id: string, today: string): PostingForm {
  return {
    id,
    origin: 'new',
    title: '',
    kind: null,
    kindText: '',
    headcount: '',
    employer: '',
    creditCode: '',
    content: '',
    requirements: '',
    district: '',
    street: '',
    address: '',
    isHome: false,
    payMin: '',
    payMax: '',
    payUnit: null,
    settlement: null,
    hours: '',
    shifts: [],
    perks: [],
    form: null,
    safety: '',
    contactPolicy: 'desk',
    phone: '',
    validUntil: addDays(today, usualDays),
    isUrgent: false,
    urgentReason: '',
    urgentUntil: '',
    why: '',
  }
}

/** The market's zone where a caller names none. */
const usualZone = 'Asia/Shanghai'

/** The form of a stored posting. */
export function formOfPosting(
  stored: DeskPosting,
  origin: PostingForm['origin'],
  timeZone: string = usualZone,
): PostingForm {
  return {
    id: stored.id,
    origin,
    title: stored.title,
    kind: stored.kind,
    kindText: '',
    headcount: stored.headcount === null ? '' : String(stored.headcount),
    employer: stored.employer.name ?? '',
    creditCode: stored.employer.creditCode ?? '',
    content: stored.content ?? '',
    requirements: stored.requirements ?? '',
    district: stored.place.district ?? '',
    street: stored.place.street ?? '',
    address: stored.place.address ?? '',
    isHome: stored.place.home,
    payMin: yuanText(stored.pay.min),
    payMax: stored.pay.max === stored.pay.min ? '' : yuanText(stored.pay.max),
    payUnit: stored.pay.unit,
    settlement: stored.settlement,
    hours: stored.hours ?? '',
    shifts: stored.shifts,
    perks: stored.perks,
    form: stored.form,
    safety: stored.safety ?? '',
    contactPolicy: stored.contact.policy,
    phone: stored.contact.phone,
    validUntil: stored.validUntilDay,
    isUrgent: stored.urgent !== null,
    urgentReason: stored.urgent?.reason ?? '',
    urgentUntil: stored.urgent?.until ? momentText(stored.urgent.until, timeZone) : '',
    why: stored.why,
  }
}

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A moment as typed in the form: `2026-11-22 18:00`, and midnight as the end of the day before. */
function momentText(at: string, timeZone: string): string {
  const { day, hour, minute } = marketTime(new Date(at), timeZone)
  return hour === 0 && minute === 0 ? `${addDays(day, -1)} 24:00` : `${day} ${twoDigits(hour)}:${twoDigits(minute)}`
}

/**
 * When an urgency ends, as typed: `18:00` (today), `12-7 18:00`, `12-7` (the end of that day), empty (the end of today).
 * @returns ISO moment, null for empty, `wrong` for anything else
 */
export function parseUrgentEnd(text: string, today: string, timeZone: string = usualZone): string | null | 'wrong' {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\u70b9$/, ':00')
    .replace(/\u70b9/, ':')
  if (plain === '') return null
  const match = /^(.*?)(?:\s*([0-9]{1,2}):([0-9]{2}))?$/.exec(plain)
  const dayText = (match?.[1] ?? '').trim()
  const day = dayText === '' ? today : parseDay(dayText, today)
  if (day === null) return 'wrong'
  if (match?.[2] === undefined) return endOfDay(day, timeZone).toISOString()
  const [hour, minute] = [Number(match[2]), Number(match[3])]
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return 'wrong'
  return new Date(startOfDay(day, timeZone).getTime() + (hour * 60 + minute) * 60_000).toISOString()
}

/** Phrases that a person must look at, with where they stand. */
export const findingsOf = (form: PostingForm): FieldFinding[] => screenPosting(form)
export const hasForbidden = (findings: readonly FieldFinding[]): boolean =>
  findings.some(({ code }) => isForbidden(code))

const orNull = (text: string) => text.trim() || null
const fenOr = (text: string): number | null => {
  const fen = parseYuan(text)
  return fen === 'wrong' ? null : fen
}
const payOf = (form: PostingForm) => {
  const min = fenOr(form.payMin)
  const max = fenOr(form.payMax) ?? min
  return { text: null, min: min ?? max, max, unit: form.payUnit }
}

/** Which of the six elements are still missing: as the host judges, and before it is asked. */
export function missingOf(form: PostingForm): Element[] {
  const headcount = parseCount(form.headcount)
  const missing = missingElements({
    employer: { name: form.employer },
    headcount: headcount === 'wrong' ? null : headcount,
    requirements: form.requirements,
    content: form.content,
    place: { division: null, district: form.district, street: form.street, address: form.address, home: form.isHome },
    pay: payOf(form),
  })
  const hasPay = form.payUnit === 'negotiable' || (payOf(form).min !== null && form.payUnit !== null)
  return hasPay || missing.includes('pay') ? missing : [...missing, 'pay']
}

export type PayDoubt = {
  flag: 'unit-doubtful' | 'implausible'
  /** The unit under which the amounts would be ordinary; one key sets it. */
  better: PayUnit | null
}

/** Checks the pay against its unit (月薪400元: asks whether a day was meant). A doubt is a warning, never a refusal. */
export function doubtOf(form: PostingForm): PayDoubt | null {
  const pay = payOf(form)
  const flag = payFlag(pay)
  if (pay.min === null || flag === null || flag === 'not-understood') return null
  const better =
    flag === 'unit-doubtful'
      ? (['day', 'month', 'hour', 'year'] as const).find(
          unit => unit !== pay.unit && payFlag({ ...pay, unit }) === null,
        )
      : undefined
  return { flag, better: better ?? null }
}

export type PostingField =
  | 'title'
  | 'headcount'
  | 'employer'
  | 'creditCode'
  | 'content'
  | 'requirements'
  | 'place'
  | 'payMin'
  | 'payMax'
  | 'phone'
  | 'validUntil'
  | 'urgentReason'
  | 'urgentUntil'
  | 'why'
export type PostingFaults = Partial<Record<PostingField, string>>

/** What is wrong as typed, whether it is saved or published. Missing elements are counted apart: a draft may lack them. */
export function checkPosting(form: PostingForm, today: string, timeZone: string = usualZone): PostingFaults {
  const faults: PostingFaults = {}
  if (form.title.trim() === '') faults.title = 'title-missing'
  if (parseCount(form.headcount) === 'wrong') faults.headcount = 'headcount-range'
  if (form.creditCode.trim() && !isCreditCode(form.creditCode.normalize('NFKC')))
    faults.creditCode = 'credit-code-invalid'
  if (form.payUnit !== 'negotiable') {
    if (parseYuan(form.payMin) === 'wrong') faults.payMin = 'pay-invalid'
    if (parseYuan(form.payMax) === 'wrong') faults.payMax = 'pay-invalid'
  }
  if (form.contactPolicy === 'public' && !isMobile(form.phone) && !isLandline(form.phone))
    faults.phone = 'phone-invalid'
  const day = parseDay(form.validUntil, today)
  if (day === null) faults.validUntil = 'day-invalid'
  else if (day < today) faults.validUntil = 'day-past'
  if (form.isUrgent && form.urgentReason.trim() === '') faults.urgentReason = 'reason-missing'
  if (form.isUrgent && parseUrgentEnd(form.urgentUntil, today, timeZone) === 'wrong')
    faults.urgentUntil = 'moment-invalid'
  return faults
}

/** The call a form becomes; only for a form without faults. */
export function toPosting(form: PostingForm, today: string, timeZone: string = usualZone): DeskPosting {
  const until = parseUrgentEnd(form.urgentUntil, today, timeZone)
  const headcount = parseCount(form.headcount)
  const isNegotiable = form.payUnit === 'negotiable'
  const { min, max } = payOf(form)
  return {
    id: form.id,
    title: form.title.trim(),
    kind: form.kind,
    employer: {
      name: orNull(form.employer),
      ...(form.creditCode.trim() ? { creditCode: form.creditCode.normalize('NFKC').trim().toUpperCase() } : {}),
    },
    headcount: headcount === 'wrong' ? null : headcount,
    requirements: orNull(form.requirements),
    content: orNull(form.content),
    place: {
      district: orNull(form.district),
      street: orNull(form.street),
      address: orNull(form.address),
      home: form.isHome,
    },
    pay: { min: isNegotiable ? null : min, max: isNegotiable ? null : max, unit: form.payUnit },
    settlement: form.settlement,
    hours: orNull(form.hours),
    shifts: form.shifts,
    perks: form.perks,
    form: form.form,
    safety: orNull(form.safety),
    contact: {
      policy: form.contactPolicy,
      phone: form.contactPolicy === 'public' ? normalizePhone(form.phone) : form.phone.trim().slice(0, 30),
    },
    validUntilDay: parseDay(form.validUntil, today) ?? today,
    urgent: form.isUrgent ? { reason: form.urgentReason.trim(), until: until === 'wrong' ? null : until } : null,
    why: form.why.trim().slice(0, 300),
  }
}

const fieldOfPath: Record<string, PostingField> = {
  title: 'title',
  headcount: 'headcount',
  'employer.name': 'employer',
  'employer.creditCode': 'creditCode',
  content: 'content',
  requirements: 'requirements',
  'place.district': 'place',
  'place.street': 'place',
  'place.address': 'place',
  'pay.min': 'payMin',
  'pay.max': 'payMax',
  'contact.phone': 'phone',
  validUntilDay: 'validUntil',
  'urgent.reason': 'urgentReason',
  'urgent.until': 'urgentUntil',
  why: 'why',
}

/** What the host found wrong, by field of the form. */
export function faultsOfHost(fields: Record<string, string>): PostingFaults {
  const faults: PostingFaults = {}
  for (const [path, code] of Object.entries(fields)) {
    const field = fieldOfPath[path]
    if (field) faults[field] ??= code
  }
  return faults
}
