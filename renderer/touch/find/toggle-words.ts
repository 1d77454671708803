// The short words of ready-made questions and chips.
import type { Translate } from '../../shared/words.ts'
import type { Toggle } from '../store/questions.ts'

// i18n-dynamic: touch:ask.*
export const toggleWord = (t: Translate, toggle: Toggle): string => t(`touch:ask.${toggle}`)
