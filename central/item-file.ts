// Reads notices and sites from a JSON file: one object or an array. What is wrong is said in one sentence a field; a file with a
// single fault gives nothing, so that nothing is half published.
import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { marketSite } from '../db/model/market-site.ts'
import { notice } from '../db/model/notice.ts'
import { errorCode, errorLine, StartProblem } from './start-problem.ts'
import type { Change } from './store/store.ts'

const schemas = { notice, site: marketSite } as const
export type ItemKind = keyof typeof schemas
export type Item = { id: string; [field: string]: unknown }

/** A file of a thousand notices has two megabytes. */
const longestFile = 16 * 1024 * 1024
const shownFaults = 30
/** As long as a desk's own notices may hang. */
const longestMs = 366 * 86_400_000

/** @throws StartProblem with a line for each fault */
export function readItemFile(file: string, kind: ItemKind, now: Date): Item[] {
  const value = parseFile(file)
  const list = Array.isArray(value) ? value : [value]
  if (list.length === 0) throw new StartProblem(`There is no ${kind} in ${file}. Nothing was published.`)
  const { items, faults } = readItems(kind, list, now)
  if (faults.length === 0) return items
  const lines = faults.slice(0, shownFaults)
  if (faults.length > shownFaults) lines.push(`… and ${faults.length - shownFaults} more.`)
  throw new StartProblem([`Nothing of ${file} was published:`, ...lines].join('\n'))
}

function parseFile(file: string): unknown {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new StartProblem(`There is no file ${file}.`)
    throw new StartProblem(`${file} cannot be read (${errorLine(error)}).`)
  }
  if (bytes.length > longestFile) throw new StartProblem(`${file} is larger than 16 MB. Nothing was published.`)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof SyntaxError ? errorLine(error) : 'it is not UTF-8'
    throw new StartProblem(`${file} is not JSON: ${reason}. Nothing was published.`)
  }
}

/** Checks values from anywhere. `faults` are sentences; where there is one, nothing should be published. */
export function readItems(kind: ItemKind, list: readonly unknown[], now: Date): { items: Item[]; faults: string[] } {
  const items: Item[] = []
  const faults: string[] = []
  const places = new Map<string, number>()
  for (const [index, value] of list.entries()) {
    const title = titleOf(value)
    const name = `${kind} ${index + 1}${title ? ` ("${title}")` : ''}`
    const parsed = schemas[kind].safeParse(value)
    if (!parsed.success) {
      faults.push(...parsed.error.issues.map(issue => `${name}: ${sentenceOf(issue, value)}`))
      continue
    }
    const item: Item = parsed.data
    const before = places.get(item.id)
    if (before !== undefined) faults.push(`${name}: the id "${item.id}" is that of ${kind} ${before} already.`)
    places.set(item.id, index + 1)
    if (kind === 'notice') faults.push(...noticeFaults(notice.parse(item), now).map(fault => `${name}: ${fault}`))
    items.push(item)
  }
  return { items, faults }
}

export const putOf =
  (kind: ItemKind) =>
  (item: Item): Change => ({ op: 'put', kind, id: item.id, value: item })

/** What a schema does not see: times that cannot be meant. */
function noticeFaults({ shownFrom, validUntil, seats, seatsLeft }: z.output<typeof notice>, now: Date): string[] {
  const [from, until] = [Date.parse(shownFrom), Date.parse(validUntil)]
  const faults: string[] = []
  if (until <= now.getTime()) faults.push(`validUntil has passed (${validUntil}).`)
  else if (until <= from) faults.push(`validUntil (${validUntil}) must be after shownFrom (${shownFrom}).`)
  else if (until - now.getTime() > longestMs) faults.push(`validUntil (${validUntil}) is more than a year away.`)
  if (seats !== null && seatsLeft !== null && seatsLeft > seats)
    faults.push(`seatsLeft (${seatsLeft}) is more than seats (${seats}).`)
  return faults
}

function titleOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const { title, name, id } = value as Record<string, unknown>
  const text = [title, name, id].find(part => typeof part === 'string' && part.trim() !== '')
  return text === undefined ? null : String(text).slice(0, 40)
}

const formatWords: Record<string, string> = {
  datetime: 'must be a moment in UTC, such as 2026-11-22T10:00:00Z',
  date: 'must be a day, such as 2026-11-22',
}

function sentenceOf(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.join('.')
  const given = valueAt(value, issue.path)
  if (field === '') return 'must be an object with the fields of the schema.'
  if (given === undefined) return `${field} is missing.`
  const rule = ruleOf(issue)
  return given === '' ? `${field} ${rule}.` : `${field} ${rule}, not ${shorten(given)}.`
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected === 'int' ? 'a whole number' : `of the type ${issue.expected}`}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return formatWords[issue.format] ?? 'must be a six-digit division code, such as 500105'
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}${issue.origin === 'array' ? ' entries' : ''}`
    default:
      return 'is not as the schema says'
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return at
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
