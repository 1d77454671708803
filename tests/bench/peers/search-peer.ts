// A search library in a process of its own, as somebody who knows it would set it up for Chinese: single characters and pairs of them,
// pinyin of one to four syllables, first letters of two to four. Usage: node search-peer.ts <name> <rows> <seconds> <MB>
import { pinyin } from 'pinyin-pro'
import { kindNames } from '../../../db/kind-names.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { scannable } from '../../support/scan-postings.ts'
import { quantile } from '../parts/quantiles.ts'
import { fitOf, groups, meantShare, slips, timeEach } from '../parts/search-queries.ts'
import { searchRows } from '../parts/search-rows.ts'

export type Fields = { id: number; text: string; pinyin: string; initials: string }
/** `found` counts and gives the first `most`; with a letter wrong where `isFuzzy`. */
type Peer = { add(row: Fields): void; find(query: string, most: number, isFuzzy: boolean): number[] }
export type PeerReport = {
  name: string
  rows: number
  stopped: string | null
  buildS: number
  buildCpuS: number
  heapMb: number
  groups: Record<string, { median: number; p95: number; busy: number; recall: number; precision: number }>
  slips: { median: number; p95: number; share: number }
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
const runs = /\p{Script=Han}+|[a-z0-9]+/gu
const isHan = (text: string) => /\p{Script=Han}/u.test(text)
const known = new Map<string, { text: string[]; pinyin: string[]; initials: string[] }>()

function termsOf(run: string) {
  const have = known.get(run)
  if (have) return have
  const made = { text: [run], pinyin: [] as string[], initials: [] as string[] }
  if (isHan(run)) {
    const characters = [...run]
    made.text = characters.flatMap((c, i) => (i ? [c, characters[i - 1] + c] : [c]))
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true })
    for (let from = 0; from < syllables.length; from++)
      for (let length = 1; length <= 4 && from + length <= syllables.length; length++) {
        const part = syllables.slice(from, from + length)
        made.pinyin.push(part.join(''))
        if (length > 1) made.initials.push(part.map(s => s[0]).join(''))
      }
  }
  known.set(run, made)
  return made
}

function fieldsOf(posting: Posting, id: number): Fields {
  const { title, kind, employer, place } = posting
  const parts = [title, kindNames[kind ?? ''], employer.name, (place.district ?? '') + (place.street ?? '')]
  const terms = (fold(parts.join(' ')).match(runs) ?? []).map(termsOf)
  const join = (key: 'text' | 'pinyin' | 'initials') => [...new Set(terms.flatMap(t => t[key]))].join(' ')
  return { id, text: join('text'), pinyin: join('pinyin'), initials: join('initials') }
}

const words = (text: string) => text.split(' ')
const queryTerms = (query: string): string[] => {
  const characters = [...query]
  if (!isHan(query) || characters.length === 1) return [query]
  return characters.slice(1).map((c, i) => characters[i] + c)
}

const makers: Record<string, () => Promise<Peer>> = {
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch')
    const index = new MiniSearch<Fields>({
      fields: ['text', 'pinyin', 'initials'],
      tokenize: words,
      processTerm: t => t,
    })
    return {
      add: row => index.add(row),
      find(query, most, isFuzzy) {
        const letters = !isHan(query)
        const hits = index.search(queryTerms(query).join(' '), {
          combineWith: 'AND',
          fields: letters ? ['text', 'pinyin', 'initials'] : ['text'],
          prefix: letters,
          fuzzy: isFuzzy ? 1 : false,
        })
        return hits.slice(0, most).map(hit => hit.id as number)
      },
    }
  },
  async flexsearch() {
    const { default: FlexSearch } = await import('flexsearch')
    const strict = () => new FlexSearch.Index({ tokenize: 'strict', encode: words })
    const [text, initials] = [strict(), strict()]
    const read = new FlexSearch.Index({ tokenize: 'forward', encode: words })
    return {
      add(row) {
        text.add(row.id, row.text)
        initials.add(row.id, row.initials)
        read.add(row.id, row.pinyin)
      },
      find(query, most) {
        const terms = queryTerms(query).join(' ')
        const find = (index: typeof text) => index.search(terms, { limit: most }) as number[]
        return isHan(query)
          ? find(text)
          : [...new Set([...find(text), ...find(read), ...find(initials)])].slice(0, most)
      },
    }
  },
  async orama() {
    const { create, insert, search } = await import('@orama/orama')
    const tokenizer = { language: 'english', normalizationCache: new Map<string, string>(), tokenize: words }
    const db = create({
      schema: { text: 'string', pinyin: 'string', initials: 'string' } as const,
      components: { tokenizer },
    })
    return {
      add: ({ id, ...row }) => void insert(db, { id: String(id), ...row }),
      find(query, most, isFuzzy) {
        const letters = !isHan(query)
        const answer = search(db, {
          term: queryTerms(query).join(' '),
          properties: letters ? ['text', 'pinyin', 'initials'] : ['text'],
          threshold: 0,
          limit: most,
          ...(isFuzzy ? { tolerance: 1 } : {}),
        }) as { hits: { id: string }[] }
        return answer.hits.map(hit => Number(hit.id))
      },
    }
  },
}

const [name = '', rowCount = '', seconds = '', megabytes = ''] = process.argv.slice(2)
const now = new Date('2026-11-22T02:00:00.000Z')
const peer = await (makers[name] as () => Promise<Peer>)()
const postings: Posting[] = []
const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
let stopped: string | null = null
let buildMs = 0
const cpuFrom = process.cpuUsage()
let fieldsCpu = 0
let block: Fields[] = []
const before = heap()
const addBlock = () => {
  const from = performance.now()
  for (const row of block) peer.add(row)
  buildMs += performance.now() - from
  block = []
}
for (const posting of searchRows(Number(rowCount), now)) {
  const from = process.cpuUsage()
  block.push(fieldsOf(posting, postings.length))
  const { user, system } = process.cpuUsage(from)
  fieldsCpu += user + system
  postings.push(posting)
  if (block.length < 1000) continue
  addBlock()
  if (buildMs > Number(seconds) * 1000) stopped = `${seconds} s`
  else if (process.memoryUsage().heapUsed / 1e6 > Number(megabytes)) stopped = `${megabytes} MB`
  if (stopped) break
}
addBlock()
const cpu = process.cpuUsage(cpuFrom)
const heapMb = heap() - before

const scanned = postings.map(scannable)
const kinds = new Map(postings.map(({ id, kind }) => [id, kind]))
const report: PeerReport = {
  name,
  rows: postings.length,
  stopped,
  buildS: buildMs / 1000,
  buildCpuS: (cpu.user + cpu.system - fieldsCpu) / 1e6,
  heapMb,
  groups: {},
  slips: { median: 0, p95: 0, share: 0 },
}
for (const [group, queries] of Object.entries(groups)) {
  // A first page and a count up to a thousand, as ours.
  const { clock, busyMs } = timeEach(queries, 2, query => peer.find(query, 1000, false))
  const fits = queries.map(query => {
    const ids = new Set(peer.find(query, postings.length, false).map(i => postings[i]?.id ?? ''))
    return fitOf(query, scanned, kinds, ids)
  })
  const mean = (key: 'recall' | 'precision') => fits.reduce((sum, fit) => sum + fit[key], 0) / fits.length
  report.groups[group] = {
    median: quantile(clock, 0.5),
    p95: quantile(clock, 0.95),
    busy: busyMs,
    recall: mean('recall'),
    precision: mean('precision'),
  }
}
const typed = slips.map(([text]) => text)
const { clock } = timeEach(typed, 2, query => peer.find(query, 1000, true))
const shares = slips.map(([text, meant]) =>
  meantShare(
    peer.find(text, 12, true).map(i => postings[i] as Posting),
    meant,
  ),
)
report.slips = {
  median: quantile(clock, 0.5),
  p95: quantile(clock, 0.95),
  share: shares.reduce((a, b) => a + b, 0) / shares.length,
}
process.send?.(report)
