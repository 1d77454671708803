// Understands what the services of card readers answer: JSON in which name and number stand under the names their makers use.
import { type DocumentKind, kindOfNumber, normalizeDocumentNumber, readDocument } from './identity-document.ts'
import { personName } from './registration.ts'
import type { SiteSettings } from './site.ts'

export type Card = { name: string | null; kind: DocumentKind; number: string }

const nameKeys = ['name', 'partyname', 'xm', 'peoplename', '姓名']
const numberKeys = [
  'idnumber',
  'certnumber',
  'idcode',
  'idno',
  'idcard',
  'cardno',
  'number',
  'sfzh',
  'zjhm',
  '公民身份号码',
  '证件号码',
  '身份证号',
]

/** The first text under one of the keys, at any depth; keys count without case and underscores. */
function findText(value: unknown, keys: readonly string[], depth = 0): string | null {
  if (typeof value !== 'object' || value === null || depth > 4) return null
  const entries = Object.entries(value)
  for (const wanted of keys) {
    const found = entries.find(([key, text]) => key.toLowerCase().replaceAll('_', '') === wanted && isText(text))
    if (found) return String(found[1])
  }
  for (const [, inner] of entries) {
    const found = findText(inner, keys, depth + 1)
    if (found !== null) return found
  }
  return null
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''

function textAt(value: unknown, path: string): string | null {
  let at: unknown = value
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null
    at = (at as Record<string, unknown>)[key]
  }
  return isText(at) ? String(at) : null
}

/**
 * @returns the card; `no-card` where the answer is JSON without a number that holds; null where it is not JSON
 */
export function readCardAnswer(
  text: string,
  { namePath, numberPath }: SiteSettings['reader'],
  today: string,
): Card | 'no-card' | null {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return null
  }
  const typed = numberPath ? textAt(answer, numberPath) : findText(answer, numberKeys)
  if (typed === null) return 'no-card'
  const number = normalizeDocumentNumber(typed)
  const reading = readDocument({ kind: kindOfNumber(number, 'id-card'), number }, today)
  if (!reading.ok) return 'no-card'
  const name = personName.safeParse(namePath ? textAt(answer, namePath) : findText(answer, nameKeys))
  return { name: name.success ? name.data : null, kind: reading.kind, number: reading.number }
}
