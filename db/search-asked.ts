// What a filter and a text ask, as conditions on rows and as a question to the text index.
import type { PostingFilter } from './search-filter.ts'
import { token } from './search-tokens.ts'
import type { TextQuery } from './text-query.ts'

export const live = `p.state = 'published' and (p.remaining is null or p.remaining > 0) and p.valid_until > @now`
export const urgentNow = `(p.urgent_until is not null and p.urgent_until > @now)`
const urgency = (isUrgent: boolean) => (isUrgent ? urgentNow : `not ${urgentNow}`)

const urgentToken = token.filter('is', 'urgent')

/** What a filter asks, as conditions on rows and as a question to the text index; `match` is null where rows alone answer it. */
export type Asked = {
  /** All that is asked of a row. */
  sql: string
  /** What the text index does not know of a row that it found: a narrow index has it, where whole rows would be read for the rest. */
  beside: string
  parameters: Record<string, string | number>
  match: string | null
  text: TextQuery | null
  /** Only urgent orders, or only others; null where both are asked for. */
  isUrgent: boolean | null
}

export function askedBy(filter: PostingFilter, text: TextQuery | null, now: Date): Asked {
  const conditions: string[] = []
  const beside = [live]
  const tokens: string[] = []
  const parameters: Asked['parameters'] = { now: now.toISOString() }
  const add = (name: string, sql: string, value: string) => {
    conditions.push(sql)
    parameters[name] = value
  }
  for (const [name, column] of [
    ['kind', 'kind'],
    ['group', 'kind_group'],
    ['division', 'division'],
  ] as const) {
    const value = filter[name]
    if (!value) continue
    add(name, `p.${column} = @${name}`, value)
    tokens.push(token.filter(name, value))
  }
  for (const [i, tag] of (filter.tags ?? []).entries()) {
    add(`tag${i}`, `instr(p.tags, @tag${i}) > 0`, `,${tag},`)
    tokens.push(token.filter('tag', tag))
  }
  for (const [name, isAsked] of [
    ['home', filter.isHome],
    ['beginner', filter.isBeginner],
  ] as const) {
    if (!isAsked) continue
    conditions.push(`p.is_${name} = 1`)
    tokens.push(token.filter('is', name))
  }
  if (filter.publishedFrom) {
    beside.push('p.published_at >= @from')
    parameters.from = filter.publishedFrom
  }
  if (filter.isUrgent !== undefined) beside.push(urgency(filter.isUrgent))
  if (filter.publishedFrom && tokens.length === 0) tokens.push(token.filter('is', 'any'))
  const isIndexed = text !== null || tokens.length > 0
  if (isIndexed && filter.isUrgent) tokens.push(urgentToken)
  const match = [...(text ? [text.match] : []), ...tokens.map(one => `"${one}"`)].join(' AND ')
  return {
    sql: [...beside, ...conditions].join(' and '),
    beside: beside.join(' and '),
    parameters,
    match: isIndexed ? match : null,
    text,
    isUrgent: filter.isUrgent ?? null,
  }
}

/** A question narrowed to what has one of some tokens and none of others. */
export function withTokens(asked: Asked, some: readonly string[], none: readonly string[] = []): Asked {
  const anyOf = (tokens: readonly string[]) => `(${tokens.map(one => `"${one}"`).join(' OR ')})`
  // Without a match so far, that it is urgent stood in the conditions only.
  const before = asked.match ?? (asked.isUrgent ? `"${urgentToken}"` : null)
  const match = [...(before === null ? [] : [before]), anyOf(some)].join(' AND ')
  return { ...asked, match: none.length > 0 ? `(${match}) NOT ${anyOf(none)}` : match }
}

/** Urgent orders and others are asked for apart. */
export function onlyUrgent(asked: Asked, isUrgent: boolean): Asked {
  const isIndexed = isUrgent && asked.match !== null
  return {
    ...asked,
    sql: `${asked.sql} and ${urgency(isUrgent)}`,
    beside: `${asked.beside} and ${urgency(isUrgent)}`,
    match: isIndexed ? `${asked.match} AND "${urgentToken}"` : asked.match,
    isUrgent,
  }
}
