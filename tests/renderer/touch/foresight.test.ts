/// <reference types="node" />
// What is asked when a finger touches, and what of it is used when the finger lifts, against a real host.
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../renderer/touch/store/finding.ts'
import { aTouchStore, until } from '../../support/a-touch-store.ts'

async function aScreen(options = {}) {
  const screen = await aTouchStore(options)
  await until(() => screen.get().counts !== null && screen.get().best !== null, 'the counts came')
  const asked: string[] = []
  let underWay = 0
  const { send } = screen.wire
  screen.wire.send = async (request, signal) => {
    if (/^postings\.(search|get)$/.test(request.name)) asked.push(JSON.stringify(request.input))
    underWay += 1
    try {
      return await send(request, signal)
    } finally {
      underWay -= 1
    }
  }
  /** All that was asked is answered, and what waits for an answer has gone on. */
  const answered = async () => {
    await until(() => underWay === 0, 'all was answered')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  const touch = async (act: (finding: Finding) => void) => {
    screen.foresee(act)
    await answered()
  }
  const lift = (act: (finding: Finding) => void) => act(screen)
  const isReady = () => {
    const { view } = screen.get()
    return 'result' in view && view.result.at === 'ready'
  }
  return { ...screen, asked, answered, touch, lift, isReady }
}

const acts: [what: string, before: ((finding: Finding) => void) | null, act: (finding: Finding) => void][] = [
  ['a kind', null, finding => finding.showKind('clean')],
  ['everything', null, finding => finding.showKind(null)],
  ['a question', null, finding => finding.showQuestion('daily')],
  ['another order', finding => finding.showKind(null), finding => finding.sortBy('pay')],
  ['the next page', finding => finding.showKind(null), finding => finding.turnPage(1)],
  ['a chip', finding => finding.showKind(null), finding => finding.switchToggle('night')],
]

describe('What a finger touches', () => {
  it.each(acts)('is asked once and is there when it lifts: %s', async (_, before, act) => {
    const screen = await aScreen()
    screen.goHome()
    if (before) screen.lift(before)
    await until(() => !before || screen.isReady(), 'the list came')
    screen.asked.length = 0
    const state = screen.get()
    await screen.touch(act)
    expect(screen.asked).toHaveLength(1)
    expect(screen.get()).toBe(state)
    screen.lift(act)
    // At once, in the same drawing as the page itself.
    expect(screen.isReady()).toBe(true)
    expect(screen.asked).toHaveLength(1)
    const { view } = screen.get()
    screen.readAgain()
    expect(screen.asked).toHaveLength(2)
    await screen.answered()
    expect(screen.get().view).toEqual(view)
  })

  it('is a posting, too', async () => {
    const screen = await aScreen()
    screen.showKind(null)
    await until(screen.isReady, 'the list came')
    const { view } = screen.get()
    const id = (view.at === 'list' && view.result.at === 'ready' && view.result.value.rows[0]?.id) || ''
    screen.asked.length = 0
    await screen.touch(finding => finding.showPosting(id))
    screen.lift(finding => finding.showPosting(id))
    expect(screen.get().view).toMatchObject({ at: 'posting', id, result: { at: 'ready', value: { id } } })
    expect(screen.asked).toEqual([JSON.stringify({ id })])
  })

  it('is not what is shown where it slid to something else', async () => {
    const screen = await aScreen()
    await screen.touch(finding => finding.showKind('clean'))
    screen.lift(finding => finding.showKind('general'))
    await until(screen.isReady, 'the list came')
    expect(screen.get().view).toMatchObject({ at: 'list', query: { kind: 'general' } })
    expect(screen.asked.map(input => JSON.parse(input).kind)).toEqual(['clean', 'general'])
  })

  it.each([
    [999, 0],
    [1_000, 1],
  ])('is kept for a second: after %i ms it is asked %i times more', async (restMs, more) => {
    let at = new Date('2026-11-22T02:00:00.000Z').getTime()
    const screen = await aScreen({ now: () => new Date(at) })
    await screen.touch(finding => finding.showKind(null))
    at += restMs
    screen.lift(finding => finding.showKind(null))
    expect(screen.isReady()).toBe(more === 0)
    expect(screen.asked).toHaveLength(1 + more)
  })

  it('is asked again when something changed before it lifted', async () => {
    const screen = await aScreen()
    await screen.touch(finding => finding.showKind(null))
    screen.wire.mend()
    await screen.answered()
    const before = screen.asked.length
    screen.lift(finding => finding.showKind(null))
    expect(screen.isReady()).toBe(false)
    expect(screen.asked).toHaveLength(before + 1)
  })
})

describe('A key above the search field', () => {
  async function atSearch() {
    const screen = await aScreen()
    screen.openSearch()
    await until(() => screen.get().typing?.hasDictionary === true, 'the dictionary came')
    const press = async (key: string | null) => {
      screen.foreseeKey(key)
      await screen.answered()
      if (key === null) screen.pressBackspace()
      else screen.pressKey(key)
    }
    const text = () => {
      const { view } = screen.get()
      return view.at === 'search' ? view.text : null
    }
    return { ...screen, press, text }
  }

  it('is known before it is pressed: letters, in syllables or not, taking back, digits, capitals', async () => {
    const screen = await atSearch()
    for (const key of ['d', 'i', 'a', 'n', 'g', 'o', 'n', null, null, 'o', 'n', 'g']) {
      const asked = screen.asked.length
      await screen.press(key)
      expect(screen.text()).not.toBe(null)
      expect(screen.isReady(), `${screen.text()}`).toBe(true)
      expect(screen.asked.length - asked, `${screen.text()}`).toBe(1)
    }
    expect(screen.text()).toBe('diangong')
    screen.pressSpace()
    await until(() => screen.text() === '电工', 'the characters were searched')
    screen.setLayer('digits')
    for (const key of ['1', '2']) await screen.press(key)
    screen.setLayer('latin')
    screen.shift()
    await screen.press('a')
    expect(screen.text()).toBe('电工12A')
    const asked = new Set(screen.asked)
    expect(asked.has(JSON.stringify({ text: '电工12A', limit: 12 }))).toBe(true)
    expect(screen.asked.filter(input => input.includes('12A'))).toHaveLength(1)
  })

  it('asks nothing for a name', async () => {
    const screen = await aScreen()
    screen.startRegistering(null)
    screen.openField('name')
    screen.foreseeKey('w')
    expect(screen.asked).toEqual([])
  })
})
