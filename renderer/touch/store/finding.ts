// Finding work: counts, lists with their chips and pages, one posting, search while typing.
import { groupOf } from '../../../db/model/kinds.ts'
import type { TouchPostingDetail } from '../../../electron/contract/views.ts'
import { type Ask, createLatest, type Part } from './part.ts'
import { type ListQuery, type Sort, searchOf, type Toggle } from './questions.ts'
import { rowsPerPage } from './rows-per-page.ts'
import { keepSameRows } from './same-rows.ts'
import type { TouchState } from './state.ts'
import { type Asked, noRows, type Rows } from './view.ts'

export type Finding = ReturnType<typeof createFinding>

/** @param ask asks the host; an answer that is there already is given at once, so that all is drawn in one go (foresight.ts) */
export function createFinding({ client, get, set, open, change }: Part, ask: Ask) {
  const listQuestions = createLatest()
  const postingQuestions = createLatest()
  const searchQuestions = createLatest()

  async function readCounts(): Promise<void> {
    const counts = await client.call('kinds.count', {})
    if (counts.ok) set({ counts: counts.value })
    const best = await client.call('postings.search', { urgent: true, sort: 'pay', limit: 1 })
    if (best.ok) set({ best: best.value.rows[0] ?? null })
  }

  async function readList(): Promise<void> {
    const { view } = get()
    if (view.at !== 'list') return
    const isLatest = listQuestions.next()
    const { query, first } = view
    const limit = rowsPerPage(get())
    const asked = ask('postings.search', { ...searchOf(query), offset: first, limit })
    const reply = asked instanceof Promise ? await asked : asked
    const now = get().view
    if (!isLatest() || now.at !== 'list') return
    // Postings went away while somebody read: the last page that there is now.
    if (reply.ok && reply.value.rows.length === 0 && reply.value.total > 0 && first > 0) {
      change({ ...now, first: Math.floor((reply.value.total - 1) / limit) * limit })
      return readList()
    }
    change({
      ...now,
      result: reply.ok
        ? { at: 'ready', value: keepSameRows(shownOf(now.result), reply.value) }
        : { at: 'failed', problem: reply.problem },
    })
  }

  async function readPosting(): Promise<void> {
    const { view } = get()
    if (view.at !== 'posting') return
    const isLatest = postingQuestions.next()
    const asked = ask('postings.get', { id: view.id })
    const reply = asked instanceof Promise ? await asked : asked
    const now = get().view
    if (!isLatest() || now.at !== 'posting' || now.id !== view.id) return
    change({
      ...now,
      result: reply.ok ? { at: 'ready', value: reply.value } : { at: 'failed', problem: reply.problem },
    })
    // Not before: nobody waits for a posting because of the others.
    void readSimilar(view.id)
  }

  /** They come after the posting itself; where they do not come, nothing is missed. */
  async function readSimilar(id: string): Promise<void> {
    const reply = await client.call('postings.similar', { id })
    const now = get().view
    if (reply.ok && now.at === 'posting' && now.id === id) change({ ...now, similar: reply.value.rows })
  }

  async function readSearch(): Promise<void> {
    const { view } = get()
    if (view.at !== 'search') return
    const isLatest = searchQuestions.next()
    const text = searchedText(get()).trim()
    if (text === '') return change({ at: 'search', text, result: { at: 'ready', value: noRows } })
    const asked = ask('postings.search', { text: text.slice(0, 100), limit: 12 })
    const reply = asked instanceof Promise ? await asked : asked
    const now = get().view
    if (!isLatest() || now.at !== 'search') return
    change({
      at: 'search',
      text,
      result: reply.ok
        ? { at: 'ready', value: keepSameRows(shownOf(now.result), reply.value) }
        : { at: 'failed', problem: reply.problem },
    })
  }

  function showList(query: ListQuery): void {
    open({ at: 'list', query, first: 0, result: asking<Rows>(null) })
    void readList()
  }

  function changeList(change_: (query: ListQuery) => ListQuery): void {
    const { view } = get()
    if (view.at !== 'list') return
    change({ ...view, query: change_(view.query), first: 0, result: asking(shownOf(view.result)) })
    void readList()
  }

  return {
    readCounts,
    /** Reads again what the page shows, after news or a change of rows per page. */
    readAgain(): void {
      const { view } = get()
      if (view.at === 'list') void readList()
      if (view.at === 'posting') void readPosting()
      if (view.at === 'search') void readSearch()
    },
    readSearch,
    showKind(kind: string | null): void {
      showList({ kind, toggles: [], sort: 'newest', opened: null })
    },
    showQuestion(toggle: Toggle): void {
      showList({ kind: null, toggles: [toggle], sort: sortFor[toggle] ?? 'newest', opened: toggle })
    },
    switchToggle(toggle: Toggle): void {
      changeList(query => ({
        ...query,
        toggles: query.toggles.includes(toggle)
          ? query.toggles.filter(other => other !== toggle)
          : [...query.toggles, toggle],
      }))
    },
    /** One kind of the group shown; another tap on it shows the whole group again. */
    narrowToKind(kind: string): void {
      changeList(query => ({ ...query, kind: query.kind === kind ? groupOf(kind) : kind }))
    },
    clearToggles(): void {
      changeList(query => ({ ...query, toggles: query.opened ? [query.opened] : [] }))
    },
    sortBy(sort: Sort): void {
      changeList(query => ({ ...query, sort }))
    },
    /** @param step -1 for the page before, 1 for the next */
    turnPage(step: -1 | 1): void {
      const { view } = get()
      if (view.at !== 'list') return
      const total = shownOf(view.result)?.total ?? 0
      const first = Math.max(0, view.first + step * rowsPerPage(get()))
      if (first === view.first || first >= total) return
      change({ ...view, first, result: asking(shownOf(view.result)) })
      void readList()
    },
    showPosting(id: string): void {
      open({ at: 'posting', id, result: asking<TouchPostingDetail>(null), similar: null })
      void readPosting()
    },
    showSearch(): void {
      set({ searchText: '' })
      open({ at: 'search', text: '', result: { at: 'ready', value: noRows } })
    },
  }
}

/** What stands in the search field, letters still being composed included: they are found as pinyin. */
export function searchedText({ searchText, typing }: TouchState): string {
  return searchText + (typing?.field === 'search' ? typing.composition.replaceAll(' ', '') : '')
}

/** In what order a ready-made question opens; the newest first where nothing else is asked. */
const sortFor: Partial<Record<Toggle, Sort>> = { urgent: 'pay', near: 'near' }

const asking = <T>(value: T | null): Asked<T> => ({ at: 'asking', value })

export function shownOf<T>(asked: Asked<T>): T | null {
  return asked.at === 'failed' ? null : asked.value
}

/** Page number and count of a list, both from 1. */
export function pageOf({ first, total, limit }: { first: number; total: number; limit: number }) {
  return { page: Math.floor(first / limit) + 1, pages: Math.max(1, Math.ceil(total / limit)) }
}
