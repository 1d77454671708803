// The touch screen's store: one for each person's turn. Ending the turn means throwing it away and making a new one.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../../db/model/site.ts'
import { whenLineIsLost } from '../../shared/freshness.ts'
import { createFinding } from './finding.ts'
import { createForesight } from './foresight.ts'
import { createInforming } from './informing.ts'
import { createInterest } from './interest.ts'
import { createMine } from './mine.ts'
import { createPapers } from './papers.ts'
import type { Part, TouchOptions } from './part.ts'
import { createRegistering } from './registering.ts'
import { createReporting } from './reporting.ts'
import { textSizes } from './rows-per-page.ts'
import type { TouchState, TypedField } from './state.ts'
import { createTicketing } from './ticket.ts'
import { createTyping } from './typing.ts'
import { registerSteps, type View } from './view.ts'

/** Who cannot read what stands there reads this on the control of the first page: English before another script of Chinese. */
const others: readonly Language[] = ['en', 'zh-Hans', 'zh-Hant']

/** More pages than anybody goes back; an unbounded list would grow under a child pressing everything. */
const mostPast = 30

export type TouchStore = ReturnType<typeof createTouchStore>
export type TouchActions = TouchStore['actions']

export function createTouchStore(options: TouchOptions, { isLandscape }: { isLandscape: boolean }) {
  const { client, site } = options
  let hasEnded = false
  const store: StoreApi<TouchState> = createStore<TouchState>(() => ({
    site,
    view: { at: 'attract' },
    past: [],
    language: site.language,
    size: 1,
    isLow: false,
    isLandscape,
    freshness: null,
    line: 'connecting',
    counts: null,
    best: null,
    notices: { at: 'asking', value: null },
    known: [],
    ticket: null,
    waiting: null,
    searchText: '',
    form: null,
    typing: null,
    ...nothingLeft(),
  }))
  const get = store.getState
  const set = (change: Partial<TouchState>) => {
    if (!hasEnded) store.setState(change)
  }
  const change = (view: View) => set({ view })
  const open = (view: View) => {
    const { view: before, past } = get()
    const kept = before.at === 'attract' ? past : [...past, before].slice(-mostPast)
    set({ view, past: kept })
  }
  const part: Part = { ...options, get, set, open, change }
  const foresight = createForesight(part)
  const finding = createFinding(part, foresight.ask)
  const registering = createRegistering(part)
  const informing = createInforming(part)
  const ticketing = createTicketing(part)
  const interest = createInterest(part)
  const reporting = createReporting(part)
  const mine = createMine(part)
  const papers = createPapers(part)
  const typing = createTyping(
    part,
    {
      read: field => textOf(get(), field),
      write(field, text) {
        if (field === 'search') set({ searchText: text })
        else if (field === 'name') registering.setName(text)
        else registering.setNumber(text)
      },
    },
    () => void finding.readSearch(),
  )

  async function readFreshness(): Promise<void> {
    const reply = await client.call('freshness.get', {})
    if (reply.ok) set({ freshness: reply.value })
  }
  const stops = [
    client.onNews(['postings'], () => {
      foresight.forget()
      void finding.readCounts()
      finding.readAgain()
    }),
    client.onNews('notices', informing.readAll),
    client.onNews('numbers', () => void ticketing.readWaiting()),
    client.onNews(['sync', 'postings', 'site'], () => void readFreshness()),
    client.onLine(line => {
      const { line: before, freshness } = get()
      const wasAway = before === 'away'
      set({
        line,
        ...(line === 'away' && freshness ? { freshness: whenLineIsLost(freshness, options.now()) } : {}),
      })
      if (line !== 'connected' || !wasAway) return
      void readFreshness()
      void finding.readCounts()
      informing.readAll()
    }),
  ]
  void readFreshness()
  void finding.readCounts()
  void informing.readNotices()

  function readAgain(): void {
    finding.readAgain()
    informing.readAgain()
  }

  const actions = {
    ...finding,
    ...registering,
    ...typing,
    foresee: foresight.foresee,
    foreseeKey: foresight.foreseeKey,
    ...informing,
    ...ticketing,
    ...interest,
    ...reporting,
    ...mine,
    ...papers,
    /** Reads again what the page shows, after a failure. */
    readAgain,
    goHome(): void {
      typing.closeField()
      set({ view: { at: 'home' }, past: [] })
      void typing.prepare()
    },
    showKinds: () => open({ at: 'kinds' }),
    openSearch(): void {
      finding.showSearch()
      typing.openField('search')
    },
    /** To the page before; from the first one home. An open group of kinds closes first. */
    back(): void {
      const { view, past, form } = get()
      if (view.at === 'receipt' || form?.status.at === 'sending') return
      if (view.at === 'register' && view.group !== null) {
        change({ ...view, group: null })
        return
      }
      typing.closeField()
      const before = past.at(-1) ?? backFrom(view)
      set({ view: before, past: past.slice(0, -1) })
      readAgain()
    },
    nextSize(): void {
      set({ size: textSizes[(textSizes.indexOf(get().size) + 1) % textSizes.length] ?? 1 })
      finding.readAgain()
    },
    switchReach(): void {
      set({ isLow: !get().isLow })
      finding.readAgain()
    },
    nextLanguage(): void {
      set({ language: nextLanguage(get().language, site.language) })
    },
    setLandscape(isLandscape: boolean): void {
      if (isLandscape === get().isLandscape) return
      set({ isLandscape })
      finding.readAgain()
    },
  }

  return {
    store,
    actions,
    /** Ends the turn: nothing is heard or written any more, and nothing stays in it. */
    end(): void {
      typing.cancelTyping()
      foresight.forget()
      store.setState({
        view: { at: 'attract' },
        past: [],
        searchText: '',
        form: null,
        typing: null,
        ...nothingLeft(),
        ticket: null,
        known: [],
      })
      hasEnded = true
      client.forget()
      for (const stop of stops) stop()
    },
  }
}

/** What a person may have left or asked for beside the form. */
const nothingLeft = () => ({
  interest: null,
  report: null,
  mine: null,
  printing: { at: 'ready' } as const,
  prints: 0,
})

/** Goes round from the site's own language and back to it. */
export function nextLanguage(language: Language, own: Language): Language {
  const round = [own, ...others.filter(other => other !== own)]
  return round[(round.indexOf(language) + 1) % round.length] ?? own
}

/** Where Back leads from a page that nothing was before: a step back in the form, else home. */
function backFrom(view: View): View {
  const step = view.at === 'register' ? registerSteps[registerSteps.indexOf(view.step) - 1] : undefined
  return step ? { at: 'register', step, group: null } : { at: 'home' }
}

export function textOf({ searchText, form }: TouchState, field: TypedField): string {
  if (field === 'search') return searchText
  return (field === 'name' ? form?.name : form?.contact.number) ?? ''
}
