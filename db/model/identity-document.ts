// Documents by which a person may register: which kind a number is of, and what it says of birth and sex.
import { z } from 'zod'
import { checkIdNumber } from './id-number.ts'

/** 居民身份证, 港澳台居民居住证, 外国人永久居留身份证, 护照. */
export const documentKind = z.enum(['id-card', 'residence-permit-hmt', 'permanent-residence', 'passport'])
export type DocumentKind = z.output<typeof documentKind>

/** As the card has it: narrow, capital, without the spaces and dashes by which people group it. */
export const normalizeDocumentNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}·]/gu, '')
    .toUpperCase()

export const identityDocument = z.strictObject({
  kind: documentKind,
  number: z
    .string()
    .max(200, { error: 'id-length' })
    .transform(normalizeDocumentNumber)
    .refine(number => number !== '', { error: 'id-length' }),
})
export type IdentityDocument = z.output<typeof identityDocument>

/** 外国人永久居留身份证 as it was until 2023: three letters of the country, twelve digits. Its check digit is not published. */
const olderPermanent = /^[A-Z]{3}[0-9]{12}$/

/**
 * The kind that a number of 18 characters begins like: 81 82 83 港澳台居民居住证, 9… 外国人永久居留身份证, otherwise 居民身份证.
 * @param chosen stands where the number does not say: passports, and numbers hardly begun
 */
export function kindOfNumber(number: string, chosen: DocumentKind): DocumentKind {
  if (chosen === 'passport') return chosen
  if (/^8[123]/.test(number)) return 'residence-permit-hmt'
  if (/^9[0-9]/.test(number) || /^[A-Z]{2}/.test(number)) return 'permanent-residence'
  return /^[0-9]{2}/.test(number) ? 'id-card' : chosen
}

export type DocumentReading =
  | { ok: true; kind: DocumentKind; number: string; birthDate: string | null; sex: '0' | '1' | '2' }
  | { ok: false; reason: 'length' | 'fifteen' | 'characters' | 'birth-date' | 'check-digit' | 'passport' }

/** @param number normalized @param today market day `YYYY-MM-DD` */
export function readDocument({ kind: chosen, number }: IdentityDocument, today: string): DocumentReading {
  const kind = kindOfNumber(number, chosen)
  if (kind === 'passport') {
    // Five to twenty letters and digits, and at least a few digits: no passport is a word.
    if (!/^(?=(.*[0-9]){3})[A-Z0-9]{5,20}$/.test(number)) return { ok: false, reason: 'passport' }
    return { ok: true, kind, number, birthDate: null, sex: '0' }
  }
  if (kind === 'permanent-residence' && olderPermanent.test(number))
    return { ok: true, kind, number, birthDate: null, sex: '0' }
  // Numbers of the first cards: they have not been valid since 2013, and the holder has a new one.
  if (/^[0-9]{15}$/.test(number)) return { ok: false, reason: 'fifteen' }
  const check = checkIdNumber(number, today)
  return check.ok ? { ...check, kind, number } : check
}
