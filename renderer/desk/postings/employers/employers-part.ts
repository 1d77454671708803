// The register of employers: what fits the typed text, the one that is open, and what the posting form says of a licence.
import { isCreditCode } from '../../../../db/model/id-number.ts'
import type { DeskEmployer, EmployerRow } from '../../../../electron/contract/desk-postings.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import { fieldCodesOf } from '../../../shared/words.ts'
import type { Kit } from '../../kit.ts'

export type EmployerForm = {
  id: string
  name: string
  creditCode: string
  contactName: string
  contactPhone: string
  notes: string
  licenceSeen: boolean
}
export type EmployerField = 'name' | 'creditCode'

export type EmployersState = {
  text: string
  rows: readonly EmployerRow[]
  total: number
  due: number
  problem: Problem | null
  open: {
    form: EmployerForm
    row: EmployerRow | null
    faults: Partial<Record<EmployerField, string>>
    isSaving: boolean
    problem: Problem | null
  } | null
  saved: EmployerRow | null
  /** For the box of the posting form: what was typed there, and who fits. */
  suggested: { text: string; rows: readonly EmployerRow[] }
}

export const initialEmployers: EmployersState = {
  text: '',
  rows: [],
  total: 0,
  due: 0,
  problem: null,
  open: null,
  saved: null,
  suggested: { text: '', rows: [] },
}

const waitMs = 120
const mostRows = 100

export function createEmployersPart(kit: Kit) {
  const patch = (change: Partial<EmployersState>) => kit.set({ employers: { ...kit.get().employers, ...change } })
  let cancel = () => {}

  async function read(): Promise<void> {
    const { text } = kit.get().employers
    const reply = await kit.ask('employers.find', { text, limit: mostRows })
    if (kit.get().gate.state !== 'open' || kit.get().employers.text !== text) return
    patch(reply.ok ? { ...reply.value, problem: null } : { problem: reply.problem })
  }

  function check(form: EmployerForm): Partial<Record<EmployerField, string>> {
    const code = form.creditCode.normalize('NFKC').trim()
    return {
      ...(form.name.trim() === '' ? { name: 'employer-missing' } : {}),
      ...(code !== '' && !isCreditCode(code) ? { creditCode: 'credit-code-invalid' } : {}),
    }
  }

  function show(form: EmployerForm, row: EmployerRow | null): void {
    patch({ open: { form, row, faults: {}, isSaving: false, problem: null }, saved: null })
  }

  return {
    read,

    type(text: string): void {
      patch({ text })
      cancel()
      cancel = kit.tools.schedule(() => void read(), waitMs)
    },

    /** Who fits what is typed in the posting form. */
    suggest(text: string): void {
      cancel()
      if (text.trim() === '') {
        patch({ suggested: { text, rows: [] } })
        return
      }
      cancel = kit.tools.schedule(async () => {
        const reply = await kit.ask('employers.find', { text, limit: 6 })
        if (reply.ok && kit.get().gate.state === 'open') patch({ suggested: { text, rows: reply.value.rows } })
      }, waitMs)
    },

    begin(): void {
      const name = kit.get().employers.text.trim()
      const form = {
        id: kit.makeId(),
        name,
        creditCode: '',
        contactName: '',
        contactPhone: '',
        notes: '',
        licenceSeen: false,
      }
      show(form, null)
    },

    edit(row: EmployerRow): void {
      const { id, name, creditCode, contactName, contactPhone, notes } = row
      show({ id, name, creditCode: creditCode ?? '', contactName, contactPhone, notes, licenceSeen: false }, row)
    },

    change(change: Partial<EmployerForm>): void {
      const { open } = kit.get().employers
      if (!open || open.isSaving) return
      const form = { ...open.form, ...change }
      const faults = Object.keys(open.faults).length > 0 ? check(form) : {}
      patch({ open: { ...open, form, faults, problem: null } })
    },

    async save(): Promise<void> {
      const { open } = kit.get().employers
      if (!open || open.isSaving) return
      const faults = check(open.form)
      if (Object.keys(faults).length > 0) return patch({ open: { ...open, faults } })
      patch({ open: { ...open, isSaving: true } })
      const creditCode = open.form.creditCode.normalize('NFKC').trim().toUpperCase()
      const input: DeskEmployer = { ...open.form, creditCode }
      const reply = await kit.ask('employers.save', input)
      if (kit.get().gate.state !== 'open') return
      if (!reply.ok)
        return patch({
          open: { ...open, isSaving: false, faults: fieldCodesOf(reply.problem), problem: reply.problem },
        })
      // Said once the list is the new one, as everywhere at the desk.
      await read()
      const { open: now } = kit.get().employers
      if (kit.get().gate.state === 'open')
        patch({ saved: reply.value, ...(now?.form.id === open.form.id ? { open: null } : {}) })
    },

    close: () => patch({ open: null }),
    leave: () => kit.set({ employers: initialEmployers }),
    stop: () => cancel(),
  }
}
