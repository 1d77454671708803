// What hangs out: notices, emergencies, the directory of markets. Notices are read from the beginning, because an emergency may
// cover any page.
import type { MarketSiteView, NoticeView } from '../../../electron/contract/views.ts'
import { shownOf } from './finding.ts'
import { type AskedKind, type Audience, alarmKey, everything } from './notice-query.ts'
import { createLatest, type Part } from './part.ts'
import type { Asked } from './view.ts'

export function createInforming({ client, get, set, open, change }: Part) {
  const noticeQuestions = createLatest()
  const siteQuestions = createLatest()

  async function readNotices(): Promise<void> {
    const isLatest = noticeQuestions.next()
    const reply = await client.call('notices.list', {})
    if (!isLatest()) return
    if (reply.ok) return set({ notices: { at: 'ready', value: reply.value.rows } })
    // What was read before stays: each notice has its own end, by the clock of the page.
    if (shownOf(get().notices) === null) set({ notices: { at: 'failed', problem: reply.problem } })
  }

  async function readSites(): Promise<void> {
    if (get().view.at !== 'sites') return
    const isLatest = siteQuestions.next()
    const reply = await client.call('sites.list', {})
    const { view } = get()
    if (!isLatest() || view.at !== 'sites') return
    const result: Asked<readonly MarketSiteView[]> = reply.ok
      ? { at: 'ready', value: reply.value.rows }
      : { at: 'failed', problem: reply.problem }
    change({ ...view, result })
  }

  function readAgain(): void {
    const { view } = get()
    if (view.at === 'notices' || view.at === 'notice' || view.at === 'rights') void readNotices()
    if (view.at === 'sites') void readSites()
  }

  return {
    readNotices,
    readAgain,
    /** News of notices are news of the directory as well. */
    readAll(): void {
      void readNotices()
      void readSites()
    },
    showNotices: () => open({ at: 'notices', query: everything, first: 0 }),
    /** Another tap on the same kind shows all again. */
    chooseKind(kind: AskedKind): void {
      const { view } = get()
      if (view.at !== 'notices') return
      change({ ...view, query: { ...view.query, kind: view.query.kind === kind ? null : kind }, first: 0 })
    },
    switchAudience(one: Audience): void {
      const { view } = get()
      if (view.at !== 'notices') return
      const { audience } = view.query
      const chosen = audience.includes(one) ? audience.filter(other => other !== one) : [...audience, one]
      change({ ...view, query: { ...view.query, audience: chosen }, first: 0 })
    },
    clearNoticeQuery(): void {
      const { view } = get()
      if (view.at === 'notices') change({ ...view, query: everything, first: 0 })
    },
    showNotice: (id: string) => open({ at: 'notice', id }),
    showSites(): void {
      open({ at: 'sites', first: 0, result: { at: 'asking', value: null } })
      void readSites()
    },
    showRights: () => open({ at: 'rights' }),
    /** Leads a list of notices or markets to the page that begins with this row. */
    showFrom(first: number): void {
      const { view } = get()
      if (view.at === 'notices' || view.at === 'sites') change({ ...view, first })
    },
    /** This person has read an emergency: their page is theirs again. */
    takeNote(notice: NoticeView): void {
      set({ known: [...get().known, alarmKey(notice)] })
    },
  }
}
