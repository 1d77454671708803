// Reads what a clerk types as money, numbers, distances and days, exactly: no floating point touches an amount.

const largestFen = 100_000_000

/**
 * Yuan as typed (`18.5`, `６０００`, `6,000元`) in fen.
 * @returns null for an empty text, `wrong` for anything that is not an amount with at most two decimals
 */
export function parseYuan(text: string): number | null | 'wrong' {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/\u5143$/, '')
  if (plain === '') return null
  const match = /^([0-9]{1,7})(?:\.([0-9]{0,2}))?$/.exec(plain)
  if (!match) return 'wrong'
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen >= 1 && fen <= largestFen ? fen : 'wrong'
}

/** Fen as typed in a form: `18.5`, `6000`; empty for null. */
export function yuanText(fen: number | null): string {
  if (fen === null) return ''
  const cents = String(fen % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(fen / 100)}${cents && `.${cents}`}`
}

/** A whole number from 1 to 10,000, as the contract wants a head count. */
export function parseCount(text: string): number | null | 'wrong' {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (plain === '') return null
  if (!/^[0-9]{1,5}$/.test(plain)) return 'wrong'
  const count = Number(plain)
  return count >= 1 && count <= 10_000 ? count : 'wrong'
}

/** Years of doing something: whole or half, as typed (`12`, `１２年`, `0.5`). */
export function parseYears(text: string): number | null | 'wrong' {
  return parseUpTo(text.normalize('NFKC').replace(/年$/, ''), 60)
}

/** A distance in kilometres. */
export function parseKm(text: string): number | null | 'wrong' {
  const km = parseUpTo(text.normalize('NFKC').replace(/(km|公里|千米)$/i, ''), 1000)
  return km === 0 ? 'wrong' : km
}

function parseUpTo(text: string, most: number): number | null | 'wrong' {
  const plain = text.trim()
  if (plain === '') return null
  if (!/^[0-9]{1,4}(\.[0-9])?$/.test(plain)) return 'wrong'
  const value = Number(plain)
  return value <= most ? value : 'wrong'
}

/**
 * A day as typed: `2026-12-07`, `2026.12.7`, or without a year (`12-7`, `12/7`) the next such day from today on.
 * @param today market day
 * @returns `YYYY-MM-DD`, or null where it names no day
 */
export function parseDay(text: string, today: string): string | null {
  const parts = text
    .normalize('NFKC')
    .trim()
    .replace(/[\u5e74\u6708]/g, '-')
    .replace(/\u65e5$/, '')
    .split(/[-./]/)
    .map(part => part.trim())
  if (!parts.every(part => /^[0-9]{1,4}$/.test(part))) return null
  const [year, month, day] = parts.length === 2 ? [today.slice(0, 4), ...parts] : parts
  if (parts.length > 3 || year?.length !== 4 || !month || !day || month.length > 2 || day.length > 2) return null
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isReal = new Date(`${found}T00:00:00Z`).toString() !== 'Invalid Date' && toDay(found) === found
  if (!isReal) return null
  if (parts.length === 2 && found < today) return parseDay(`${Number(year) + 1}-${month}-${day}`, today)
  return found
}

const toDay = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)
