// This site's own postings: the list, and one form that is drafted, published behind the gate of the six elements, or withdrawn.
import type { Element } from '../../../db/model/posting.ts'
import { screeningCode } from '../../../db/model/screening/phrases.ts'
import { type FieldFinding, isForbidden } from '../../../db/model/screening/screening.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import type { OwnShow } from '../../../electron/contract/desk-postings.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import { createDraftKeeper, type DraftState } from '../draft-keeper.ts'
import type { Kit } from '../kit.ts'
import type { PostingsPlace } from './places.ts'
import {
  checkPosting,
  emptyPosting,
  faultsOfHost,
  findingsOf,
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
  findings: readonly FieldFinding[]
  shown: readonly PostingField[] | 'all'
  draft: DraftState
  status:
    | { step: 'editing' }
    | { step: 'saving' }
    /** `problem` is null where the form itself says what is wrong. */
    | { step: 'refused'; problem: Problem | null }
  attempts: number
}

export type Act = 'saved' | 'published' | 'waits' | 'withdrawn' | 'counted' | 'full' | 'extended'

export type PostingsState = {
  list:
    | { state: 'reading' }
    | { state: 'ready'; rows: readonly OwnPostingRow[] }
    | { state: 'failed'; problem: Problem }
  counts: Record<OwnShow, number>
  /** Which of them are listed, and from which on. */
  show: OwnShow
  /** A kind of work, a group of them, or `none` where nobody said which; null: any. */
  kind: string | null
  offset: number
  place: PostingsPlace
  /** null: the list is shown. */
  open: OpenForm | null
  /** What was done last, said until the next act. */
  done: { act: Act; row: OwnPostingRow } | null
  /** What was refused of an act on a row. */
  trouble: Problem | null
}

export const initialPostings: PostingsState = {
  list: { state: 'reading' },
  counts: { all: 0, live: 0, draft: 0, waiting: 0, ended: 0 },
  show: 'all',
  kind: null,
  offset: 0,
  place: 'ledger',
  open: null,
  done: null,
  trouble: null,
}

export const rowsPerPage = 100

/** How many days one key puts the end off. */
export const extendDays = 15

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

  const judged = (form: PostingForm) => ({
    faults: checkPosting(form, kit.today(), kit.site.timeZone),
    missing: missingOf(form),
    findings: findingsOf(form),
  })

  function show(form: PostingForm, draft: DraftState): void {
    patch({ open: { ...judged(form), form, shown: [], draft, status: { step: 'editing' }, attempts: 0 }, done: null })
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
    const { show, kind, offset } = kit.get().postings
    const reply = await kit.ask('postings.own', { show, kind, offset, limit: rowsPerPage })
    const { gate, postings } = kit.get()
    if (gate.state !== 'open' || postings.show !== show || postings.kind !== kind || postings.offset !== offset) return
    if (!reply.ok) return patch({ list: { state: 'failed', problem: reply.problem } })
    patch({ list: { state: 'ready', rows: reply.value.rows }, counts: reply.value.counts })
  }

  /** What the law or a word keeps from being published; asked before the host is. */
  function phraseProblem({ findings, form }: OpenForm): Problem | null {
    const codes = screeningCode.options.filter(code => findings.some(finding => finding.code === code))
    const forbidden = codes.filter(isForbidden)
    if (forbidden.length > 0) return { code: 'phrases-forbidden', details: { codes: forbidden } }
    return codes.length > 0 && form.why.trim() === '' ? { code: 'phrases-doubtful', details: { codes } } : null
  }

  /** Said over the list as it is now. */
  async function say(done: NonNullable<PostingsState['done']>): Promise<void> {
    await read()
    if (kit.get().gate.state === 'open') patch({ done, trouble: null })
  }

  /** Says what came of an act on a row of the ledger. */
  async function settle(asked: Promise<Reply<OwnPostingRow>>, act: Act): Promise<void> {
    const reply = await asked
    if (reply.ok) await say({ act, row: reply.value })
    else patch({ trouble: reply.problem, done: null })
  }

  async function send(act: 'saved' | 'published'): Promise<void> {
    const { open } = kit.get().postings
    if (!open || open.status.step === 'saving') return
    const today = kit.today()
    const { faults, missing } = judged(open.form)
    if (Object.keys(faults).length > 0) return refuse(null, faults)
    if (act === 'published' && missing.length > 0) return refuse({ code: 'elements-missing', details: { missing } })
    const phrases = act === 'published' ? phraseProblem(open) : null
    if (phrases) return refuse(phrases, phrases.code === 'phrases-doubtful' ? { why: 'why-missing' } : {})
    patch({ open: { ...open, status: { step: 'saving' } } })
    await keeper.flush()
    const call = act === 'saved' ? 'postings.save' : 'postings.publish'
    const reply = await kit.ask(call, toPosting(open.form, today, kit.site.timeZone))
    const { postings } = kit.get()
    if (postings.open?.form.id !== open.form.id) return
    if (!reply.ok) return refuse(reply.problem, faultsOfHost(fieldCodesOf(reply.problem)))
    await keeper.settle()
    await kit.ask('drafts.drop', { form: 'posting' })
    const isWaiting = act === 'published' && reply.value.urgentState === 'waiting'
    patch({ open: null, trouble: null })
    await say({ act: isWaiting ? 'waits' : act, row: reply.value })
  }

  return {
    read,

    /** A new form; one that was left half filled comes back instead. */
    begin(): void {
      if (!kit.get().postings.open) show(emptyPosting(kit.makeId(), kit.today()), { step: 'none' })
    },

    async edit(row: OwnPostingRow): Promise<void> {
      const reply = await kit.ask('postings.ownGet', { id: row.id })
      if (reply.ok) show(formOfPosting(reply.value, row.state, kit.site.timeZone), { step: 'none' })
      else patch({ list: { state: 'failed', problem: reply.problem } })
    },

    change(change: Partial<PostingForm>): void {
      const { open } = kit.get().postings
      if (!open || open.status.step === 'saving') return
      const form = { ...open.form, ...change }
      patch({ open: { ...open, ...judged(form), form, status: { step: 'editing' } } })
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

    async withdraw({ id, state }: OwnPostingRow): Promise<void> {
      if (state === 'published') await settle(kit.ask('postings.withdraw', { id }), 'withdrawn')
    },

    /** So many fewer (or, after a slip, more) are wanted. */
    async count({ id, state }: OwnPostingRow, by: number): Promise<void> {
      if (state === 'published') await settle(kit.ask('postings.count', { id, by }), 'counted')
    },

    async fill({ id, state }: OwnPostingRow): Promise<void> {
      if (state === 'published') await settle(kit.ask('postings.close', { id }), 'full')
    },

    async extend({ id, state }: OwnPostingRow): Promise<void> {
      if (state === 'published') await settle(kit.ask('postings.extend', { id, days: extendDays }), 'extended')
    },

    /** Lists another part, from its beginning. */
    async list(show: OwnShow): Promise<void> {
      patch({ show, offset: 0, done: null, trouble: null })
      await read()
    },

    /** Lists postings of one kind or group only; null: of all. */
    async chooseKind(kind: string | null): Promise<void> {
      patch({ kind, offset: 0, done: null, trouble: null })
      await read()
    },

    async turn(by: 1 | -1): Promise<void> {
      const { offset, counts, show } = kit.get().postings
      const next = offset + by * rowsPerPage
      if (next < 0 || next >= counts[show]) return
      patch({ offset: next })
      await read()
    },

    go(place: PostingsPlace): void {
      patch({ place, done: null, trouble: null })
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
