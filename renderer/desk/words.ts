// Words of the desk for codes: what is wrong with a field, roles, sources, states. One place for all its views.
import type { z } from 'zod'
import type { documentKind } from '../../db/model/identity-document.ts'
import type { contactKind, Purpose, registrationSource } from '../../db/model/registration.ts'
import type { ScreeningCode } from '../../db/model/screening/phrases.ts'
import type { StaffRole } from '../../db/model/staff.ts'
import type { SyncState } from '../../electron/contract/views.ts'
import { groupWord, kindWord } from '../shared/kind-words.ts'
import { fieldText, type Translate } from '../shared/words.ts'

const ownCodes = [
  'phone-missing',
  'mobile-invalid',
  'phone-invalid',
  'id-length',
  'id-fifteen',
  'id-characters',
  'id-birth-date',
  'id-check-digit',
  'passport-invalid',
  'under-age',
  'consent-missing',
  'sixteen-missing',
  'too-long',
  'credit-code-invalid',
  'pay-invalid',
  'day-invalid',
  'day-past',
  'pins-differ',
  'headline-missing',
  'count-invalid',
  'seats-left-more',
  'employer-missing',
  'credit-code-taken',
  'moment-invalid',
  'urgent-too-far',
  'why-missing',
  'not-taken',
  'years-range',
  'km-range',
  'skills-too-many',
  'skill-empty',
  'areas-too-many',
  'focus-day',
  'focus-twice',
  'star-reason-missing',
  'kind-unknown',
] as const

// i18n-dynamic: desk:wrong.*
/** The sentence under a field of the desk. */
export function wrongText(t: Translate, code: string | null | undefined): string | null {
  if (!code) return null
  return (ownCodes as readonly string[]).includes(code) ? t(`desk:wrong.${code}`) : fieldText(t, code)
}

// i18n-dynamic: desk:role.*
export const roleWord = (t: Translate, role: StaffRole): string => t(`desk:role.${role}`)

// i18n-dynamic: desk:source.*
export const sourceWord = (t: Translate, source: z.output<typeof registrationSource>): string =>
  t(`desk:source.${source}`)

// i18n-dynamic: desk:contact.*
export const contactWord = (t: Translate, kind: z.output<typeof contactKind>): string => t(`desk:contact.${kind}`)

// i18n-dynamic: desk:document.*
export const documentWord = (t: Translate, kind: z.output<typeof documentKind>): string => t(`desk:document.${kind}`)

// i18n-dynamic: desk:purpose.*
export const purposeWord = (t: Translate, purpose: Purpose): string => t(`desk:purpose.${purpose}`)

// i18n-dynamic: desk:sync-state.*
export const syncStateWord = (t: Translate, state: SyncState): string => t(`desk:sync-state.${state}`)

/** The kinds a person wants: kinds of the list, or whole groups as the touch screen offers them. */
export function wantedWords(t: Translate, codes: readonly string[]): string {
  return codes.map(code => kindWord(t, code) ?? groupWord(t, code) ?? code).join(t('desk:comma'))
}

// i18n-dynamic: desk:screening.*
/** Why a phrase was found. */
export const screeningWord = (t: Translate, code: ScreeningCode): string => t(`desk:screening.${code}`)
export const screeningWords = (t: Translate, codes: readonly ScreeningCode[]): string =>
  codes.map(code => screeningWord(t, code)).join(t('desk:semicolon'))
