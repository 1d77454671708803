// How a notice stands, in words: hanging out, ended, taken down, not yet begun.
import { isShownAt } from '../../../db/model/notice.ts'
import type { Translate } from '../../shared/words.ts'
import type { NoticeRow } from './notices-part.ts'

export type Standing = 'shown' | 'ended' | 'withdrawn' | 'later'

export function standingOf({ notice, state }: NoticeRow, now: Date): Standing {
  if (state === 'withdrawn') return 'withdrawn'
  if (isShownAt(notice, now)) return 'shown'
  return Date.parse(notice.validUntil) <= now.getTime() ? 'ended' : 'later'
}

// i18n-dynamic: desk:notices.standing.*
export const standingWord = (t: Translate, standing: Standing): string => t(`desk:notices.standing.${standing}`)
