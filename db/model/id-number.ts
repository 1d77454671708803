// Checks of Chinese numbers: citizens' ID (GB 11643), mobiles and landlines, unified social credit codes (GB 32100).

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idChecks = '10X98765432'

export type IdNumberCheck =
  | { ok: true; birthDate: string; sex: '1' | '2' }
  | { ok: false; reason: 'length' | 'characters' | 'birth-date' | 'check-digit' }

/**
 * Checks an 18-character ID number: characters, a birth date that existed and is not after `today`, check digit. The region code
 * is never a reason to refuse: the list of regions changes and holds gaps (domain.md § 5).
 * Also right for 港澳台居民居住证 (81, 82, 83…) and 外国人永久居留身份证 (9…), which share the form.
 * @param today market day `YYYY-MM-DD`
 */
export function checkIdNumber(text: string, today: string): IdNumberCheck {
  const number = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^[0-9X]*$/.test(number) || /X(?!$)/.test(number)) return { ok: false, reason: 'characters' }
  if (number.length !== 18) return { ok: false, reason: 'length' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthDate) || birthDate > today || birthDate < '1850-01-01') return { ok: false, reason: 'birth-date' }
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  if (idChecks[sum % 11] !== number[17]) return { ok: false, reason: 'check-digit' }
  return { ok: true, birthDate, sex: Number(number[16]) % 2 === 1 ? '1' : '2' }
}

/** Whether a `YYYY-MM-DD` names a day that exists. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Takes spaces, dashes, full-width digits and a +86 away from a number as people write it. */
export function normalizePhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—()]/g, '')
    .replace(/^(\+|00)86/, '')
}

/** A mainland mobile: 1[3-9] and nine digits. */
export function isMobile(text: string): boolean {
  return /^1[3-9][0-9]{9}$/.test(normalizePhone(text))
}

/** A mainland landline with its area code, or a 400/800 number. */
export function isLandline(text: string): boolean {
  return /^(0[1-9][0-9]{1,2}[2-9][0-9]{6,7}|[48]00[0-9]{7})$/.test(normalizePhone(text))
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Unified social credit code, GB 32100-2015: 18 characters, modulus 31. */
export function isCreditCode(text: string): boolean {
  const code = text.trim().toUpperCase()
  if (!/^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/.test(code)) return false
  const sum = creditWeights.reduce((total, weight, i) => total + weight * creditAlphabet.indexOf(code[i] ?? ''), 0)
  return creditAlphabet[(31 - (sum % 31)) % 31] === code[17]
}
