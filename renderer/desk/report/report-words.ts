// Words of reports: periods, parts of a breakdown, comparisons. One place for the screen, the sheet and the paper.
import type { FocusGroup } from '../../../db/model/match/focus-group.ts'
import { ageBands, type Counted, type Dimension, unknownKey } from '../../../db/model/report/counted.ts'
import { unitOf } from '../../../db/model/report/period.ts'
import type { ReportView } from '../../../electron/contract/desk-reports.ts'
import { groupWord } from '../../shared/kind-words.ts'
import type { Translate } from '../../shared/words.ts'
import { focusWord } from '../match/match-words.ts'

const plain = new Intl.NumberFormat('en')
/** `3,942`. */
export const countText = (count: number): string => plain.format(count)

const noon = (period: string) =>
  new Date(`${(period + '-01-01'.slice(period.length === 4 ? 0 : 3)).slice(0, 10)}T12:00:00Z`)

function dateText(period: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(noon(period))
}

/** `2026年11月22日 星期日`, `2026年11月`, `2026年`. */
export function periodText(period: string, language: string): string {
  const unit = unitOf(period)
  if (unit === 'year') return dateText(period, language, { year: 'numeric' })
  if (unit === 'month') return dateText(period, language, { year: 'numeric', month: 'long' })
  return dateText(period, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })
}

/** As said beside another: `十月`, `11月15日`, `2025年`. */
export function shortPeriod(period: string, language: string): string {
  const unit = unitOf(period)
  if (unit === 'year') return dateText(period, language, { year: 'numeric' })
  return dateText(period, language, unit === 'month' ? { month: 'long' } : { month: 'long', day: 'numeric' })
}

// i18n-dynamic: report:figure.*
export const figureWord = (t: Translate, counted: Counted): string => t(`report:figure.${counted}`)

// i18n-dynamic: report:by.*
export const dimensionWord = (t: Translate, by: Dimension): string => t(`report:by.${by}`)

// i18n-dynamic: report:service.*
// i18n-dynamic: report:form.*
// i18n-dynamic: desk:source.*
function sourceOf(t: Translate, counted: Counted, key: string): string {
  if (counted === 'services') return t(`report:service.${key}`)
  return counted === 'postings' ? t(`report:form.${key}`) : t(`desk:source.${key}`)
}

/** The name of a part of a breakdown. */
export function partWord(
  t: Translate,
  { counted, by, key, language }: { counted: Counted; by: Dimension; key: string; language: string },
): string {
  if (by === 'step') return shortPeriod(key, language)
  if (key === unknownKey) return t('report:unknown')
  if (by === 'age')
    return key === ageBands.at(-1) ? t('report:age-over') : t('report:age', { band: key.replace('-', '–') })
  if (by === 'group') return focusWord(t, key as FocusGroup)
  return by === 'kind' ? (groupWord(t, key) ?? key) : sourceOf(t, counted, key)
}

/** `九月 3,610，多 332`; of a period that goes on, `九月同期 …`. */
export function beforeText(
  t: Translate,
  { before, total, view, language }: { before: number; total: number; view: ReportView; language: string },
): string {
  const period = shortPeriod(view.before.period, language)
  const values = {
    period: view.before.isPart ? t('report:same-span', { period }) : period,
    before: countText(before),
    more: countText(Math.abs(total - before)),
  }
  return t(total === before ? 'report:as-before' : total > before ? 'report:more' : 'report:fewer', values)
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.round((part / whole) * 100)}%`
