// The register of employers: found by typing, kept by the desk, their licence seen every six months.
import { appendAudit } from '../../../db/audit.ts'
import { type Employer, findEmployer, findEmployerNamed, saveEmployer, searchEmployers } from '../../../db/employers.ts'
import { isCreditCode } from '../../../db/model/id-number.ts'
import { licenceDueOn } from '../../../db/model/licence.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import type { ReadDb } from '../../../db/open.ts'
import { countLiveOfEmployer } from '../../../db/own-postings.ts'
import { findStaff } from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { EmployerRow } from '../../contract/desk-postings.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, HostTools, QueryContext } from '../context.ts'

function toRow({ settings, now }: HostTools, site: ReadDb<'site'>, employer: Employer): EmployerRow {
  const today = marketDay(now(), settings.timeZone)
  const { id, name, creditCode, contactName, contactPhone, notes, licenceSeenOn, licenceDueOn: dueOn } = employer
  return {
    id,
    name,
    creditCode,
    contactName,
    contactPhone,
    notes,
    licence:
      licenceSeenOn && dueOn
        ? {
            seenOn: licenceSeenOn,
            seenBy: findStaff(site, employer.licenceSeenBy ?? '')?.name ?? '',
            dueOn,
            isDue: dueOn <= today,
          }
        : null,
    live: countLiveOfEmployer(site, id, now().toISOString()),
  }
}

export function find(
  context: QueryContext,
  { text, limit }: ParsedInputOf<'desk', 'employers.find'>,
): OutputOf<'desk', 'employers.find'> {
  const today = marketDay(context.now(), context.settings.timeZone)
  const { total, due, rows } = searchEmployers(context.site, text, { today, limit })
  return { total, due, rows: rows.map(employer => toRow(context, context.site, employer)) }
}

/** @throws ProblemError `bad-input`: a false credit code, or one that another employer has */
export function save(context: CommandContext, input: ParsedInputOf<'desk', 'employers.save'>): EmployerRow {
  const { site, staff, settings } = context
  if (!staff) throw new ProblemError('locked')
  const creditCode = input.creditCode === '' ? null : input.creditCode
  if (creditCode !== null && !isCreditCode(creditCode))
    throw new ProblemError('bad-input', { fields: { creditCode: 'credit-code-invalid' } })
  const owner = creditCode === null ? undefined : findEmployerNamed(site, { name: input.name, creditCode })
  if (owner && owner.creditCode === creditCode && owner.id !== input.id)
    throw new ProblemError('bad-input', { fields: { creditCode: 'credit-code-taken' } })
  const before = findEmployer(site, input.id)
  const at = context.now().toISOString()
  const today = marketDay(context.now(), settings.timeZone)
  const licence = input.licenceSeen
    ? { licenceSeenOn: today, licenceDueOn: licenceDueOn(today), licenceSeenBy: staff.id }
    : {
        licenceSeenOn: before?.licenceSeenOn ?? null,
        licenceDueOn: before?.licenceDueOn ?? null,
        licenceSeenBy: before?.licenceSeenBy ?? null,
      }
  const { id, contactName, contactPhone, notes } = input
  const name = input.name.normalize('NFKC')
  const employer: Employer = { id, name, creditCode, contactName, contactPhone, notes, ...licence }
  saveEmployer(site, employer, { at, clerkId: staff.id })
  appendAudit(site, { at, staffId: staff.id, action: 'employer.save', subject: id })
  if (input.licenceSeen) appendAudit(site, { at, staffId: staff.id, action: 'employer.see-licence', subject: id })
  context.announce('postings')
  return toRow(context, site, employer)
}
