// Places in little room, and the width of texts.
import { describe, expect, it } from 'vitest'
import { fitPlace, placeForms } from '../../../renderer/board/place.ts'
import { endThatFits, textEm } from '../../../renderer/board/text-width.ts'

const place = (district: string | null, street: string | null, address: string | null = null) => ({
  division: null,
  district,
  street,
  address,
  home: false,
})

describe('A place', () => {
  it('loses its district first, then its beginning, never its end', () => {
    const square = place('沙坪坝区', '三峡广场')
    expect(fitPlace(square, 8)).toBe('沙坪坝区三峡广场')
    expect(fitPlace(square, 7.9)).toBe('三峡广场')
    expect(fitPlace(square, 3)).toBe('…广场')
  })

  it('goes before the employer: its shortest form stands whole as long as the line can hold it', () => {
    const square = place('沙坪坝区', '三峡广场')
    expect(fitPlace(square, 3, 8)).toBe('三峡广场')
    expect(fitPlace(square, 1, 3)).toBe('…广场')
  })

  it('is said once where the street already names the district', () => {
    expect(placeForms(place('渝北区', '渝北区空港'))).toEqual(['渝北区空港'])
  })

  it('is what there is of it, and nothing where nothing was given', () => {
    expect(fitPlace(place('渝北区', null), 10)).toBe('渝北区')
    expect(fitPlace(place(null, '  '), 10)).toBeNull()
    expect(fitPlace(place(null, null, '重庆·江北区'), 10)).toBe('重庆·江北区')
  })

  it('leaves out the address where a street is known', () => {
    expect(placeForms(place('渝北区', '空港', '三号路 5 号 2-1')).join()).not.toContain('5 号')
  })
})

describe('The width of a text', () => {
  it('is one for each Chinese character, rare ones too, and less for Latin letters and digits', () => {
    expect(textEm('电工')).toBe(2)
    expect(textEm('𬭩䶮')).toBe(2)
    expect(textEm('400')).toBeLessThan(2)
    expect(textEm('PLC')).toBeLessThan(3)
  })

  it('cuts at the front and never in the middle of a rare character', () => {
    expect(endThatFits('甲乙丙丁', 4)).toBe('甲乙丙丁')
    expect(endThatFits('甲乙𬭩丙丁', 4)).toBe('…𬭩丙丁')
    expect(endThatFits('甲乙a\u0301丙', 2.4)).toBe('…丙')
    expect(endThatFits('甲乙', 0.5)).toBe('…')
  })
})
