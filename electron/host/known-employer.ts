// Keeps the register of employers complete: whoever publishes is in it, found by typing the next time.
import { findEmployerNamed, saveEmployer } from '../../db/employers.ts'
import { isCreditCode } from '../../db/model/id-number.ts'
import { makeUuidV7 } from '../../db/model/ids.ts'
import type { DeskPosting } from '../contract/desk-postings.ts'
import type { CommandContext } from './context.ts'

/** The id of a form's employer in the register; one that is not there is put there, without a licence seen. */
export function rememberEmployer(context: CommandContext, form: DeskPosting): string | null {
  const { site, staff } = context
  const name = form.employer.name?.normalize('NFKC').trim()
  if (!name || !staff) return null
  const typed = form.employer.creditCode
  const creditCode = typed && isCreditCode(typed) ? typed : null
  const known = findEmployerNamed(site, { name, creditCode })
  const written = { at: context.now().toISOString(), clerkId: staff.id }
  if (known) {
    if (creditCode !== null && known.creditCode === null) saveEmployer(site, { ...known, creditCode }, written)
    return known.id
  }
  const id = makeUuidV7(context.now().getTime(), context.randomBytes(10))
  const licence = { licenceSeenOn: null, licenceDueOn: null, licenceSeenBy: null }
  const contactPhone = form.contact.phone
  saveEmployer(site, { id, name, creditCode, contactName: '', contactPhone, notes: '', ...licence }, written)
  return id
}
