// Puts what matching says into words: reasons with their values, states, why nothing came of it. Needs the namespaces `match`,
// `common` and `kinds`.
import type { FocusGroup } from '../../../db/model/match/focus-group.ts'
import type { Exclusion, Reason } from '../../../db/model/match/reason.ts'
import type { FailReason, MatchState } from '../../../db/model/match/state.ts'
import { formatMoney } from '../../shared/format.ts'
import { groupWord, kindWord } from '../../shared/kind-words.ts'
import { settlementWord, type Translate, unitWord } from '../../shared/words.ts'

// i18n-dynamic: match:reason.*
/** One reason as a sentence: `比想要的多 20 元/天`. A kind that only a newer server knows is left out. */
export function reasonText(t: Translate, reason: Reason, language: string): string {
  const { code, kind, group, skill, years, by, unit, km, days, settlement, focus } = reason
  const key =
    code === 'skill-fits' && years
      ? 'skill-fits-years'
      : code === 'focus-first' && focus === undefined
        ? 'focus-first-unsaid'
        : code
  return t(`match:reason.${key}`, {
    ...(kind === undefined ? {} : { kind: kindWord(t, kind) ?? groupWord(t, kind) ?? '' }),
    ...(group === undefined ? {} : { group: groupWord(t, group) ?? '' }),
    ...(skill === undefined ? {} : { skill }),
    ...(years === undefined ? {} : { years }),
    ...(by === undefined ? {} : { by: unit === undefined ? by : formatMoney(by, language) }),
    ...(unit === undefined ? {} : { unit: unitWord(t, unit) }),
    ...(km === undefined ? {} : { km }),
    ...(days === undefined ? {} : { days }),
    ...(settlement === undefined ? {} : { settlement: settlementWord(t, settlement) }),
    ...(focus === undefined ? {} : { focus: focusWord(t, focus) }),
  })
}

// i18n-dynamic: match:focus.*
export const focusWord = (t: Translate, group: FocusGroup): string => t(`match:focus.${group}`)

// i18n-dynamic: match:state.*
export const matchStateWord = (t: Translate, state: MatchState): string => t(`match:state.${state}`)

// i18n-dynamic: match:fail.*
export const failWord = (t: Translate, reason: FailReason): string => t(`match:fail.${reason}`)

// i18n-dynamic: match:exclusion.*
/** Why two are not offered to each other: by law, by how things stand, by a clerk's word, or because the person said no. */
export const exclusionText = (t: Translate, exclusion: Exclusion | 'refused-by-person'): string =>
  t(`match:exclusion.${exclusion}`)
