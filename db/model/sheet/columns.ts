// Which row of a sheet is its head, and what its columns mean: guessed from the names offices use, corrected by the clerk.
import { z } from 'zod'

/** What a column of a sheet is: a field of a row, or nothing of ours. */
export const importField = z.enum([
  'title',
  'employer',
  'creditCode',
  'headcount',
  'content',
  'requirements',
  'district',
  'street',
  'address',
  'pay',
  'payMin',
  'payMax',
  'payUnit',
  'settlement',
  'hours',
  'shifts',
  'perks',
  'form',
  'safety',
  'phone',
  'validUntil',
  'kind',
])
export type ImportField = z.output<typeof importField>

/** Column names as people write them, without spaces and what stands in brackets. The first pattern that fits counts. */
const names: readonly [ImportField, RegExp][] = [
  ['creditCode', /信用代码|^税号$|^creditcode$/],
  ['payUnit', /计薪单位|薪资单位|报酬单位|计酬单位|^payunit$/],
  ['payMin', /^(?:最低|起薪)|(?:薪资|工资|薪酬|报酬|待遇|月薪|日薪)(?:下限|最低|起)|(?:下限|最低)$|^paymin$/],
  ['payMax', /^最高|(?:薪资|工资|薪酬|报酬|待遇|月薪|日薪)(?:上限|最高)|(?:上限|最高)$|^paymax$/],
  ['settlement', /结算|怎么结|发薪|结薪|^settlement$/],
  ['validUntil', /截止|有效期|到期|有效至|发布期限|招聘期限|^validuntil$/],
  ['phone', /电话|手机|联系方式|^phone$|^tel/],
  ['hours', /(?:工作|上班|用工)?(?:时间|时段|时长)$|作息|几点|^hours$/],
  ['shifts', /班次|^班制$|^shift/],
  ['headcount', /人数|名额|需求数|招聘数量|^数量$|需求量|^headcount$/],
  ['requirements', /要求|条件|任职资格|^requirements?$/],
  ['content', /内容|职责|描述|简介|^content$/],
  ['pay', /薪|工资|报酬|^收入|^待遇$|^pay$|^salary$/],
  ['perks', /福利|食宿|^待遇|^perks$/],
  ['form', /用工(?:形式|类型|方式|性质)|工作性质|岗位性质|就业形式|^form$/],
  ['safety', /安全|注意事项|^safety$/],
  ['address', /地点|地址|位置|^address$/],
  ['street', /街道|镇街|商圈|社区|^street$/],
  ['district', /区县|区域|乡镇|县区|地区|^district$/],
  ['employer', /(?:用人|用工|招聘|招工|需求)?(?:单位|企业|公司)(?:名称|全称)?$|雇主|商家|^employer$|^company$/],
  ['kind', /^工种(?:类别|代码)?$|(?:岗位|职位|职业)(?:类别|类型|种类|分类)|^kind$/],
  ['title', /岗位|职位|工种|招聘工种|职务|^工作名称|^title$|^position$/],
]

/** Folds width, case and spaces; what stands in brackets explains: 月薪（元） is 月薪. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:,。·_/\\|-]+/g, '')
}

const guess = (name: string): ImportField | null => {
  const folded = foldName(name)
  if (folded === '' || folded.length > 20) return null
  return names.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

export type Head = {
  /** Index of the first row of data. */
  from: number
  /** A name for each column; of two rows of head the lower with the upper before it. Empty where there is none. */
  names: string[]
}

const searchedRows = 30

/** The row with most known names among the first; null where none knows two. A second row under it belongs to the head where it names more. */
export function findHead(rows: readonly string[][]): Head | null {
  let best = { row: -1, known: 1 }
  for (const [i, row] of rows.slice(0, searchedRows).entries()) {
    const known = new Set(row.map(guess).filter(field => field !== null)).size
    const distinct = new Set(row.filter(cell => cell.trim() !== '')).size
    if (known > best.known && distinct > 1) best = { row: i, known }
  }
  if (best.row === -1) return null
  // Cells merged over two rows of head stand in both, so the lower may know more names; it is not the first of them.
  const above = rows[best.row - 1] ?? []
  const shared = above.filter((cell, i) => cell !== '' && cell === rows[best.row]?.[i])
  if (new Set(shared).size >= 2) best = { ...best, row: best.row - 1 }
  const upper = rows[best.row] ?? []
  const lower = rows[best.row + 1] ?? []
  // A lower row repeats what is merged over both rows, and divides what is merged over several columns.
  const divides = lower.filter((cell, i) => {
    const above = upper[i] ?? ''
    const isShared = above !== '' && upper.indexOf(above) !== upper.lastIndexOf(above)
    return (
      cell !== '' &&
      cell !== above &&
      (isShared || above === '') &&
      guess(`${above}${cell}`) !== null &&
      !/[0-9]/.test(cell)
    )
  }).length
  const isTwoRows = divides >= 2
  const width = Math.max(upper.length, isTwoRows ? lower.length : 0)
  const columnNames = Array.from({ length: width }, (_, i) => {
    const above = (upper[i] ?? '').trim()
    const below = isTwoRows ? (lower[i] ?? '').trim() : ''
    return (below === '' || below === above ? above : `${above}${below}`).replace(/\s+/g, ' ').slice(0, 60)
  })
  return { from: best.row + (isTwoRows ? 2 : 1), names: columnNames }
}

/** What each column is; null: nothing of ours. */
export type Columns = (ImportField | null)[]

/**
 * Each field once: the column whose name says it best (the shortest).
 * @param remembered what a clerk said of these names before, which counts more
 */
export function guessColumns(head: Head, remembered: Record<string, ImportField> | null): Columns {
  const columns: Columns = head.names.map(name => (remembered ? (remembered[name] ?? null) : guess(name)))
  for (const field of importField.options) {
    const having = columns.flatMap((column, i) => (column === field ? [i] : []))
    const keep = having.sort(
      (a, b) => foldName(head.names[a] ?? '').length - foldName(head.names[b] ?? '').length || a - b,
    )[0]
    for (const i of having) if (i !== keep) columns[i] = null
  }
  // 工种 alone names the work.
  const kind = columns.indexOf('kind')
  if (!columns.includes('title') && kind !== -1) columns[kind] = 'title'
  return columns
}

/** By what a mapping is remembered: the names in their order. */
export const headerKey = (head: Head): string => head.names.map(foldName).join('|').slice(0, 4000) || '|'

export function toMapping(head: Head, columns: Columns): Record<string, ImportField> {
  const mapping: Record<string, ImportField> = {}
  for (const [i, field] of columns.entries()) {
    const name = head.names[i]
    if (field !== null && name) mapping[name] = field
  }
  return mapping
}

/** Totals and remarks under a table: 合计, 填表人：…, and one text merged over the whole width. */
export function isNote(cells: readonly string[], filled: readonly string[]): boolean {
  const first = foldName(filled[0] ?? '')
  if (/^(?:合计|总计|小计|共计|总数|本页)/.test(first)) return true
  if (/^(?:注|备注|说明|填表|制表|审核|联系人|更新时间|数据来源)/.test(first) && new Set(filled).size <= 3) return true
  return new Set(filled).size === 1 && (filled.length > 2 || (cells[0] ?? '').trim() === filled[0]) && cells.length > 3
}
