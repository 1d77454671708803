// The registrations of one market day, masked; one of them opened on purpose, which the host writes into its log.
import { addDays } from '../../../db/model/market-time.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { RegistrationDetail, RegistrationRow } from '../../../electron/contract/views.ts'
import type { Kit } from '../kit.ts'

export const pageSize = 50

export type TodayState = {
  /** null: today, whichever day that is. */
  day: string | null
  /** Instead of a day: those the centre refused, of any day. */
  isRefused: boolean
  offset: number
  list:
    | { state: 'reading' }
    | { state: 'ready'; day: string; total: number; rows: readonly RegistrationRow[] }
    | { state: 'failed'; problem: Problem }
  opened:
    | { state: 'none' }
    | { state: 'reading'; id: string }
    | {
        state: 'shown'
        id: string
        detail: RegistrationDetail
        resending: 'no' | 'sending' | 'sent'
        renewing: 'no' | 'sending' | 'done' | Problem
      }
    | { state: 'failed'; id: string; problem: Problem }
}

export const initialToday: TodayState = {
  day: null,
  isRefused: false,
  offset: 0,
  list: { state: 'reading' },
  opened: { state: 'none' },
}

export function createTodayPart(kit: Kit, { onChange }: { onChange(detail: RegistrationDetail): void }) {
  const patch = (change: Partial<TodayState>) => kit.set({ today: { ...kit.get().today, ...change } })
  /** Answers to older questions are dropped. */
  let asked = 0

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const { day, isRefused, offset } = kit.get().today
    const shownDay = day ?? kit.today()
    const which = isRefused ? { refused: true } : { day: shownDay }
    const reply = await kit.ask('registrations.list', { ...which, limit: pageSize, offset })
    if (mine !== asked || kit.get().gate.state !== 'open') return
    patch({
      list: reply.ok
        ? { state: 'ready', day: shownDay, total: reply.value.total, rows: reply.value.rows }
        : { state: 'failed', problem: reply.problem },
    })
  }

  return {
    read,

    /** Another day: -1 the one before, 1 the next; never after today. */
    async turnDay(by: -1 | 1): Promise<void> {
      const today = kit.today()
      const next = addDays(kit.get().today.day ?? today, by)
      if (next > today || kit.get().today.isRefused) return
      patch({ day: next === today ? null : next, offset: 0, opened: { state: 'none' } })
      await read()
    },

    /** All that were refused, or back to today. */
    async showRefused(isRefused: boolean): Promise<void> {
      patch({ day: null, isRefused, offset: 0, list: { state: 'reading' }, opened: { state: 'none' } })
      await read()
    },

    async turnPage(by: -1 | 1): Promise<void> {
      const { offset, list } = kit.get().today
      const next = offset + by * pageSize
      if (next < 0 || (list.state === 'ready' && next >= list.total)) return
      patch({ offset: next, opened: { state: 'none' } })
      await read()
    },

    /** Shows one person whole. The look stands in the audit log before anything is shown. */
    async open(id: string): Promise<void> {
      patch({ opened: { state: 'reading', id } })
      const reply = await kit.ask('registrations.open', { id })
      const { opened } = kit.get().today
      if (opened.state !== 'reading' || opened.id !== id) return
      patch({
        opened: reply.ok
          ? { state: 'shown', id, detail: reply.value, resending: 'no', renewing: 'no' }
          : { state: 'failed', id, problem: reply.problem },
      })
    },

    close: () => patch({ opened: { state: 'none' } }),

    /** Leads to the form with everything of this person in it. */
    change(): void {
      const { opened } = kit.get().today
      if (opened.state !== 'shown') return
      patch({ opened: { state: 'none' } })
      onChange(opened.detail)
    },

    /** Gives the registration another term. */
    async renew(): Promise<void> {
      const { opened } = kit.get().today
      if (opened.state !== 'shown' || opened.renewing === 'sending' || opened.detail.renewalsLeft === 0) return
      patch({ opened: { ...opened, renewing: 'sending' } })
      const reply = await kit.ask('registrations.renew', { id: opened.id })
      // What it is now, asked anew: the look is written into the log as well.
      const again = reply.ok ? await kit.ask('registrations.open', { id: opened.id }) : null
      const { opened: now } = kit.get().today
      if (now.state !== 'shown' || now.id !== opened.id) return
      if (!reply.ok) patch({ opened: { ...now, renewing: reply.problem } })
      else patch({ opened: { ...now, renewing: 'done', ...(again?.ok ? { detail: again.value } : {}) } })
    },

    /** Sends a refused one once more. */
    async resend(): Promise<void> {
      const { opened } = kit.get().today
      if (opened.state !== 'shown' || opened.detail.syncState !== 'refused' || opened.resending !== 'no') return
      patch({ opened: { ...opened, resending: 'sending' } })
      const reply = await kit.ask('registrations.resend', { id: opened.id })
      const { opened: now } = kit.get().today
      if (now.state === 'shown' && now.id === opened.id)
        patch({
          opened: reply.ok
            ? { ...now, resending: 'sent', detail: { ...now.detail, syncState: 'waiting', refusal: null } }
            : { state: 'failed', id: opened.id, problem: reply.problem },
        })
      await read()
    },

    /** The screen is locked: the day and the page stay, the people go. */
    leave(): void {
      asked += 1
      patch({ list: { state: 'reading' }, opened: { state: 'none' } })
    },
  }
}
