// What the numbers in the cells of a spreadsheet mean as text: days, times, and numbers without noise.

/** Without the noise of floating point and without an exponent: 19000001234, 0.3. */
export function plainNumber(number: number): string {
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number)
  return String(Number(number.toPrecision(12)))
}

/** A serial number of days as `YYYY-MM-DD`, of a part of a day as `HH:MM`. The 29 February 1900 of spreadsheets never was. */
export function dateOf(serial: number, isSince1904 = false): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (serial < 1) return time
  const days = Math.floor(serial) + (isSince1904 ? 1462 : 0)
  const at = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return plainNumber(serial)
  return at.toISOString().slice(0, 10)
}
