// How long a look at an employer's licence holds: six months; then the desk asks to see it again.
import { addDays } from './market-time.ts'

const months = 6

/** The day from which it must be seen again: the same day six months later, or the last of a shorter month. Days are market days. */
export function licenceDueOn(seenOn: string): string {
  const [year = 0, month = 1, date = 1] = seenOn.split('-').map(Number)
  const later = year * 12 + (month - 1) + months
  const first = `${String(Math.floor(later / 12)).padStart(4, '0')}-${String((later % 12) + 1).padStart(2, '0')}-01`
  const nextFirst = `${String(Math.floor((later + 1) / 12)).padStart(4, '0')}-${String(((later + 1) % 12) + 1).padStart(2, '0')}-01`
  const wanted = addDays(first, date - 1)
  return wanted < nextFirst ? wanted : addDays(nextFirst, -1)
}
