// The short words and the icons of ready-made questions and chips.
import type { IconName } from '../../shared/icons.tsx'
import type { Translate } from '../../shared/words.ts'
import type { Toggle } from '../store/questions.ts'

// i18n-dynamic: touch:ask.*
export const toggleWord = (t: Translate, toggle: Toggle): string => t(`touch:ask.${toggle}`)

export const toggleIcon: Record<Toggle, IconName> = {
  urgent: 'horn',
  near: 'pin',
  daily: 'coin',
  home: 'laptop',
  night: 'moon',
  'one-day-off': 'calendar',
  'board-lodging': 'bowl',
  beginner: 'sprout',
  today: 'clock',
}
