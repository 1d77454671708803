// Notices at the desk: what hangs out, the centre's and our own; one form that is written, looked at, put up or thrown away; taking
// down; and the emergency of the moment, which every view shows.
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { NoticeView } from '../../../electron/contract/views.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import type { Kit } from '../kit.ts'
import { createNewestRead } from '../newest-read.ts'
import {
  checkNotice,
  emptyNotice,
  faultsOfHost,
  formOfNotice,
  type NoticeFaults,
  type NoticeField,
  type NoticeForm,
  toNotice,
} from './notice-form.ts'

type OwnNoticeRow = OutputOf<'desk', 'notices.own'>['rows'][number]

export type NoticeRow = { notice: NoticeView; state: 'published' | 'withdrawn'; isOwn: boolean }

export type OpenNotice = {
  form: NoticeForm
  faults: NoticeFaults
  shown: readonly NoticeField[] | 'all'
  /** An emergency is looked at as it will stand on the wall before it goes up. */
  step: 'write' | 'confirm'
  status: { step: 'editing' } | { step: 'saving' } | { step: 'refused'; problem: Problem | null }
  attempts: number
}

export type NoticesState = {
  list:
    | { state: 'reading' }
    | { state: 'ready'; own: readonly OwnNoticeRow[]; shown: readonly NoticeView[] }
    | { state: 'failed'; problem: Problem }
  openedId: string | null
  form: OpenNotice | null
  said: null | { act: 'published' | 'withdrawn'; title: string } | { act: 'failed'; problem: Problem }
}

export const initialNotices: NoticesState = { list: { state: 'reading' }, openedId: null, form: null, said: null }

/** Our own, newest first, then what the centre hangs out. */
export function noticeRows({ list }: NoticesState): readonly NoticeRow[] {
  if (list.state !== 'ready') return []
  const ids = new Set(list.own.map(row => row.notice.id))
  return [
    ...list.own.map(({ notice, state }) => ({ notice, state, isOwn: true })),
    ...list.shown
      .filter(notice => !ids.has(notice.id))
      .map(notice => ({ notice, state: 'published' as const, isOwn: false })),
  ]
}

export function createNoticesPart(kit: Kit) {
  const patch = (change: Partial<NoticesState>) => kit.set({ notices: { ...kit.get().notices, ...change } })
  const clock = () => ({ now: kit.tools.now(), site: kit.site })
  /** Forms that were open when the screen was locked, by person. */
  const held = new Map<string, OpenNotice>()
  const list = createNewestRead(
    async () => [await kit.ask('notices.own', {}), await kit.ask('notices.list', {})] as const,
    ([own, shown]) => {
      if (kit.get().gate.state !== 'open') return
      if (own.ok && shown.ok) return patch({ list: { state: 'ready', own: own.value.rows, shown: shown.value.rows } })
      // What is known stays: an emergency must not vanish from the bar because one answer failed.
      if (kit.get().notices.list.state === 'ready') return
      for (const reply of [own, shown]) if (!reply.ok) patch({ list: { state: 'failed', problem: reply.problem } })
    },
  )

  function show(form: NoticeForm): void {
    const faults = checkNotice(form, clock())
    const status = { step: 'editing' } as const
    patch({ form: { form, faults, shown: [], step: 'write', status, attempts: 0 }, said: null, openedId: null })
  }

  function refuse(open: OpenNotice, problem: Problem | null, faults: NoticeFaults): void {
    patch({
      form: {
        ...open,
        faults: { ...open.faults, ...faults },
        shown: 'all',
        step: Object.keys(faults).length > 0 ? 'write' : open.step,
        status: { step: 'refused', problem },
        attempts: open.attempts + 1,
      },
    })
  }

  /** Said over the list as it is now. */
  async function say(said: NoticesState['said']): Promise<void> {
    await list.read()
    if (kit.get().gate.state === 'open') patch({ said })
  }

  async function publish(): Promise<void> {
    const { form: open } = kit.get().notices
    if (!open || open.status.step === 'saving') return
    const faults = checkNotice(open.form, clock())
    if (Object.keys(faults).length > 0) return refuse(open, null, faults)
    if (open.form.mode === 'emergency' && open.step === 'write')
      return patch({ form: { ...open, faults, step: 'confirm', status: { step: 'editing' } } })
    patch({ form: { ...open, status: { step: 'saving' } } })
    const reply = await kit.ask('notices.publish', toNotice(open.form, clock()))
    const now = kit.get().notices.form
    if (now?.form.id !== open.form.id) return
    if (!reply.ok) return refuse(now, reply.problem, faultsOfHost(fieldCodesOf(reply.problem), open.form))
    patch({ form: null, openedId: null })
    await say({ act: 'published', title: reply.value.notice.title })
  }

  return {
    read: list.read,

    /** A new one; what was left half written comes back instead. */
    begin(mode: NoticeForm['mode']): void {
      if (!kit.get().notices.form) show(emptyNotice(kit.makeId(), mode))
    },

    edit(row: NoticeRow): void {
      if (row.isOwn && row.notice.kind !== 'emergency')
        show(formOfNotice(row.notice, row.state === 'published', { site: kit.site }))
    },

    change(change: Partial<NoticeForm>): void {
      const { form: open } = kit.get().notices
      if (!open || open.status.step === 'saving') return
      const form = { ...open.form, ...change }
      patch({ form: { ...open, form, faults: checkNotice(form, clock()), status: { step: 'editing' } } })
    },

    leaveField(field: NoticeField): void {
      const { form: open } = kit.get().notices
      if (open && open.shown !== 'all' && !open.shown.includes(field))
        patch({ form: { ...open, shown: [...open.shown, field] } })
    },

    publish,

    /** From the preview back to the words; from there the form is thrown away. */
    back(): void {
      const { form: open } = kit.get().notices
      if (open?.step === 'confirm' && open.status.step !== 'saving')
        patch({ form: { ...open, step: 'write', status: { step: 'editing' } } })
    },

    discard(): void {
      if (kit.get().notices.form?.status.step !== 'saving') patch({ form: null })
    },

    open: (openedId: string | null) => patch({ openedId, said: null }),

    async withdraw(id: string): Promise<void> {
      const reply = await kit.ask('notices.withdraw', { id })
      patch({ openedId: null })
      await say(
        reply.ok ? { act: 'withdrawn', title: reply.value.notice.title } : { act: 'failed', problem: reply.problem },
      )
    },

    /** Brings back the form that this person had open. */
    restore(staffId: string): void {
      const form = held.get(staffId)
      held.delete(staffId)
      if (form) patch({ form: { ...form, step: 'write', status: { step: 'editing' } } })
    },

    leave(staffId: string): void {
      const { form } = kit.get().notices
      if (form) held.set(staffId, form)
      kit.set({ notices: initialNotices })
    },
  }
}
