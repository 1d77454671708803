// What a clerk types into a notice or an emergency, what is wrong with it, and what is sent to the host.
import { z } from 'zod'
import { parseCount, parseDay } from '../../../db/model/amounts.ts'
import { addDays, endOfDay, marketDay } from '../../../db/model/market-time.ts'
import { audience, type Notice } from '../../../db/model/notice.ts'
import { openingState } from '../../../db/model/opening-hours.ts'
import type { DeskNotice } from '../../../electron/contract/api.ts'
import type { NoticeView, SiteView } from '../../../electron/contract/views.ts'

/** What a desk writes beside emergencies. */
export const writtenKinds = ['notice', 'policy', 'training', 'job-fair', 'rights'] as const
/** Until the end of today, of the third or seventh day from now, of the day it begins on, of a day that is typed. */
export const noticeEnds = ['today', 'three-days', 'week', 'start-day', 'other'] as const
export const alarmEnds = ['half-hour', 'two-hours', 'closing'] as const
/** Of two emergencies the higher stands on the wall. */
export const priorities = { ordinary: 3, high: 6, highest: 9 } as const

const noticeForm = z.strictObject({
  id: z.string(),
  mode: z.enum(['notice', 'emergency']),
  /** It hangs out already and is being changed. */
  isOut: z.boolean(),
  kind: z.enum(writtenKinds),
  title: z.string(),
  text: z.string(),
  audience: z.array(audience),
  priority: z.enum(['ordinary', 'high', 'highest']),
  end: z.enum(noticeEnds),
  /** Last day, as typed, where `end` is `other`. */
  endDay: z.string(),
  alarmEnd: z.enum(alarmEnds),
  startsOn: z.string(),
  days: z.string(),
  hours: z.string(),
  place: z.string(),
  seats: z.string(),
  seatsLeft: z.string(),
  phone: z.string(),
})
export type NoticeForm = z.output<typeof noticeForm>
export type NoticeField = keyof NoticeForm
export type NoticeFaults = Partial<Record<NoticeField, string>>

type Clock = { now: Date; site: Pick<SiteView, 'timeZone' | 'openingHours'> }

export function emptyNotice(id: string, mode: NoticeForm['mode']): NoticeForm {
  return {
    id,
    mode,
    isOut: false,
    kind: 'notice',
    title: '',
    text: '',
    audience: [],
    priority: 'high',
    end: 'three-days',
    endDay: '',
    alarmEnd: 'two-hours',
    startsOn: '',
    days: '',
    hours: '',
    place: '',
    seats: '',
    seatsLeft: '',
    phone: '',
  }
}

/** A notice that hangs out or hung out, for changing. Emergencies are not changed: a new one is written. */
export function formOfNotice(notice: NoticeView, isOut: boolean, { site }: Pick<Clock, 'site'>): NoticeForm {
  const count = (value: number | null) => (value === null ? '' : String(value))
  return {
    ...emptyNotice(notice.id, 'notice'),
    isOut,
    kind: notice.kind === 'emergency' ? 'notice' : notice.kind,
    title: notice.title,
    text: notice.text,
    audience: notice.audience,
    end: 'other',
    endDay: marketDay(new Date(Date.parse(notice.validUntil) - 1), site.timeZone),
    startsOn: notice.startsOn ?? '',
    days: count(notice.days),
    hours: notice.hours ?? '',
    place: notice.place ?? '',
    seats: count(notice.seats),
    seatsLeft: count(notice.seatsLeft),
    phone: notice.phone ?? '',
  }
}

/** Training and job fairs have a day and a place; only training has seats. */
export const hasDay = ({ mode, kind }: NoticeForm): boolean =>
  mode === 'notice' && (kind === 'training' || kind === 'job-fair')
export const hasSeats = ({ mode, kind }: NoticeForm): boolean => mode === 'notice' && kind === 'training'

/** The ends that can be chosen now: until closing only while the market is open and does close. */
export function alarmEndsNow({ now, site }: Clock): readonly (typeof alarmEnds)[number][] {
  const state = openingState(site, now)
  return state.isOpen && state.closesAt ? alarmEnds : alarmEnds.filter(end => end !== 'closing')
}

export const noticeEndsOf = (form: NoticeForm): readonly (typeof noticeEnds)[number][] =>
  hasDay(form) ? noticeEnds : noticeEnds.filter(end => end !== 'start-day')

/** When it comes down; null where what was typed names no such moment. */
export function endOf(form: NoticeForm, { now, site }: Clock): Date | null {
  if (form.mode === 'emergency') {
    if (form.alarmEnd === 'closing') {
      const state = openingState(site, now)
      return state.isOpen ? state.closesAt : null
    }
    return new Date(now.getTime() + (form.alarmEnd === 'half-hour' ? 30 : 120) * 60_000)
  }
  const today = marketDay(now, site.timeZone)
  const days = { today: 0, 'three-days': 3, week: 7 } as const
  const last =
    form.end === 'other' || form.end === 'start-day'
      ? parseDay(form.end === 'other' ? form.endDay : form.startsOn, today)
      : addDays(today, days[form.end])
  return last === null ? null : endOfDay(last, site.timeZone)
}

/** What is wrong; an empty object may be sent. */
export function checkNotice(form: NoticeForm, clock: Clock): NoticeFaults {
  const faults: NoticeFaults = {}
  const title = form.title.trim()
  if (title === '') faults.title = 'headline-missing'
  else if (title.length > 60) faults.title = 'too-long'
  if (form.text.trim().length > 2000) faults.text = 'too-long'
  const today = marketDay(clock.now, clock.site.timeZone)
  if (hasDay(form)) {
    if (form.startsOn.trim() !== '' && parseDay(form.startsOn, today) === null) faults.startsOn = 'day-invalid'
    if (form.end === 'start-day' && form.startsOn.trim() === '') faults.startsOn = 'day-invalid'
  }
  if (hasSeats(form)) {
    const counts = { days: countOf(form.days), seats: countOf(form.seats), seatsLeft: countOf(form.seatsLeft) }
    for (const field of ['days', 'seats', 'seatsLeft'] as const)
      if (counts[field] === 'wrong' || (field === 'days' && Number(counts.days) > 365)) faults[field] = 'count-invalid'
    if (typeof counts.seats === 'number' && typeof counts.seatsLeft === 'number' && counts.seatsLeft > counts.seats)
      faults.seatsLeft = 'seats-left-more'
  }
  const end = endOf(form, clock)
  const field = form.mode === 'emergency' ? 'alarmEnd' : form.end === 'start-day' ? 'startsOn' : 'endDay'
  if (end === null) faults[field] ??= form.mode === 'emergency' ? 'end-passed' : 'day-invalid'
  else if (end <= clock.now) faults[field] ??= 'day-past'
  return faults
}

/** A whole number from 0; nothing typed is null. */
function countOf(text: string): number | null | 'wrong' {
  return text.normalize('NFKC').trim() === '0' ? 0 : parseCount(text)
}

/** What is sent; call only where `checkNotice` found nothing. */
export function toNotice(form: NoticeForm, clock: Clock): DeskNotice {
  const end = endOf(form, clock)
  if (end === null) throw new Error('a notice without an end')
  const isEmergency = form.mode === 'emergency'
  const today = marketDay(clock.now, clock.site.timeZone)
  const number = (text: string, isThere: boolean) => {
    const value = isThere ? countOf(text) : null
    return value === 'wrong' ? null : value
  }
  const text = (value: string, isThere: boolean) => (isThere && value.trim() !== '' ? value.trim() : null)
  return {
    id: form.id,
    kind: isEmergency ? 'emergency' : form.kind,
    title: form.title.trim(),
    text: form.text.trim(),
    audience: isEmergency ? [] : form.audience,
    priority: isEmergency ? priorities[form.priority] : 0,
    validUntil: end.toISOString(),
    startsOn: hasDay(form) ? parseDay(form.startsOn, today) : null,
    days: number(form.days, hasSeats(form)),
    hours: text(form.hours, hasDay(form)),
    place: text(form.place, hasDay(form)),
    seats: number(form.seats, hasSeats(form)),
    seatsLeft: number(form.seatsLeft, hasSeats(form)),
    phone: text(form.phone, hasDay(form)),
  }
}

const hostCodes: Record<string, string> = { 'title-missing': 'headline-missing' }

/** What the host says of fields, in the form's own names. */
export function faultsOfHost(codes: Record<string, string>, form: NoticeForm): NoticeFaults {
  const faults: NoticeFaults = {}
  for (const [path, code] of Object.entries(codes)) {
    const field = path === 'validUntil' ? (form.mode === 'emergency' ? 'alarmEnd' : 'endDay') : path
    if (field in noticeForm.shape) faults[field as NoticeField] = hostCodes[code] ?? code
  }
  return faults
}

/** The emergency as it would hang beside what hangs already, so that one sees which of them the wall shows. */
export function candidateOf(form: NoticeForm, clock: Clock, source: string): Notice | null {
  if (endOf(form, clock) === null) return null
  return { ...toNotice(form, clock), source: { name: source }, shownFrom: clock.now.toISOString() }
}
