// What the wall leaves out of a text, and what it never touches.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownPosting, shownText } from '../../../renderer/board/shown-text.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

describe('A text on the wall', () => {
  it.each([
    '喆玥珺曌堃犇',
    '䶮𬭩龑㛃𠅤𫖯',
    '阿卜杜拉·买买提',
    '葛\u{e0100}记',
    'Café (C1)',
    '★※①℃',
    'می\u200cخواهم',
    'བསྒྲུབས',
    '（夜班）',
  ])('is as it was written: %s', text => {
    expect(shownText(text)).toBe(text)
  })

  it.each([
    ['a family of four with its joiners', '电工👨‍👩‍👧‍👦急招', '电工 急招'],
    ['a flag, a keycap, a skin tone, a coloured heart', '🇨🇳1️⃣👷🏽‍♂️❤️电工', '1 电工'],
    ['a flag made of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿翻译', '翻译'],
    ['an override of direction', '\u202e工电\u202c', '工电'],
    ['characters without width', '宏\u200b途\u2060汽\ufeff配', '宏途汽配'],
    ['line ends and tabs', '电\r\n工\t\u2028急', '电 工 急'],
    ['half a character', '电\ud83d工', '电工'],
    ['letters of mathematics', '𝐏𝐲𝐭𝐡𝐨𝐧', 'Python'],
    ['a joiner between Chinese characters', '电\u200d工', '电工'],
  ])('is without %s', (_, text, shown) => {
    expect(shownText(text)).toBe(shown)
  })

  it('holds nothing without a shape, whatever comes, and is not changed a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const shown = shownText(text)
        expect(shown).not.toMatch(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Emoji_Presentation}|^\s|\s$|\s\s/u)
        expect(shown.isWellFormed()).toBe(true)
        expect(shownText(shown)).toBe(shown)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('A posting on the wall', () => {
  it('has not given an element of which nothing is left', () => {
    const shown = shownPosting(
      aBoardPosting({ employer: { name: ' \u200b ' }, hours: '\u202e', title: '🔥' }),
      'zh-Hans',
    )
    expect(shown).toMatchObject({ employer: { name: null }, hours: null, title: '' })
  })

  it('tells an absurd pay as written, and leaves every other pay alone', () => {
    const huge = { text: '很多', min: 4_503_599_627_370_495, max: 9_007_199_254_740_991, unit: 'day' as const }
    const absurd = aBoardPosting({ pay: { ...huge, flag: 'implausible', perHour: null } })
    expect(shownPosting(absurd, 'zh-Hans').pay).toMatchObject({ text: '很多', min: null, max: null })
    const plain = aBoardPosting()
    expect(shownPosting(plain, 'zh-Hans').pay).toEqual(plain.pay)
  })
})
