// The sheet of a real office, as .xlsx and as a GB18030 .csv: a banner over all columns, a head of two rows, full-width digits, dates
// as texts and serial numbers, numbers for telephones, blank lines, a repeated head, totals and a remark.
import iconv from 'iconv-lite'
import writeXlsx, { type SheetData } from 'write-excel-file/universal'

type Cell = string | number | Date | null
const date = (day: string) => new Date(`${day}T00:00:00Z`)
const upper = [
  '序号',
  '用人单位',
  '岗位',
  '需求人数',
  '工作内容',
  '任职要求',
  '工作地点',
  '薪资待遇(元/月)',
  null,
  '联系方式',
  '截止日期',
]
const lower = [null, null, null, null, null, null, null, '最低', '最高', null, null]

/** Of 8 rows 3 can be published, 4 become drafts, 1 has no title. */
const rows: Cell[][] = [
  [
    1,
    '示例机械厂',
    '操作工',
    '３人',
    '操作机床',
    '能吃苦',
    '沙坪坝区陈家桥',
    5000,
    6000,
    19000001234,
    date('2099-12-20'),
  ],
  [
    2,
    '示例机械厂',
    '电工',
    2,
    '设备维修',
    '低压电工证',
    '沙坪坝区陈家桥',
    '６０００',
    '８０００',
    '张经理 190 0000 1235',
    '2099年12月5日',
  ],
  [null, null, null, null, null, null, null, null, null, null, null],
  [3, '示例食品厂', '包装工', '若干', '包装饼干', '有健康证', '沙坪坝区青木关', 4500, 5500, null, '2099/12/5'],
  [4, '示例食品厂', '搬运工', 5, null, '能搬 25 公斤', '沙坪坝区青木关', 5000, 5000, null, '长期'],
  [
    '序号',
    '用人单位',
    '岗位',
    '需求人数',
    '工作内容',
    '任职要求',
    '工作地点',
    '薪资待遇(元/月)最低',
    '薪资待遇(元/月)最高',
    '联系方式',
    '截止日期',
  ],
  [5, '示例餐馆', '服务员', 2, '端盘、收台', '只招女', '沙坪坝区双碑', 4000, 4500, null, null],
  [6, '示例餐馆', '洗碗工', 1, '洗碗', '手脚快', '沙坪坝区双碑', 400, 400, null, null],
  [7, '示例餐馆', null, 1, '配菜', '会刀工', '沙坪坝区双碑', 5000, 5000, null, null],
  [8, '示例物业', '保洁员', '2-3名', '打扫楼道', '不限', '沙坪坝区双碑', 3500, 3500, '023-60000000', 73000],
  ['合计', null, null, 18, null, null, null, null, null, null, null],
  ['备注：以上岗位均不收押金', null, null, null, null, null, null, null, null, null, null],
]

export async function messySheet(kind: 'xlsx' | 'csv'): Promise<Buffer> {
  return kind === 'xlsx' ? workbook() : iconv.encode(csv(), 'gb18030')
}

async function workbook(): Promise<Buffer> {
  const cell = (value: Cell) =>
    value === null
      ? null
      : value instanceof Date
        ? { value, type: Date, format: 'yyyy/mm/dd' }
        : typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String }
  const head = upper.map((value, i) =>
    i === 7 ? { value: value ?? '', columnSpan: 2 } : value === null ? null : { value, rowSpan: 2 },
  )
  const banner = [{ value: '2026年11月用工需求汇总表', columnSpan: 11 }, ...Array.from({ length: 10 }, () => null)]
  const data = [banner, head, lower.map(cell), ...rows.map(row => row.map(cell))]
  const blob = await writeXlsx(data as SheetData, { sheet: '汇总' }).toBlob()
  return Buffer.from(await blob.arrayBuffer())
}

function csv(): string {
  const text = (value: Cell): string => {
    if (value === null) return ''
    const plain =
      value instanceof Date
        ? `${value.getUTCFullYear()}/${value.getUTCMonth() + 1}/${value.getUTCDate()}`
        : String(value)
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  const head = upper.map((value, i) => (i === 7 || i === 8 ? `薪资待遇(元/月)${lower[i]}` : value))
  return [['2026年11月用工需求汇总表'], head, ...rows].map(row => row.map(text).join(',')).join('\r\n')
}
