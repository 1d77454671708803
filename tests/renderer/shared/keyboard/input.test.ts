// The Chinese keyboard's engine with the real dictionary: what people type, and what they find.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDictionary } from '../../../../renderer/shared/keyboard/dictionary.ts'
import { createInput, type Use } from '../../../../renderer/shared/keyboard/input.ts'
import { rowsOf } from '../../../../renderer/shared/keyboard/rows.ts'

const dictionary = await loadDictionary()

function typed(letters: string, use: Use = 'search', before = '') {
  const input = createInput(dictionary, () => ({ use, before }))
  for (const letter of letters) input.type(letter)
  return input
}
const texts = (letters: string, use: Use = 'search', before = '') =>
  typed(letters, use, before)
    .candidates()
    .map(candidate => candidate.text)

/** Types into a field as the page does: what is picked stands in the field, and the next candidates know it. */
function aField(use: Use) {
  const written = { text: '' }
  const input = createInput(dictionary, () => ({ use, before: written.text }))
  const field = Object.assign(written, { input })
  return {
    field,
    type(letters: string) {
      for (const letter of letters) field.input.type(letter)
    },
    pick(text: string) {
      const place = field.input.candidates().findIndex(candidate => candidate.text === text)
      expect(place, text).toBeGreaterThanOrEqual(0)
      field.text += field.input.pick(place)
      return place
    },
  }
}

describe('In the field of a name', () => {
  it.each([
    ['zhangwei', '张伟'],
    ['wangxiuying', '王秀英'],
    ['lijianguo', '李建国'],
    ['liuzixuan', '刘子轩'],
    ['ouyangnana', '欧阳娜娜'],
    ['yuchilin', '尉迟林'],
    ['shanxiongfei', '单雄飞'],
    ['zhangw', '张伟'],
    ['zjg', '张建国'],
    ['zhangjg', '张建国'],
    // Letters that part in two ways: bian qi, bi an qi.
    ['bianqi', '毕安琪'],
    ['bianqi', '边琪'],
    ['fangan', '方安'],
    ['lixian', '李西安'],
    ['zhengang', '郑昂'],
    ['ouyangxue', '欧阳雪'],
    ['shangguanwaner', '上官婉儿'],
    ['zhugeliang', '诸葛亮'],
    ['lizimo', '李子墨'],
    ['chenziyue', '陈子悦'],
    ['wangyutong', '王雨桐'],
    ['wangrongrong', '王蓉蓉'],
    ['huangshihan', '黄诗涵'],
    // No surname with a given name behind it.
    ['maimaiti', '买买提'],
    ['abudula', '阿卜杜拉'],
    ['tuerxun', '吐尔逊'],
    ['ayiguli', '阿依古丽'],
    ['zhaxi', '扎西'],
    ['zhaxizhuoma', '扎西卓玛'],
    ['muga', '木呷'],
  ])('%s is offered as %s among the first five', (letters, name) => {
    expect(texts(letters, 'name').slice(0, 5)).toContain(name)
  })

  it.each([
    ['shan', '单'],
    ['zeng', '曾'],
    ['qiu', '仇'],
    ['ou', '区'],
    ['xie', '解'],
    ['zha', '查'],
    ['piao', '朴'],
    ['qin', '覃'],
    ['zhai', '翟'],
    ['ge', '盖'],
    ['miao', '缪'],
    ['mou', '牟'],
    ['ren', '任'],
  ])('%s is the surname %s, among the first five', (letters, surname) => {
    expect(texts(letters, 'name').slice(0, 5)).toContain(surname)
  })

  it.each([
    ['yuchi', '尉迟'],
    ['moqi', '万俟'],
    ['zhangsun', '长孙'],
    ['chanyu', '单于'],
  ])('%s is offered as the surname %s', (letters, surname) => {
    expect(texts(letters, 'name').slice(0, 5)).toContain(surname)
  })

  it.each([
    ['zhe', '喆', '李'],
    ['yue', '玥', '李'],
    ['jun', '珺', '李'],
    ['zhao', '曌', '李'],
    ['kun', '堃', '李'],
    ['ben', '犇', '李'],
    ['yan', '䶮', '李'],
    ['weng', '𬭩', '李'],
    ['yan', '龑', '李'],
  ])('the rare character of %s, %s, stands on the first page of the sheet', (letters, character, before) => {
    const place = texts(letters, 'name', before).indexOf(character)
    expect(place).toBeGreaterThanOrEqual(0)
    expect(place).toBeLessThan(40)
  })

  it('a name that no list has is written piece by piece from what is in sight', () => {
    const { field, type, pick } = aField('name')
    type('wangzhe')
    expect(field.input.composition()).toBe('wang zhe')
    const { first } = rowsOf(field.input.candidates(), 7)
    expect(first.slice(0, 5).map(place => field.input.candidates()[place]?.text)).toContain('王')
    pick('王')
    expect(field.input.composition()).toBe('zhe')
    expect(pick('喆')).toBeLessThan(8)
    expect(field.text).toBe('王喆')
    expect(field.input.composition()).toBe('')
    expect(field.input.candidates()).toEqual([])
  })

  it('after a surname comes a given name, and after its first character the one that goes with it', () => {
    expect(texts('jian', 'name', '王').slice(0, 5)).toContain('建')
    expect(texts('guo', 'name', '王建')[0]).toBe('国')
    expect(texts('ying', 'name', '王秀')[0]).toBe('英')
  })

  it.each([
    ['tuerxun', '吐尔逊', '买买提·'],
    ['guli', '古丽', '买买提·'],
    ['duoji', '多吉', '扎西'],
  ])('%s is %s, the first one behind %s', (letters, name, before) => {
    expect(texts(letters, 'name', before)[0]).toBe(name)
  })

  it('a name of two words is written with · between them', () => {
    const { field, type, pick } = aField('name')
    type('maimaiti')
    pick('买买提')
    field.text += '·'
    type('abudula')
    expect(pick('阿卜杜拉')).toBeLessThan(5)
    expect(field.text).toBe('买买提·阿卜杜拉')
  })

  it('a name that hardly anybody has stands behind those that many have', () => {
    const found = texts('wangzixuan', 'name').slice(0, 5)
    expect(found).toEqual(expect.arrayContaining(['王子轩', '王梓轩']))
    expect(texts('liyue', 'name').slice(0, 5)).not.toContain('李乐')
  })

  it('what sounds alike in the south-west is offered behind what was typed', () => {
    expect(texts('zangwei', 'name')).toContain('张伟')
    expect(texts('liulan', 'name')[0]).toBe('刘兰')
    expect(texts('liulan', 'name')).toContain('牛兰')
  })
})

describe('In the field of a search', () => {
  it.each([
    ['diangong', '电工'],
    ['dg', '电工'],
    ['diang', '电工'],
    ['ba', '保安'],
    ['bjie', '保洁'],
    ['baoj', '保洁'],
    ['rijie', '日结'],
    ['songwaimai', '送外卖'],
    ['zhuangxiugong', '装修工'],
    ['shapingba', '沙坪坝'],
    ['spb', '沙坪坝'],
    ['jintianjidan', '今天急单'],
    ['shapingbabaoan', '沙坪坝保安'],
  ])('%s finds %s among the first five', (letters, word) => {
    expect(texts(letters).slice(0, 5)).toContain(word)
  })

  it.each([
    ['dianogng', '电工'],
    ['diangomg', '电工'],
    ['baoaan', '保安'],
    ['dingong', '电工'],
    ['ganjing', '干净'],
    ['cangguan', '餐馆'],
    ['gongrren', '工人'],
  ])('%s, with a slip or as some say it, still offers %s', (letters, word) => {
    expect(texts(letters).slice(0, 10)).toContain(word)
  })

  it('what was typed exactly stands before what may have been meant', () => {
    const found = texts('gongren')
    expect(found[0]).toBe('工人')
    expect(texts('baoan')[0]).toBe('保安')
  })

  it('a word is taken from the front, and the rest stays in the composition', () => {
    const { field, type, pick } = aField('search')
    type('diangongshi')
    pick('电工')
    expect(field.input.letters()).toBe('shi')
    expect(field.input.composition()).toBe('shi')
  })

  it('xian may be one syllable or two', () => {
    expect(texts('xian')).toEqual(expect.arrayContaining(['县', '西安', '西']))
    expect(typed('xian').composition()).toBe('xian')
    expect(typed('fangan').composition()).toBe('fang an')
  })
})

describe('In the field of a place', () => {
  it.each([
    ['chongqing', '重庆'],
    ['shapingbaqu', '沙坪坝区'],
    ['shizhuxian', '石柱县'],
    ['ciqikou', '磁器口'],
  ])('%s is %s', (letters, place) => {
    expect(texts(letters, 'place').slice(0, 5)).toContain(place)
  })

  it('a town that no list has is composed as towns are named', () => {
    expect(texts('shibanxizhen', 'place').slice(0, 5)).toContain('石板溪镇')
  })
})

describe('The Chinese keyboard', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  const syllable = fc.constantFrom(...Object.keys(dictionary.characters))
  const letters = fc.oneof(
    fc.array(letter, { maxLength: 14 }).map(all => all.join('')),
    fc.array(syllable, { maxLength: 5 }).map(all => all.join('').slice(0, 32)),
  )
  const use = fc.constantFrom<Use>('name', 'place', 'search')

  it('answers any keys without failing: every candidate is text of its own, and uses up letters that are there', () => {
    fc.assert(
      fc.property(letters, use, fc.constantFrom('', '王', '王建', 'a·', '𬭩'), (all, where, before) => {
        const candidates = typed(all, where, before).candidates()
        expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length)
        for (const { text, used } of candidates) {
          expect(text).toMatch(/^\p{Script=Han}+$/u)
          expect(used).toBeGreaterThan(0)
          expect(used).toBeLessThanOrEqual(all.length)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('keeps the letters that a candidate did not use, and shows all of them', () => {
    fc.assert(
      fc.property(letters, use, fc.nat(30), (all, where, index) => {
        const input = typed(all, where)
        expect(input.composition().replaceAll(' ', '')).toBe(all)
        const chosen = input.candidates()[index]
        expect(input.pick(index)).toBe(chosen?.text ?? null)
        expect(input.letters()).toBe(chosen ? all.slice(chosen.used) : all)
        expect(input.composition().replaceAll(' ', '')).toBe(input.letters())
      }),
      { numRuns: 120 },
    )
  })

  it('undoes a letter with a step back, down to nothing', () => {
    fc.assert(
      fc.property(letters, letter, use, (all, next, where) => {
        if (all.length >= 32) return
        const input = typed(all, where)
        const before = input.candidates()
        input.type(next)
        expect(input.backspace()).toBe(true)
        expect(input.letters()).toBe(all)
        expect(input.candidates()).toEqual(before)
        for (let left = all.length; left > 0; left--) expect(input.backspace()).toBe(true)
        expect(input.backspace()).toBe(false)
        expect(input.candidates()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('learns nothing: whatever was typed and picked before, the same letters offer the same', () => {
    const fresh = texts('wangxiaoming', 'name')
    fc.assert(
      fc.property(letters, fc.nat(20), (all, index) => {
        const input = typed(all, 'name')
        input.pick(index)
        input.cancel()
        expect([input.letters(), input.composition(), input.candidates()]).toEqual(['', '', []])
      }),
      { numRuns: 30 },
    )
    expect(texts('wangxiaoming', 'name')).toEqual(fresh)
  })

  it('offers something for every letter with which a syllable begins, and every character of every syllable', () => {
    const first = new Set(Object.keys(dictionary.characters).map(text => text[0] ?? ''))
    for (const start of first) expect(texts(start).length, start).toBeGreaterThan(4)
    for (const [reading, all] of Object.entries(dictionary.characters).filter((_, index) => index % 20 === 0)) {
      const found = new Set(texts(reading))
      expect(
        [...all].filter(character => !found.has(character)),
        reading,
      ).toEqual([])
    }
  })

  it('ignores what is not a letter, and never grows without end', () => {
    const input = typed('w1 王')
    expect(input.letters()).toBe('w')
    for (let i = 0; i < 100; i++) input.type('a')
    expect(input.letters().length).toBe(32)
    expect(input.candidates().length).toBeGreaterThan(0)
  })

  it('lets what stands before letters that are no pinyin still be chosen', () => {
    expect(typed('vvv').composition()).toBe('vvv')
    expect(texts('vvv')).toEqual([])
    const input = typed('wangv', 'name')
    expect(input.pick(0)).toBe('王')
    expect(input.letters()).toBe('v')
  })

  it('parts candidates into a row of words and a row of first characters', () => {
    const candidates = [
      { text: '王建', used: 8 },
      { text: '王', used: 4 },
      { text: '汪', used: 4 },
    ]
    expect(rowsOf(candidates, 8)).toEqual({ wholes: [0], first: [1, 2] })
    expect(rowsOf(candidates.slice(1), 4)).toEqual({ wholes: [0, 1], first: [] })
  })
})
