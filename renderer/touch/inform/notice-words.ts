// What a notice says beside its title: when it begins, how long, how many places are left, where.
import type { NoticeView } from '../../../electron/contract/views.ts'
import { formatMarketDay } from '../../shared/format.ts'
import type { Translate } from '../../shared/words.ts'

export function startText(t: Translate, { startsOn, kind }: NoticeView, language: string): string | null {
  if (startsOn === null) return null
  const day = formatMarketDay(startsOn, language)
  return kind === 'training' ? t('touch:info.begins', { day }) : day
}

export function seatsText(t: Translate, { seats, seatsLeft }: NoticeView): string | null {
  if (seatsLeft === 0) return t('touch:info.full')
  if (seatsLeft !== null) return t('touch:info.seats-left', { count: seatsLeft })
  return seats === null ? null : t('touch:info.seats', { count: seats })
}

export const daysText = (t: Translate, { days }: NoticeView): string | null =>
  days === null ? null : t('touch:info.days', { count: days })

/** One line of facts for a list; a notice without any gives the beginning of its text. */
export function noticeFacts(t: Translate, notice: NoticeView, language: string): readonly string[] {
  const facts: readonly (string | null)[] = [
    startText(t, notice, language),
    daysText(t, notice),
    seatsText(t, notice),
    notice.hours,
    notice.place,
  ]
  const given = facts.flatMap(fact => (fact ? [fact] : []))
  return given.length > 0 ? given : [notice.text.split('\n', 1)[0] ?? '']
}
