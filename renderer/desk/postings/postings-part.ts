// This site's own postings: the list, and one form that is drafted, published behind the gate of the six elements, or withdrawn.
import type { Element } from '../../../db/model/posting.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import { createDraftKeeper, type DraftState } from '../draft-keeper.ts'
import type { Kit } from '../kit.ts'
import {
  checkPosting,
  emptyPosting,
  faultsOfHost,
  formOfPosting,
  missingOf,
  type PostingFaults,
  type PostingField,
  type PostingForm,
  postingForm,
  toPosting,
} from './posting-form.ts'

export type OwnPostingRow = OutputOf<'desk', 'postings.own'>['rows'][number]

export type OpenForm = {
  form: PostingForm
  faults: PostingFaults
  missing: readonly Element[]
  shown: readonly PostingField[] | 'all'
  draft: DraftState
  status:
    | { step: 'editing' }
    | { step: 'saving' }
    /** `problem` is null where the form itself says what is wrong. */
    | { step: 'refused'; problem: Problem | null }
  attempts: number
}

export type PostingsState = {
  list:
    | { state: 'reading' }
    | { state: 'ready'; rows: readonly OwnPostingRow[] }
    | { state: 'failed'; problem: Problem }
  /** null: the list is shown. */
  open: OpenForm | null
  /** What was done last, said until the next act. */
  done: { act: 'saved' | 'published' | 'withdrawn'; row: OwnPostingRow } | null
}

export const initialPostings: PostingsState = { list: { state: 'reading' }, open: null, done: null }

export function createPostingsPart(kit: Kit) {
  let held: { staffId: string; form: PostingForm } | null = null
  const patch = (change: Partial<PostingsState>) => kit.set({ postings: { ...kit.get().postings, ...change } })

  const keeper = createDraftKeeper({
    schedule: kit.tools.schedule,
    async save(body) {
      const reply = await kit.ask('drafts.save', { form: 'posting', body })
      return reply.ok ? reply.value.savedAt : null
    },
    onState(draft) {
      const { open } = kit.get().postings
      if (open) patch({ open: { ...open, draft } })
    },
  })

  function show(form: PostingForm, draft: DraftState): void {
    const faults = checkPosting(form, kit.today())
    const status = { step: 'editing' } as const
    patch({ open: { form, faults, missing: missingOf(form), shown: [], draft, status, attempts: 0 }, done: null })
  }

  function refuse(problem: Problem | null, hostFaults: PostingFaults = {}): void {
    const { open } = kit.get().postings
    if (!open) return
    const faults = { ...open.faults, ...hostFaults }
    patch({
      open: { ...open, faults, shown: 'all', status: { step: 'refused', problem }, attempts: open.attempts + 1 },
    })
  }

  async function read(): Promise<void> {
    const reply = await kit.ask('postings.own', {})
    if (kit.get().gate.state !== 'open') return
    patch({
      list: reply.ok ? { state: 'ready', rows: reply.value.rows } : { state: 'failed', problem: reply.problem },
    })
  }

  async function send(act: 'saved' | 'published'): Promise<void> {
    const { open } = kit.get().postings
    if (!open || open.status.step === 'saving') return
    const today = kit.today()
    const faults = checkPosting(open.form, today)
    const missing = missingOf(open.form)
    if (Object.keys(faults).length > 0) return refuse(null, faults)
    if (act === 'published' && missing.length > 0) return refuse({ code: 'elements-missing', details: { missing } })
    patch({ open: { ...open, status: { step: 'saving' } } })
    await keeper.flush()
    const call = act === 'saved' ? 'postings.save' : 'postings.publish'
    const reply = await kit.ask(call, toPosting(open.form, today))
    const { postings } = kit.get()
    if (postings.open?.form.id !== open.form.id) return
    if (!reply.ok) return refuse(reply.problem, faultsOfHost(fieldCodesOf(reply.problem)))
    await keeper.settle()
    await kit.ask('drafts.drop', { form: 'posting' })
    patch({ open: null, done: { act, row: reply.value } })
    await read()
  }

  return {
    read,

    /** A new form; one that was left half filled comes back instead. */
    begin(): void {
      if (!kit.get().postings.open) show(emptyPosting(kit.makeId(), kit.today()), { step: 'none' })
    },

    async edit(row: OwnPostingRow): Promise<void> {
      const reply = await kit.ask('postings.ownGet', { id: row.id })
      if (reply.ok) show(formOfPosting(reply.value, row.state), { step: 'none' })
      else patch({ list: { state: 'failed', problem: reply.problem } })
    },

    change(change: Partial<PostingForm>): void {
      const { open } = kit.get().postings
      if (!open || open.status.step === 'saving') return
      const form = { ...open.form, ...change }
      const faults = checkPosting(form, kit.today())
      patch({ open: { ...open, form, faults, missing: missingOf(form), status: { step: 'editing' } } })
      keeper.change(form)
    },

    leaveField(field: PostingField): void {
      const { open } = kit.get().postings
      if (!open) return
      if (open.shown !== 'all' && !open.shown.includes(field))
        patch({ open: { ...open, shown: [...open.shown, field] } })
      void keeper.flush()
    },

    saveDraft: () => send('saved'),
    publish: () => send('published'),

    /** Closes the form without keeping what was typed since it was opened. */
    async discard(): Promise<void> {
      const { open } = kit.get().postings
      if (!open || open.status.step === 'saving') return
      patch({ open: null })
      await keeper.settle()
      await kit.ask('drafts.drop', { form: 'posting' })
    },

    async withdraw(row: OwnPostingRow): Promise<void> {
      if (row.state !== 'published') return
      const reply = await kit.ask('postings.withdraw', { id: row.id })
      if (reply.ok) patch({ done: { act: 'withdrawn', row: reply.value } })
      else patch({ list: { state: 'failed', problem: reply.problem } })
      if (reply.ok) await read()
    },

    flush: () => keeper.flush(),

    /** Brings back the form that this person had open. */
    async restore(staffId: string): Promise<void> {
      if (held?.staffId === staffId) {
        const mine = held.form
        held = null
        show(mine, { step: 'saving' })
        keeper.change(mine)
        return
      }
      const reply = await kit.ask('drafts.get', { form: 'posting' })
      const { gate, postings } = kit.get()
      if (!reply.ok || gate.state !== 'open' || gate.staff.id !== staffId || postings.open) return
      const draft = postingForm.safeParse(reply.value.body)
      if (draft.success && reply.value.savedAt !== null) show(draft.data, { step: 'saved', at: reply.value.savedAt })
    },

    async leave(staffId: string): Promise<void> {
      const { open } = kit.get().postings
      kit.set({ postings: initialPostings })
      if (open && !(await keeper.flush())) held = { staffId, form: open.form }
      await keeper.settle()
    },

    forget: () => kit.set({ postings: initialPostings }),

    stop: () => void keeper.settle(),
  }
}
