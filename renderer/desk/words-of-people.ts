// How a person's own data is said: birth dates in full, numbers in groups that can be read out.

/** `1974年3月12日`, `12 March 1974`, of a `YYYY-MM-DD`. */
export function formatBirthDate(day: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A mobile in 3-4-4, a document number in 6-8-4; anything else as it is. */
export function groupDigits(number: string): string {
  if (/^1[0-9]{10}$/.test(number)) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`
  if (/^[0-9]{17}[0-9X]$/.test(number)) return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`
  return number
}
