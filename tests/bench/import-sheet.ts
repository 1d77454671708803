// A sheet of so many rows from its bytes to stored postings, as the desk does it: read, understood, taken in by the host in one
// transaction; .xlsx and .csv (GB18030); beside writing the same forms with bare SQL into one table in the same run.
// Usage: npm run bench:import [-- rows runs]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import iconv from 'iconv-lite'
import writeXlsx, { type SheetData } from 'write-excel-file/universal'
import { makeUuidV7 } from '../../db/model/ids.ts'
import { findHead, guessColumns, headerKey, toMapping } from '../../db/model/sheet/columns.ts'
import type { DeskPosting } from '../../electron/contract/desk-postings.ts'
import { createHost } from '../../electron/host/create-host.ts'
import { readRows } from '../../renderer/desk/postings/import/read-rows.ts'
import { readFile } from '../../renderer/desk/sheets/read-file.ts'
import { median, timesLine } from './parts/quantiles.ts'

const [rows = 1000, runs = 9] = process.argv.slice(2).map(Number)
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const today = '2026-11-22'
const now = () => new Date('2026-11-22T02:00:00.000Z')
let made = 0
const makeId = () => makeUuidV7(now().getTime() + made++, crypto.getRandomValues(new Uint8Array(10)))

const head = ['用人单位', '岗位', '人数', '工作内容', '任职要求', '工作地点', '工资', '联系电话', '截止日期']
const line = (i: number, run: string): string[] => [
  `示例第${i % 100}厂`,
  `操作工${run}${i}`,
  `${1 + (i % 20)}人`,
  '操作机床，收拾工位',
  '能吃苦，不限经验',
  `沙坪坝区${['陈家桥', '青木关', '双碑'][i % 3]}`,
  `${5 + (i % 4)}-${8 + (i % 4)}千`,
  '19000001234',
  '2026年12月20日',
]
const grid = (run: string) => [head, ...Array.from({ length: rows }, (_, i) => line(i, run))]

async function fileOf(kind: 'xlsx' | 'csv', run: string): Promise<Uint8Array> {
  if (kind === 'csv')
    return iconv.encode(
      grid(run)
        .map(cells => cells.join(','))
        .join('\r\n'),
      'gb18030',
    )
  const data = grid(run).map(cells => cells.map(value => ({ value, type: String })))
  return new Uint8Array(await (await writeXlsx(data as SheetData, { sheet: '汇总' }).toBlob()).arrayBuffer())
}

const host = await createHost({ dataDir: dir, now })
const desk = host.connect('desk')
let session = ''
async function ask(name: string, input: unknown): Promise<unknown> {
  const answer = await desk.handle({ id: 1, name, input, ...(session ? { session } : {}) })
  if (!('reply' in answer) || !answer.reply.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.reply.value
}

function understand(file: Uint8Array): { forms: DeskPosting[]; header: string; mapping: object } {
  const read = readFile('a', file)
  if (!read.ok) throw new Error(read.problem)
  const sheet = read.sheets[0]?.rows ?? []
  const found = findHead(sheet)
  if (!found) throw new Error('no head')
  const columns = guessColumns(found, null)
  const understood = readRows(sheet, found, columns, { today, makeId }).rows
  const forms = understood.flatMap(({ form }) => form ?? [])
  if (forms.length !== rows) throw new Error(`${forms.length} of ${rows} rows were understood`)
  return { forms, header: headerKey(found), mapping: toMapping(found, columns) }
}

function createBare(): (forms: readonly DeskPosting[]) => void {
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec('create table posting (id text primary key, form text not null) strict')
  const insert = db.prepare('insert into posting values (?, ?)')
  return db.transaction((forms: readonly DeskPosting[]) => {
    for (const form of forms) insert.run(form.id, JSON.stringify(form))
  })
}

try {
  const set = (await ask('staff.setUp', { id: makeId(), name: '陈兰', pin: '284617' })) as { session: string }
  session = set.session
  const writeBare = createBare()
  for (const kind of ['xlsx', 'csv'] as const) {
    const whole: number[] = []
    const reading: number[] = []
    const bare: number[] = []
    for (let run = 0; run < runs; run++) {
      const file = await fileOf(kind, `${kind}${run}`)
      const from = performance.now()
      const { forms, header, mapping } = understand(file)
      const read = performance.now()
      const taken = (await ask('postings.import', { header, mapping, rows: forms, publish: true })) as {
        published: number
      }
      whole.push(performance.now() - from)
      reading.push(read - from)
      if (taken.published !== rows) throw new Error(`${taken.published} of ${rows} rows were published`)
      const begin = performance.now()
      writeBare(forms.map(form => ({ ...form, id: makeId() })))
      bare.push(performance.now() - begin)
    }
    console.log(`${rows} rows .${kind}: file → on the screens   ${timesLine(whole)}`)
    console.log(`  of it reading and understanding    ${timesLine(reading)}`)
    console.log(
      `  the same forms by bare SQL         ${timesLine(bare)}   ratio ${(median(whole) / median(bare)).toFixed(1)}`,
    )
  }
} finally {
  desk.close()
  await host.stop()
  rmSync(dir, { recursive: true, force: true })
}
