// The box of kinds: characters, pinyin and first letters, best first.
import { beforeAll, describe, expect, it } from 'vitest'
import kindNames from '../../../locales/zh-Hans/kinds.json' with { type: 'json' }
import { addReadings, makeKindEntries } from '../../../renderer/desk/kinds/kind-entries.ts'
import { findKinds, type KindEntry } from '../../../renderer/desk/kinds/kind-search.ts'

const names: Record<string, string | undefined> = kindNames.kinds
let entries: readonly KindEntry[] = []
beforeAll(async () => {
  entries = await addReadings(makeKindEntries(code => names[code] ?? code))
})
const first = (text: string) => findKinds(entries, text, 8).map(({ name }) => name)

describe('A kind of work', () => {
  it.each([
    ['电工', '电工'],
    ['dg', '电工'],
    ['diangong', '电工'],
    ['DG', '电工'],
    ['ｄｇ', '电工'],
    ["dian'gong", '电工'],
    ['hangong', '焊工'],
    ['保洁', '保洁员'],
  ])('is found first by %s', (text, name) => expect(first(text)[0]).toBe(name))

  it.each(['zxg', 'zhuangxie', '装卸'])('is among the few found by %s', text => expect(first(text)).toContain('装卸工'))

  it('is found by characters before the readings are loaded', () => {
    const unread = makeKindEntries(code => names[code] ?? code)
    expect(findKinds(unread, '电工', 3)[0]?.name).toBe('电工')
    expect(findKinds(unread, 'dg', 3)).toEqual([])
  })

  it('is not found by nothing, nor by what no kind is called', () => {
    expect(first('  ')).toEqual([])
    expect(first('qqqq')).toEqual([])
    expect(first('(*')).toEqual([])
  })

  it('has a reading, every one of them', () => {
    expect(entries.filter(({ initials }) => initials === '').map(({ code }) => code)).toEqual([])
  })
})
