// Two registrations of one person become one, and nothing is lost: lists are united, notes follow each other, the newer word counts
// for each purpose, and what could stand only once and was different is kept as `formerly`.
import type { Purpose, Registration } from './registration.ts'
import { purposes } from './registration.ts'
import { waitingSinceOf } from './waiting-since.ts'

/** What a merged registration had in a field that has another value now. Stays at this site. */
type Formerly = { id: string; at: string; field: string; value: unknown }

/** What somebody agreed to last, of either registration. */
export type Word = { isGranted: boolean; at: string }

const united = ['kinds', 'availability', 'settlements', 'wantedAreas'] as const
/** Belongs to one registration, not to the person. */
const own = [
  'id',
  'revision',
  'receipt',
  'createdAt',
  'updatedAt',
  'validUntil',
  'source',
  'noticeVersion',
  'consentMeans',
]
const apart: readonly string[] = [
  ...own,
  ...united,
  'consents',
  'notes',
  'skills',
  'focus',
  'formerly',
  'waitingSince',
  'renewals',
]

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/**
 * @param kept the registration that goes on, under its next revision @param dropped the one that will point to it
 * @param words the last word for each purpose, over both
 */
export function mergeRegistrations(
  kept: Registration,
  dropped: Registration,
  { at, words }: { at: string; words: Record<Purpose, Word> },
): Registration {
  // Whatever was said last counts where only one can stand.
  const [newer, older] = kept.updatedAt >= dropped.updatedAt ? [kept, dropped] : [dropped, kept]
  const merged: Record<string, unknown> = { ...kept }
  const formerly = [...listOf(kept.formerly), ...listOf(dropped.formerly)]
  for (const field of new Set([...Object.keys(kept), ...Object.keys(dropped)])) {
    if (apart.includes(field)) continue
    const isOlder = isEmptyField(field, newer[field])
    merged[field] = isOlder ? older[field] : newer[field]
    const lost = isOlder ? newer[field] : older[field]
    if (isEmptyField(field, lost) || same(lost, merged[field])) continue
    formerly.push({ id: older.id, at: older.updatedAt, field, value: lost } satisfies Formerly)
  }
  for (const field of united)
    if (kept[field] !== undefined || dropped[field] !== undefined)
      merged[field] = [...new Set([...listOf(newer[field]), ...listOf(older[field])])]
  const [skills, focus] = [skillsOf(newer, older), focusOf(newer, older)]
  if (skills.length > 0) merged.skills = skills
  if (focus.length > 0) merged.focus = focus
  const notes = [kept.notes, dropped.notes]
    .map(note => note.trim())
    .filter((note, i, all) => note && all.indexOf(note) === i)
  const granted = Object.fromEntries(purposes.map(purpose => [purpose, words[purpose].isGranted]))
  return {
    ...(merged as Registration),
    revision: kept.revision + 1,
    notes: notes.join('\n'),
    consents: { ...kept.consents, ...granted },
    noticeVersion: newer.noticeVersion,
    consentMeans: newer.consentMeans,
    validUntil: newer.validUntil > older.validUntil ? newer.validUntil : older.validUntil,
    updatedAt: at,
    waitingSince: earliest(kept, dropped),
    ...(formerly.length > 0 ? { formerly } : {}),
  }
}

/** Every number a registration has or had: its own, and those that gave way when two were merged. */
export function numbersOf({ contact, formerly }: Registration): string[] {
  const former = listOf(formerly).flatMap(entry => {
    const { field, value } = entry as Formerly
    return field === 'contact' ? [(value as Registration['contact']).number] : []
  })
  return [...new Set([contact.number, ...former])].filter(number => number !== '')
}

/** Nobody's telephone is not a telephone; a sex that is not known is none. */
function isEmptyField(field: string, value: unknown): boolean {
  if (field === 'contact') return isEmpty((value as { number?: unknown } | undefined)?.number)
  return isEmpty(value) || (field === 'sex' && value === '0')
}

function earliest(a: Registration, b: Registration): string {
  const [one, other] = [waitingSinceOf(a), waitingSinceOf(b)]
  return one < other ? one : other
}

type Named = { name?: unknown; group?: unknown; evidence?: unknown }

/** By name; the newer of two of a name. */
function skillsOf(newer: Registration, older: Registration): unknown[] {
  const first = listOf(newer.skills) as Named[]
  const names = new Set(first.map(skill => skill.name))
  return [...first, ...(listOf(older.skills) as Named[]).filter(skill => !names.has(skill.name))]
}

/** By group; what was seen to be true outdoes what was only said. */
function focusOf(newer: Registration, older: Registration): unknown[] {
  const entries = new Map<unknown, Named>()
  for (const entry of [...(listOf(newer.focus) as Named[]), ...(listOf(older.focus) as Named[])]) {
    const known = entries.get(entry.group)
    if (!known || (known.evidence !== 'verified' && entry.evidence === 'verified')) entries.set(entry.group, entry)
  }
  return [...entries.values()]
}
