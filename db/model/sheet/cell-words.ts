// What cells say, in the words of offices: settlement, shifts, perks, form of work, head counts, days, places, pay.
import type { z } from 'zod'
import { parseDay, parseYuan } from '../amounts.ts'
import { expandChineseNumbers } from '../chinese-numbers.ts'
import { isLandline, isMobile, normalizePhone } from '../id-number.ts'
import { addDays } from '../market-time.ts'
import { type ParsedPay, parsePay } from '../pay.ts'
import type { employmentForm, PayUnit, perk, settlement, shift } from '../posting.ts'
import { dateOf } from './cell-numbers.ts'

type Settlement = z.output<typeof settlement>
type Shift = z.output<typeof shift>
type Perk = z.output<typeof perk>
type Form = z.output<typeof employmentForm>

const settlements: readonly [Settlement, RegExp][] = [
  ['daily', /日结|天结|当天|现结|每天/],
  ['weekly', /周结|每周/],
  ['monthly', /月结|每月|月薪/],
  ['on-completion', /完工|项目结|干完/],
  ['per-time', /次结|按次/],
  ['per-piece', /计件|按件|件结/],
]
const shifts: readonly [Shift, RegExp][] = [
  ['day', /白班|日班|早班|长白/],
  ['night', /[晚夜]班|通宵/],
  ['weekend', /周末(?!双休|休)/],
  ['one-day-off', /单休|月休四|六天/],
  ['two-days-off', /双休|五天/],
]
const perks: readonly [Perk, RegExp][] = [
  ['meals', /[包管][吃食餐饭]|[包管](?:三|两|早|午|中|晚)?餐|工作餐|食宿/],
  ['lodging', /[包管].{0,2}住|[住食]宿|宿舍/],
  ['shuttle', /班车|接送/],
  ['tools', /工具/],
  ['insurance', /险|社保/],
  ['child-room', /儿童|托管/],
]
const forms: readonly [Form, RegExp][] = [
  ['part-time', /非全|兼职|小时工/],
  ['temporary', /临时|零工|散工|日结/],
  ['short-term', /短期|季节/],
  ['piecework', /计件/],
  ['home', /居家|在家/],
  ['partnership', /合伙|合作/],
  ['full-time', /全职|全日制|长期/],
]
const units: readonly [PayUnit, RegExp][] = [
  ['hour', /小时|时薪|\/时|钟/],
  ['day', /天|日/],
  ['week', /周|星期/],
  ['month', /月/],
  ['year', /年/],
  ['piece', /件|个/],
  ['order', /单(?!休)/],
  ['trip', /趟|车次/],
  ['square-metre', /平/],
  ['negotiable', /面议|面谈|协商/],
]

const allOf = <T>(table: readonly [T, RegExp][], text: string) =>
  table.filter(([, pattern]) => pattern.test(text)).map(([value]) => value)
const firstOf = <T>(table: readonly [T, RegExp][], text: string): T | null =>
  table.find(([, pattern]) => pattern.test(text))?.[0] ?? null

export const settlementOf = (text: string) => firstOf(settlements, text)
export const shiftsOf = (text: string) => allOf(shifts, text)
/** 不包吃住 offers nothing. */
export const perksOf = (text: string) =>
  allOf(perks, text.replace(/(?:不|无|自)(?:包|管|提供)?(?:吃住|食宿|住宿|吃|住|餐)/g, ''))
export const formOf = (text: string) => firstOf(forms, text)
const unitOf = (text: string) => firstOf(units, text)

/** 3, ３人, 十五名, 3-5人 (the employer wants up to five); null for 若干 and what is no number. */
export function headcountOf(text: string): number | null {
  const plain = expandChineseNumbers(text.normalize('NFKC').replace(/[\s,]/g, '')).replace(
    /[一二两三四五六七八九](?=[人名个]?$)/,
    digit => String('一二三四五六七八九'.indexOf(digit === '两' ? '二' : digit) + 1),
  )
  const match = /^(?:约|需|招)?([0-9]{1,5})(?:\.0+)?(?:(?:-|~|至|到)([0-9]{1,5}))?(?:人|名|个|位)?(?:左右|以上)?$/.exec(
    plain,
  )
  const count = Number(match?.[2] ?? match?.[1])
  return match && count >= 1 && count <= 10_000 ? count : null
}

/** How long a posting without an end is shown. */
const openDays = 30

/** A day as offices write it, also a serial number without its format, `20261207` and 长期; null where it names no day. */
export function untilOf(text: string, today: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (/^(?:长期|常年|招满为止|不限)/.test(plain)) return addDays(today, openDays)
  if (/^[3-7][0-9]{4}$/.test(plain)) return dateOf(Number(plain))
  if (/^20[0-9]{6}$/.test(plain)) return parseDay(`${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}`, today)
  const last =
    plain
      .split(/至|到|~|—+|\s-\s/)
      .at(-1)
      ?.trim() ?? ''
  return parseDay(last.replace(/[ T][0-9]{1,2}:[0-9]{2}.*$/, '').replace(/前$/, ''), today)
}

/** 沙坪坝区陈家桥街道 → district and the rest; a text that names no district is an address. */
export function placeOf(text: string): { district: string | null; address: string | null } {
  const plain = text.trim()
  const match =
    /^(?:[^市县区]{2,3}(?:省|自治区))?(?:[^市县区]{2,4}市)?([^市县区镇乡\s]{1,6}(?:区|县|市|镇|乡))(?!域)(.*)$/.exec(
      plain,
    )
  if (!match) return { district: null, address: plain || null }
  return { district: match[1] ?? null, address: match[2]?.trim() || null }
}

/** 居家可做 stands where a place would. */
export const isAtHome = (text: string): boolean => /居家|在家|不限地点|线上/.test(text)

export type CellPay = { pay: ParsedPay | null; isWritten: boolean }

/**
 * Pay from one cell (日薪300, 5000-6000) or from two with a unit. A bare amount takes the unit from the name of its column
 * (月薪（元）) or from a unit column.
 */
export function payOf(cells: { pay: string; min: string; max: string; unit: string }, columnName: string): CellPay {
  const { pay, min, max } = cells
  const hinted = unitOf(cells.unit) ?? unitOf(columnName.normalize('NFKC').replace(/单位/g, ''))
  if (min.trim() !== '' || max.trim() !== '') {
    const [low, high] = [parseYuan(min), parseYuan(max)]
    const isRead = low !== 'wrong' && high !== 'wrong' && hinted !== null && (low ?? high) !== null
    const ends = isRead ? [low ?? high ?? 0, high ?? low ?? 0].sort((a, b) => a - b) : []
    return { pay: isRead ? { min: ends[0] ?? null, max: ends[1] ?? null, unit: hinted } : null, isWritten: true }
  }
  if (pay.trim() === '') return { pay: null, isWritten: false }
  const isBare = !/[天日时月周年件单趟平议谈]/.test(pay)
  const suffix: Partial<Record<PayUnit, string>> = {
    hour: '/小时',
    day: '/天',
    week: '/周',
    month: '/月',
    year: '/年',
    piece: '/件',
    order: '/单',
    trip: '/趟',
  }
  const hint = hinted === null ? undefined : suffix[hinted]
  const read = parsePay(isBare && hint ? `${pay.trim()}${hint}` : pay)
  return { pay: read, isWritten: true }
}

/** The first number in a cell (`张经理 19000001234 / 023-6000 0000`); '' for none, null for what is none. */
export function phoneOf(text: string): string | null {
  if (text === '') return ''
  for (const part of text.normalize('NFKC').split(/[/;,、\n]|\s{2,}/)) {
    const digits = normalizePhone(part.replace(/[^\d+\-()\s]/g, ''))
    if (isMobile(digits) || isLandline(digits)) return digits
  }
  return null
}
