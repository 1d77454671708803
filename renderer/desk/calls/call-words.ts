// Words of the calls for codes: outcomes, why somebody is called, when again.
import type { CallOutcome, CallReason } from '../../../db/model/call.ts'
import type { Translate } from '../../shared/words.ts'
import type { NextChoice } from './calls-part.ts'

// i18n-dynamic: calls:outcome.*
export const outcomeWord = (t: Translate, outcome: CallOutcome): string => t(`calls:outcome.${outcome}`)

// i18n-dynamic: calls:reason.*
export const callReasonWord = (t: Translate, reason: CallReason): string => t(`calls:reason.${reason}`)

// i18n-dynamic: calls:next.*
export const nextWord = (t: Translate, next: NextChoice): string => t(`calls:next.${next}`)
