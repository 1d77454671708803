// The compiled dictionary: what its script makes, complete, small, and without what a measurement withholds.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeDictionary, parts, writePart } from '../../../../assets/dictionary/make-pinyin.ts'
import { highestCost, readCost, readCosted, writeCost } from '../../../../renderer/shared/keyboard/costs.ts'
import { loadDictionary } from '../../../../renderer/shared/keyboard/dictionary.ts'

const files = Object.keys(parts) as (keyof typeof parts)[]
const readFile = (file: string) =>
  readFileSync(new URL(`../../../../assets/dictionary/${file}`, import.meta.url), 'utf8')

describe('The dictionary', () => {
  it('is what its script makes of its sources and the installed packages', () => {
    const made = makeDictionary()
    for (const file of files) expect(writePart(made, file) === readFile(file), file).toBe(true)
  }, 60_000)

  it('is smaller than 2 MB, and each file than what the tools read', () => {
    const sizes = files.map(file => Buffer.byteLength(readFile(file)))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000)
    expect(Math.max(...sizes)).toBeLessThan(1_048_576)
  })

  it('knows every syllable only in letters a–z, and every character once in it', async () => {
    const { characters } = await loadDictionary()
    for (const [syllable, all] of Object.entries(characters)) {
      expect(syllable).toMatch(/^[a-z]{1,6}$/)
      expect(new Set(all).size, syllable).toBe([...all].length)
    }
  })

  it('leaves out what is withheld, in every list', () => {
    const withheld = new Set(['磁器口街道', '磁器口', '建国', '电工', '渝北区', '渝北'])
    const without = makeDictionary(withheld)
    const text = files.map(file => writePart(without, file)).join('')
    for (const word of ['磁器口', '建国', '电工', '渝北'])
      expect(new RegExp(`[ 0-9A-Za-z]${word}[0-9A-Za-z]`).test(text)).toBe(false)
    expect(/[ 0-9A-Za-z]电工电器/.test(text)).toBe(true)
  }, 60_000)
})

describe('A cost', () => {
  it('is written in half bits and read back', () => {
    expect([0, 0.5, 12, 30.5].map(bits => readCost(writeCost(bits)))).toEqual([0, 0.5, 12, 30.5])
    expect([readCost(writeCost(-3)), readCost(writeCost(99))]).toEqual([0, highestCost])
    expect(() => readCost('-')).toThrow('no cost')
  })

  it('stands behind its text', () => {
    expect(readCosted('王4欧阳B𬭩z$0')).toEqual([
      ['王', 2],
      ['欧阳', 5.5],
      ['𬭩', 30.5],
      ['$', 0],
    ])
  })
})
