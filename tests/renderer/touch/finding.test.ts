/// <reference types="node" />
// Finding work at the touch screen, against a real host: counts, lists with chips and pages, one posting, search while typing.
import { describe, expect, it } from 'vitest'
import { postingSearch } from '../../../electron/contract/api.ts'
import { searchOf, toggles } from '../../../renderer/touch/store/questions.ts'
import { rowsPerPage, textSizes } from '../../../renderer/touch/store/rows-per-page.ts'
import { aTouchStore, until } from '../../support/a-touch-store.ts'

type Screen = Awaited<ReturnType<typeof aTouchStore>>

async function listOf(screen: Screen) {
  await until(() => {
    const { view } = screen.get()
    return view.at === 'list' && view.result.at !== 'asking'
  }, 'the list came')
  const { view } = screen.get()
  if (view.at !== 'list' || view.result.at !== 'ready') throw new Error('no list')
  return { view, ...view.result.value }
}

describe('Every ready-made question', () => {
  it.each(toggles)('is a search that the host takes: %s', toggle => {
    const search = searchOf({ kind: null, toggles: [toggle], sort: 'newest', opened: toggle })
    expect(postingSearch.safeParse(search).success).toBe(true)
    expect(Object.keys(search).length).toBeGreaterThan(1)
  })

  it('can be joined with every other, and then all must hold', () => {
    const search = searchOf({ kind: 'general', toggles, sort: 'pay', opened: null })
    expect(postingSearch.parse(search)).toMatchObject({
      kind: 'general',
      urgent: true,
      shifts: ['night', 'one-day-off'],
      perks: ['meals', 'lodging'],
      settlement: 'daily',
      sort: 'pay',
    })
  })
})

describe('The touch screen', () => {
  it('counts what there is, and knows the best paid urgent order', async () => {
    const screen = await aTouchStore()
    await until(() => screen.get().counts !== null && screen.get().best !== null, 'the counts came')
    const { counts, best } = screen.get()
    expect(counts?.groups.reduce((sum, group) => sum + group.total, 0)).toBeLessThanOrEqual(counts?.total ?? 0)
    expect(best?.urgent).toBe(true)
  })

  it('shows a group, page by page, and never past the last one', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showKind(null)
    const first = await listOf(screen)
    expect(first.rows).toHaveLength(6)
    expect(first.rows[0]?.urgent).toBe(true)
    const seen = new Set(first.rows.map(row => row.id))
    for (let page = 1; page * 6 < first.total; page++) {
      screen.turnPage(1)
      for (const row of (await listOf(screen)).rows) seen.add(row.id)
    }
    expect(seen.size).toBe(first.total)
    const last = screen.get().view
    screen.turnPage(1)
    expect(screen.get().view).toBe(last)
  })

  it('narrows a list by chips and goes back to where it was', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showKind('general')
    const all = await listOf(screen)
    screen.switchToggle('board-lodging')
    const narrowed = await listOf(screen)
    expect(narrowed.total).toBeGreaterThan(0)
    expect(narrowed.total).toBeLessThan(all.total)
    for (const row of narrowed.rows) expect(row.perks).toEqual(expect.arrayContaining(['meals', 'lodging']))
    const id = narrowed.rows[0]?.id ?? ''
    screen.showPosting(id)
    await until(() => {
      const { view } = screen.get()
      return view.at === 'posting' && view.result.at === 'ready'
    }, 'the posting came')
    screen.back()
    expect((await listOf(screen)).view.query.toggles).toEqual(['board-lodging'])
    screen.back()
    expect(screen.get().view.at).toBe('home')
  })

  it('sorts by pay an hour', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showKind('general')
    await listOf(screen)
    screen.sortBy('pay')
    const pays = (await listOf(screen)).rows.filter(row => !row.urgent).map(row => row.pay.perHour ?? 0)
    expect(pays).toEqual([...pays].sort((a, b) => b - a))
  })

  it('shows fewer rows when the text grows, and keeps the place', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showKind(null)
    await listOf(screen)
    screen.turnPage(1)
    const before = (await listOf(screen)).rows[0]?.id
    screen.nextSize()
    await until(() => {
      const { view } = screen.get()
      return view.at === 'list' && view.result.at === 'ready' && view.result.value.rows.length === 4
    }, 'the list was read again')
    expect((await listOf(screen)).rows[0]?.id).toBe(before)
  })

  it('finds while letters are still being composed, and a short code alone', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.openSearch()
    await until(() => screen.get().typing?.hasDictionary === true, 'the dictionary came')
    for (const letter of 'diangong') screen.pressKey(letter)
    const titles = () => {
      const { view } = screen.get()
      return view.at === 'search' && view.result.at === 'ready' ? view.result.value.rows.map(row => row.title) : []
    }
    await until(() => titles().some(title => title.includes('电工')), 'electricians were found by pinyin')
    screen.pickCandidate(0)
    expect(screen.get().searchText).toBe('电工')
    await until(() => titles().every(title => title.includes('电') || title.includes('工')), 'found by characters')

    const code = screen.get().best?.code ?? ''
    expect(code).toMatch(/^[0-9]{4}$/)
    screen.clearField()
    screen.setLayer('digits')
    for (const digit of code) screen.pressKey(digit)
    await until(() => titles().length === 1, 'the code was found')
    expect(titles()).toEqual([screen.get().best?.title])
  })

  it('says what went wrong without a host, and reads again when it is back', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.wire.cut()
    screen.showKind(null)
    await until(() => {
      const { view } = screen.get()
      return view.at === 'list' && view.result.at === 'failed'
    }, 'the list failed')
    expect(screen.get().line).toBe('away')
    screen.wire.mend()
    await until(() => {
      const { view } = screen.get()
      return view.at === 'list' && view.result.at === 'ready'
    }, 'the list came back')
    expect((await listOf(screen)).total).toBeGreaterThan(0)
  })
})

describe('Rows per page', () => {
  it('become fewer with larger text and with the reach switch, never none', () => {
    for (const isLandscape of [false, true]) {
      for (const isLow of [false, true]) {
        const rows = textSizes.map(size => rowsPerPage({ isLandscape, isLow, size }))
        expect(rows).toEqual([...rows].sort((a, b) => b - a))
        expect(Math.min(...rows)).toBeGreaterThan(0)
      }
    }
  })
})
