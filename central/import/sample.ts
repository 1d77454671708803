// The demonstration centre's postings: made up, marked as such, with dates that follow the clock.
import { findKind } from '../../db/model/kinds.ts'
import { addDays, endOfDay, marketDay } from '../../db/model/market-time.ts'
import { parsePay } from '../../db/model/pay.ts'
import { type Posting, posting } from '../../db/model/posting.ts'
import { divisionName } from './divisions.ts'
import { sampleRows } from './sample-rows.ts'

const timeZone = 'Asia/Shanghai'
const hourMs = 60 * 60 * 1000
const columnCount = 17

/**
 * The sample at a moment: about eighty postings with the ids `demo-001`…, two of them urgent until the end of the market's day
 * (of the next day, where less than an hour is left). Throws where a row is not a valid posting, which a test excludes.
 */
export function samplePostings(now: Date): Posting[] {
  const lines = sampleRows.split('\n').filter(line => line !== '')
  return lines.map((line, index) => {
    const fields = line.split('|')
    if (fields.length !== columnCount) throw new Error(`sample row ${index + 1} has ${fields.length} columns`)
    return posting.parse(samplePosting(fields, index, now))
  })
}

/** The feed in which a posting of the sample stands: the district's own, or that of the whole municipality. */
export function feedOfSample(p: Posting): '500106' | '500000' {
  return p.place.division === '500106' ? '500106' : '500000'
}

function samplePosting(fields: string[], index: number, now: Date): unknown {
  const [titled, kind, employer, where, street, heads, payText, hours, hoursPerDay, shifts, ...rest] =
    fields as string[]
  const [settlement, perks, form, days, requirements, content, safety] = rest
  const title = titled?.replace(/^urgent:/, '') ?? ''
  const today = marketDay(now, timeZone)
  const [first, last] = (days ?? '').split(',').map(Number)
  const [headcount, remaining] = heads ? heads.split('/').map(Number) : [null, null]
  const text = payText || null
  const isHome = where === 'home'
  return {
    id: `demo-${String(index + 1).padStart(3, '0')}`,
    source: { name: '演示数据' },
    demonstration: true,
    employer: { name: employer || null },
    kind,
    occupation: findKind(kind ?? '')?.occupation,
    title,
    content: content || null,
    requirements: requirements || null,
    headcount,
    remaining,
    place: {
      division: isHome ? null : where || null,
      district: divisionName(where ?? ''),
      street: street || null,
      address: null,
      home: isHome,
    },
    startsOn: addDays(today, first ?? 0),
    endsOn: addDays(today, last ?? 0),
    hours: hours || null,
    hoursPerDay: hoursPerDay ? Number(hoursPerDay) : null,
    shifts: list(shifts),
    pay: { text, ...(parsePay(text) ?? { min: null, max: null, unit: null }) },
    settlement: settlement || null,
    perks: list(perks),
    form: form || null,
    safety: safety || null,
    contact: contactOf(index),
    // From the last hours to some days ago, spread without chance, so that the newest are not all of one group.
    publishedAt: new Date(now.getTime() - (1 + ((index * 37) % 90)) * hourMs).toISOString(),
    validUntil: endOfDay(addDays(today, 15 + (index % 15)), timeZone).toISOString(),
    urgent: title === titled ? null : { reason: '今天就要人', until: urgentUntil(now).toISOString() },
    state: 'published',
  }
}

/** Every twelfth firm has agreed to its number being public; the numbers are of a range that nobody has. */
function contactOf(index: number): Posting['contact'] {
  if (index % 12 !== 7) return { policy: 'desk' }
  return { policy: 'public', phone: `023-0000-${String(1000 + index)}` }
}

function urgentUntil(now: Date): Date {
  const today = marketDay(now, timeZone)
  const end = endOfDay(today, timeZone)
  return end.getTime() - now.getTime() < hourMs ? endOfDay(addDays(today, 1), timeZone) : end
}

function list(text: string | undefined): string[] {
  return text ? text.split(',') : []
}
