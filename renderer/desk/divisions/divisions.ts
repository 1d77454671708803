// The counties and districts of the country (GB/T 2260), with readings. The list is large and is loaded when first needed.
import { addReadings } from '../kinds/kind-entries.ts'
import type { KindEntry } from '../kinds/kind-search.ts'

export type Divisions = {
  entries: readonly KindEntry[]
  /** 沙坪坝区; the code itself where it is not in the list. */
  nameOf(code: string): string
  has(code: string): boolean
}

/**
 * @param lines of divisions.json
 * @param here the site's own division: places near it come first
 */
function makeDivisions(lines: readonly string[], here: string): Divisions {
  const entries = lines.flatMap(line => {
    const [first = '', province = '', city = '', ...areas] = line.split(' ')
    return areas.map((area): KindEntry => {
      const name = area.slice(2)
      const above = city || province
      return {
        code: first + area.slice(0, 2),
        name,
        aliases: [`${above}${name}`, `${province}${name}`, `${province}${city}${name}`],
        pinyin: '',
        initials: '',
        weight: first.slice(0, 2) === here.slice(0, 2) ? 0 : 1,
        // Of the own province it need not be said.
        hint: first.slice(0, 2) === here.slice(0, 2) ? city : above,
      }
    })
  })
  const names = new Map(entries.map(({ code, name }) => [code, name]))
  return { entries, nameOf: code => names.get(code) ?? code, has: code => names.has(code) }
}

/** The reading is of the name, not of what stands above it. */
export async function loadDivisions(here: string, onNames: (divisions: Divisions) => void): Promise<Divisions> {
  const { default: lines } = await import('./divisions.json')
  const plain = makeDivisions(lines, here)
  onNames(plain)
  const read = await addReadings(plain.entries.map(entry => ({ ...entry, aliases: [] })))
  // A city's name finds its districts.
  const cities = [...new Set(plain.entries.map(({ hint }) => hint ?? ''))]
  const citiesRead = await addReadings(cities.map(name => ({ code: '', name, aliases: [], pinyin: '', initials: '' })))
  const cityReading = new Map(citiesRead.map(({ name, pinyin }) => [name, pinyin]))
  return {
    ...plain,
    entries: plain.entries.map((entry, i) => {
      const city = cityReading.get(entry.hint ?? '')
      return { ...entry, ...readingOf(read[i]), aliases: city ? [...entry.aliases, city] : entry.aliases }
    }),
  }
}

const readingOf = (entry: KindEntry | undefined) => ({
  pinyin: entry?.pinyin ?? '',
  initials: entry?.initials ?? '',
})
