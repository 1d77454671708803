// Postings as the host shows them to a wall, by the hundred: an import of job advertisements, the demonstration's sample, and any
// others, each with a code.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPostingsCsv } from '../../central/import/csv-postings.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { giveCodes } from '../../db/short-codes.ts'
import type { BoardPosting } from '../../electron/contract/views.ts'
import { toBoardPosting } from '../../electron/host/posting-view.ts'

/** Every row of an export of a job site, by the importer of the product. Throws where the file cannot be read at all. */
export function importedPostings(path: string, now: string): { rows: number; postings: Posting[] } {
  const options = { feed: '500106', importedAt: new Date(now), sourceName: '招聘网站' }
  const { outcomes, problem } = readPostingsCsv(readFileSync(path), options)
  if (problem) throw new Error(`${path}: ${problem.code}`)
  return { rows: outcomes.length, postings: outcomes.flatMap(row => (row.status === 'refused' ? [] : [row.posting])) }
}

/** What the wall is given: flags and missing elements judged by the host, a code for each. */
export function shownPostings(postings: readonly Posting[], now: string): BoardPosting[] {
  const dataDir = mkdtempSync(join(tmpdir(), 'linggong-shown-'))
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  try {
    let draw = 0
    const next = (below: number) => (draw++ * 7_919 + 1_380) % below
    transact(site, () =>
      giveCodes(
        site,
        postings.map(p => p.id),
        next,
        now,
      ),
    )
    return postings.map(posting => toBoardPosting(site, posting, new Date(now)))
  } finally {
    site.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Every Chinese character is as wide as any other, and so is every digit. */
const widths = (text: string | null) => text?.replace(/\p{Script=Han}/gu, '字').replace(/[0-9]/g, '0') ?? null

/** One posting for all that take the same room, character by character: what fits for one fits for all of them. */
export function oneOfEachWidth(postings: readonly BoardPosting[]): BoardPosting[] {
  const seen = new Map<string, BoardPosting>()
  for (const posting of postings) {
    const { title, employer, place, pay, ...rest } = posting
    const { hours, shifts, startsOn, endsOn, settlement, perks, headcount, remaining, missing } = rest
    const words = [title, employer.name, place.district, place.street, place.address, hours, pay.text].map(widths)
    const amounts = [pay.min, pay.max, headcount, remaining].map(number => widths(number === null ? null : `${number}`))
    const kinds = [pay.min === pay.max, pay.unit, pay.months, pay.flag, place.home, startsOn, endsOn, settlement]
    const key = JSON.stringify([words, amounts, kinds, shifts, perks, missing])
    if (!seen.has(key)) seen.set(key, posting)
  }
  return [...seen.values()]
}
