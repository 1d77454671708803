/// <reference types="node" />
// Typing with the on-screen keyboard into the fields of the touch screen.
import { describe, expect, it } from 'vitest'
import { aTouchStore, until } from '../../support/a-touch-store.ts'

async function atName(options = {}) {
  const screen = await aTouchStore(options)
  screen.startRegistering(null)
  screen.openField('name')
  const type = (keys: string) => {
    for (const key of keys) screen.pressKey(key)
  }
  const pick = (text: string) => {
    const place = screen.get().typing?.candidates.findIndex(candidate => candidate.text === text) ?? -1
    expect(place, `${text} among the candidates`).toBeGreaterThanOrEqual(0)
    screen.pickCandidate(place)
  }
  return { ...screen, type, pick, name: () => screen.get().form?.name }
}

const ready = (screen: Awaited<ReturnType<typeof atName>>) =>
  until(() => screen.get().typing?.hasDictionary === true, 'the dictionary came')

describe('The on-screen keyboard', () => {
  it('writes a whole name by pinyin, the space taking the first candidate', async () => {
    const screen = await atName()
    await ready(screen)
    screen.type('zhangwei')
    expect(screen.get().typing?.composition).toBe('zhang wei')
    expect(screen.name()).toBe('')
    screen.pressSpace()
    expect(screen.name()).toBe('张伟')
    expect(screen.get().typing?.composition).toBe('')
  })

  it('writes a name that nobody knows piece by piece; after a surname it offers given names', async () => {
    const screen = await atName()
    await ready(screen)
    screen.type('wangzhe')
    screen.pick('王')
    expect(screen.name()).toBe('王')
    expect(screen.get().typing?.composition).toBe('zhe')
    expect(screen.get().typing?.candidates[0]?.text).toBe('哲')
    screen.pick('喆')
    expect(screen.name()).toBe('王喆')
    expect(screen.get().typing?.composition).toBe('')
  })

  it('composes letters that were typed before the dictionary came', async () => {
    const screen = await atName({ dictionaryAfterMs: 100 })
    screen.type('wang')
    expect(screen.get().typing).toMatchObject({ composition: 'wang', hasDictionary: false })
    await ready(screen)
    screen.pick('王')
    expect(screen.name()).toBe('王')
  })

  it('takes letters back before characters', async () => {
    const screen = await atName()
    await ready(screen)
    screen.type('wang')
    screen.pressSpace()
    screen.type('z')
    screen.pressBackspace()
    expect(screen.name()).toBe('王')
    screen.pressBackspace()
    expect(screen.name()).toBe('')
  })

  it('writes the dot of names, capitals in the English layer, and rare characters as one', async () => {
    const screen = await atName()
    await ready(screen)
    screen.type('weng')
    screen.pick('𬭩')
    screen.pressKey('·')
    screen.setLayer('latin')
    screen.shift()
    screen.type('ab')
    expect(screen.name()).toBe('𬭩·Ab')
    for (let i = 0; i < 3; i++) screen.pressBackspace()
    screen.pressBackspace()
    expect(screen.name()).toBe('')
  })

  it('drops an unfinished composition when another field opens', async () => {
    const screen = await atName()
    await ready(screen)
    screen.type('wan')
    screen.openField('number')
    screen.type('190')
    expect(screen.name()).toBe('')
    expect(screen.get().form?.contact.number).toBe('190')
    expect(screen.get().typing).toMatchObject({ field: 'number', layer: 'digits', composition: '' })
  })

  it('never writes more than a field takes', async () => {
    const screen = await atName()
    screen.openField('number')
    screen.type('1'.repeat(50))
    expect(screen.get().form?.contact.number).toHaveLength(20)
  })
})
