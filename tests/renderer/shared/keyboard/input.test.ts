// The Chinese keyboard's engine with the real dictionary: what people type, and what they find.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeDictionary } from '../../../../assets/dictionary/make-pinyin.ts'
import type { Dictionary } from '../../../../renderer/shared/keyboard/dictionary.ts'
import { createInput } from '../../../../renderer/shared/keyboard/input.ts'
import { cutLetters } from '../../../../renderer/shared/keyboard/syllables.ts'

const file = new URL('../../../../assets/dictionary/pinyin.json', import.meta.url)
const dictionary: Dictionary = JSON.parse(readFileSync(file, 'utf8'))

function typed(letters: string) {
  const input = createInput(dictionary)
  for (const letter of letters) input.type(letter)
  return input
}
const texts = (letters: string) =>
  typed(letters)
    .candidates()
    .map(candidate => candidate.text)

describe('The dictionary', () => {
  it('is what its script makes of the installed packages', () => {
    expect(JSON.stringify(makeDictionary())).toBe(JSON.stringify(dictionary))
  })

  it('knows every syllable only in letters a–z', () => {
    expect(Object.keys(dictionary.characters).filter(syllable => !/^[a-z]{1,6}$/.test(syllable))).toEqual([])
  })
})

describe('The Chinese keyboard', () => {
  it('offers the likeliest characters of a syllable first', () => {
    expect(texts('wang').slice(0, 1)).toEqual(['王'])
    expect(texts('zhe').slice(0, 8)).toContain('喆')
  })

  it.each([
    ['zhe', '喆'],
    ['yue', '玥'],
    ['jun', '珺'],
    ['zhao', '曌'],
    ['kun', '堃'],
    ['ben', '犇'],
    ['yan', '䶮'],
    ['weng', '𬭩'],
  ])('finds the rare character of %s: %s', (letters, character) => {
    expect(texts(letters).indexOf(character)).toBeGreaterThanOrEqual(0)
    expect(texts(letters).indexOf(character)).toBeLessThan(24)
  })

  it.each([
    ['shan', '单'],
    ['zeng', '曾'],
    ['qiu', '仇'],
    ['ou', '区'],
    ['xie', '解'],
    ['zha', '查'],
  ])('reads a surname as a surname: %s is %s', (letters, character) => {
    expect(texts(letters).slice(0, 8)).toContain(character)
  })

  it('writes a name of several characters, one after the other', () => {
    const input = typed('wangzhe')
    expect(input.composition()).toBe('wang zhe')
    expect(input.pick(0)).toBe('王')
    expect(input.composition()).toBe('zhe')
    const place = input.candidates().findIndex(candidate => candidate.text === '喆')
    expect(input.pick(place)).toBe('喆')
    expect(input.composition()).toBe('')
    expect(input.candidates()).toEqual([])
  })

  it('knows words of the work by full pinyin, by initials and before they are finished', () => {
    expect(texts('diangong')[0]).toBe('电工')
    expect(texts('dg')).toContain('电工')
    expect(texts('diang')).toContain('电工')
    expect(texts('ouyang')[0]).toBe('欧阳')
  })

  it('lets a word be taken from the front of longer letters', () => {
    const input = typed('diangongshi')
    expect(input.pick(input.candidates().findIndex(candidate => candidate.text === '电工'))).toBe('电工')
    expect(input.letters()).toBe('shi')
  })

  it('offers something for every letter with which a syllable begins', () => {
    const first = new Set(Object.keys(dictionary.characters).map(syllable => syllable[0] ?? ''))
    for (const letter of first) expect(texts(letter).length, letter).toBeGreaterThan(4)
    expect(texts('zh').slice(0, 8)).toContain('张')
  })

  it('also reads a syllable as two', () => {
    expect(texts('xian')).toContain('先')
    expect(texts('xian')).toContain('西')
  })

  it('takes letters back one by one, and says when there is nothing left to take', () => {
    const input = typed('wa')
    expect([input.backspace(), input.backspace(), input.backspace()]).toEqual([true, true, false])
    expect(input.candidates()).toEqual([])
  })

  it('forgets everything when cancelled, and shares nothing with the next person', () => {
    const input = typed('wangzhe')
    input.pick(0)
    input.cancel()
    expect(input.letters()).toBe('')
    expect(input.candidates()).toEqual([])
    expect(texts('wang')[0]).toBe('王')
  })

  it('ignores what is not a letter, and never grows without end', () => {
    const input = typed('w1 王')
    expect(input.letters()).toBe('w')
    for (let i = 0; i < 100; i++) input.type('a')
    expect(input.letters().length).toBe(32)
  })

  it('answers letters that are no pinyin without failing', () => {
    expect(typed('vvv').composition()).toBe('vvv')
    expect(texts('vvv')).toEqual([])
    expect(texts('wangv')[0]).toBe('王')
  })

  it('answers a key in a moment', () => {
    typed('a').candidates()
    const start = performance.now()
    for (const letters of ['y', 'yi', 'sh', 'shi', 'wangxiaoming', 'dgs', 'zhuangxiugong']) typed(letters).candidates()
    expect((performance.now() - start) / 7).toBeLessThan(20)
  })
})

describe('Cutting letters', () => {
  const syllables = new Set(['xi', 'an', 'xian', 'fan', 'fang', 'gan', 'wang', 'ming', 'a', 'e', 'gang', 'ge'])
  const cut = (letters: string) =>
    cutLetters(
      letters,
      text => syllables.has(text),
      text => [...syllables].some(syllable => syllable.startsWith(text)),
    )

  it('takes the longest syllables that leave whole ones behind', () => {
    expect(cut('xian')).toEqual(['xian'])
    expect(cut('fangan')).toEqual(['fang', 'an'])
    expect(cut('fange')).toEqual(['fang', 'e'])
    expect(cut('wangmi')).toEqual(['wang', 'mi'])
    expect(cut('wangx')).toEqual(['wang', 'x'])
    expect(cut('qq')).toBeNull()
  })
})
