// The list that the box of kinds searches. Readings come from pinyin-pro, which is loaded only when the desk first needs it.
import { kindAliases, kinds } from '../../../db/model/kinds.ts'
import type { KindEntry } from './kind-search.ts'

/** @param nameOf the name of a kind in the page's language */
export function makeKindEntries(nameOf: (code: string) => string): KindEntry[] {
  const aliases = new Map<string, string[]>()
  for (const [alias, code] of kindAliases) aliases.set(code, [...(aliases.get(code) ?? []), alias])
  return kinds.map(({ code }) => ({
    code,
    name: nameOf(code),
    aliases: aliases.get(code) ?? [],
    pinyin: '',
    initials: '',
  }))
}

/** The same list with readings. The first alias of a kind is its own Chinese name, whatever the page's language. */
export async function addReadings(entries: readonly KindEntry[]): Promise<KindEntry[]> {
  const { pinyin } = await import('pinyin-pro')
  return entries.map(entry => {
    const options = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const
    const syllables = pinyin(entry.aliases[0] ?? entry.name, options)
    return { ...entry, pinyin: syllables.join(''), initials: syllables.map(syllable => syllable[0]).join('') }
  })
}
