// How people and what was done for them are said in lists. Needs the namespaces `people`, `match` and `kinds`.
import type { FailReason } from '../../../db/model/match/state.ts'
import type { LikenessCode, PersonRow } from '../../../electron/contract/desk-people.ts'
import type { Translate } from '../../shared/words.ts'
import { failWord, focusWord, matchStateWord } from '../match/match-words.ts'

export const waitedText = (t: Translate, days: number): string =>
  days === 0 ? t('people:today') : t('people:days', { count: days })

/** `15 公里`, 居家, or that nothing was said. */
export function farText(t: Translate, { maxKm, isHomeOnly }: PersonRow): string {
  if (isHomeOnly) return t('people:home')
  return maxKm === null ? t('people:anywhere') : t('people:km', { km: maxKm })
}

/** How far it has come: 刚登记, 推荐 3 次, 未成，嫌远. */
export function progressText(t: Translate, { lastState, lastReason, offered, waitingDays }: PersonRow): string {
  if (lastState === null) return t(waitingDays === 0 ? 'people:fresh' : 'people:not-offered')
  if (lastState === 'recommended') return t('people:offered', { count: offered })
  const word = matchStateWord(t, lastState)
  return lastState === 'failed' && lastReason
    ? t('people:failed', { reason: failWord(t, lastReason as FailReason) })
    : word
}

export const groupsText = (t: Translate, { groups }: PersonRow): string =>
  groups.map(group => focusWord(t, group)).join(t('desk:comma'))

// i18n-dynamic: people:likeness.*
export const likenessWord = (t: Translate, why: LikenessCode): string => t(`people:likeness.${why}`)

const known = [
  'registration.create',
  'registration.submit',
  'registration.edit',
  'registration.renew',
  'registration.replace',
  'registration.resend',
  'registration.merge',
  'registration.keep-apart',
  'sign-in.add',
  'sign-in.leave',
  'sign-in.order',
] as const

// i18n-dynamic: people:did.*
/** What was done to a registration. */
export function didWord(t: Translate, action: string): string {
  return (known as readonly string[]).includes(action)
    ? t(`people:did.${action.replace('.', '-')}`)
    : t('people:did.other')
}
