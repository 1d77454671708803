// Advertisements of a job site in CSV (the columns of 51job) into postings: every row ends as imported, flagged or refused.
import { createHash } from 'node:crypto'
import { findKind, kindOfTitle } from '../../db/model/kinds.ts'
import { startOfDay } from '../../db/model/market-time.ts'
import { parsePay, payFlag } from '../../db/model/pay.ts'
import { missingElements, type Posting, posting as postingSchema } from '../../db/model/posting.ts'
import { placeOfArea } from './area-text.ts'
import { type CsvProblem, readCsv } from './csv-text.ts'
import { readTags } from './tag-words.ts'

const columns = [
  'jobName',
  'tags',
  'area',
  'salary',
  'workYear',
  'degree',
  'companyName',
  'companyType',
  'companySize',
  'issueDate',
] as const
type Source = Record<(typeof columns)[number], string>

/**
 * What became of one row. Flags: `missing:<element>`, `pay:<flag>`, `damaged-text` (a character was lost before it reached us),
 * `date:unreadable`, `date:future`. Reasons: `field-count`, `broken-quote`, `duplicate-row`, `title-missing`,
 * `too-long:<field>` and the like.
 */
export type RowOutcome =
  | { line: number; status: 'imported' | 'flagged'; flags: string[]; posting: Posting }
  | { line: number; status: 'refused'; reason: string }

export type ImportOptions = {
  /** The feed that imports; bare district names are looked up in its province. */
  feed: string
  importedAt: Date
  /** How the source is called on screens. */
  sourceName: string
}

/** The dates of the source have no time zone; the site writes for China. */
const sourceTimeZone = 'Asia/Shanghai'
const dayMs = 24 * 60 * 60 * 1000
/** Advertisements carry no end: they are shown for so long after the import. */
const validDays = 30

/**
 * Reads a whole file. Where `problem` is set nothing was read and there are no outcomes; otherwise there is one outcome for each
 * row, in order. Ids are hashes of the source's own fields, so that the same row gets the same id whenever it is imported:
 * the publisher must leave an id that it has alone.
 */
export function readPostingsCsv(
  bytes: Uint8Array,
  options: ImportOptions,
): { outcomes: RowOutcome[]; problem?: CsvProblem } {
  const file = readCsv(bytes)
  if ('problem' in file) return { outcomes: [], problem: file.problem }
  const missing = columns.filter(column => !file.header.includes(column))
  if (missing.length > 0)
    return { outcomes: [], problem: { code: 'wrong-columns', line: 1, detail: missing.join(', ') } }

  const positions = columns.map(column => [column, file.header.indexOf(column)] as const)
  const seen = new Set<string>()
  const outcomes = file.rows.map(({ line, fields }): RowOutcome => {
    if (fields === null) return { line, status: 'refused', reason: 'broken-quote' }
    if (fields.length !== file.header.length) return { line, status: 'refused', reason: 'field-count' }
    const source = Object.fromEntries(positions.map(([column, at]) => [column, (fields[at] ?? '').trim()])) as Source
    if (source.jobName === '') return { line, status: 'refused', reason: 'title-missing' }
    const id = idOf(source)
    if (seen.has(id)) return { line, status: 'refused', reason: 'duplicate-row' }
    seen.add(id)
    return readRow(line, id, source, options)
  })
  return { outcomes }
}

/** The content hash: the ten source fields in fixed order, whatever the order in the file; never the time of the import. */
function idOf(source: Source): string {
  const canonical = JSON.stringify(columns.map(column => source[column]))
  return `51job-${createHash('sha256').update(canonical).digest('hex').slice(0, 32)}`
}

function readRow(line: number, id: string, source: Source, options: ImportOptions): RowOutcome {
  const published = readDate(source.issueDate, options.importedAt)
  const flags: string[] = published.flag ? [published.flag] : []
  const posting = makePosting(id, source, published.at, options)
  for (const element of missingElements(posting)) flags.push(`missing:${element}`)
  const doubt = payFlag(posting.pay)
  if (doubt) flags.push(`pay:${doubt}`)
  if (Object.values(source).some(text => text.includes('\u{FFFD}'))) flags.push('damaged-text')

  const checked = postingSchema.safeParse(posting)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    const reason = issue?.code === 'too_big' ? 'too-long' : 'invalid'
    return { line, status: 'refused', reason: `${reason}:${issue?.path.join('.') ?? ''}` }
  }
  return { line, status: flags.length > 0 ? 'flagged' : 'imported', flags, posting: checked.data }
}

function makePosting(id: string, source: Source, publishedAt: Date, options: ImportOptions): Posting {
  const { feed, importedAt, sourceName } = options
  const tags = source.tags
    .split(/[,，]/)
    .map(tag => tag.trim())
    .filter(tag => tag !== '')
  const read = readTags(tags, [source.workYear, source.degree])
  const kind = kindOfTitle(source.jobName)
  const occupation = kind === null ? undefined : findKind(kind)?.occupation
  const text = source.salary === '' ? null : source.salary
  // 3-4年 alone could be anything; the column says that it is experience.
  const experience = /^[0-9]/.test(source.workYear) ? `经验${source.workYear}` : source.workYear
  const requirements = [experience, source.degree, ...read.requirements].filter(word => word !== '')
  return {
    id,
    source: { name: sourceName },
    employer: { name: source.companyName === '' ? null : source.companyName },
    kind,
    ...(occupation === undefined ? {} : { occupation }),
    title: source.jobName,
    content: null,
    requirements: requirements.length > 0 ? requirements.join('，') : null,
    headcount: null,
    remaining: null,
    place: { ...placeOfArea(source.area, feed), address: null, home: read.isHome },
    startsOn: null,
    endsOn: null,
    hours: null,
    hoursPerDay: null,
    shifts: read.shifts,
    pay: { text, ...(parsePay(text) ?? { min: null, max: null, unit: null }) },
    settlement: null,
    perks: read.perks,
    form: /兼职/.test(source.jobName) ? 'part-time' : null,
    safety: null,
    contact: { policy: 'desk' },
    publishedAt: publishedAt.toISOString(),
    validUntil: new Date(importedAt.getTime() + validDays * dayMs).toISOString(),
    urgent: null,
    state: 'published',
  }
}

/** `2023-12-12 09:22:00`, also as spreadsheets rewrite it (`2023/12/12 9:22`). An unreadable or future date becomes the import's. */
function readDate(text: string, importedAt: Date): { at: Date; flag: 'date:unreadable' | 'date:future' | null } {
  const match = /^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?$/.exec(
    text,
  )
  const [year, month, date, hour, minute, second] = (match ?? []).slice(1).map(part => Number(part ?? 0))
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const isReal =
    match !== null &&
    !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
    new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) < 60
  if (!isReal) return { at: importedAt, flag: 'date:unreadable' }
  const seconds = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0)
  const at = new Date(startOfDay(day, sourceTimeZone).getTime() + seconds * 1000)
  return at.getTime() > importedAt.getTime() + dayMs ? { at: importedAt, flag: 'date:future' } : { at, flag: null }
}
