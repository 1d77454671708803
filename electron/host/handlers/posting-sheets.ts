// Sheets of postings: an imported one is taken in whole or not at all; an exported one holds what is public.
import { createHash } from 'node:crypto'
import { appendAudit } from '../../../db/audit.ts'
import { findMapping, saveMapping } from '../../../db/import-mappings.ts'
import { isCreditCode } from '../../../db/model/id-number.ts'
import { payFlag } from '../../../db/model/pay.ts'
import { screenedCodes } from '../../../db/model/screening/screening.ts'
import type { ImportField } from '../../../db/model/sheet/columns.ts'
import { findOwnPosting, hasImported, listOwnPart, type OwnPosting } from '../../../db/own-postings.ts'
import { findCode } from '../../../db/short-codes.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { DeskPosting } from '../../contract/desk-postings.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { formOf, missingToPublish, saveForm, show, toOwnRow } from '../own-ledger.ts'
import { postingOfForm } from '../own-posting.ts'
import { faultsToPublish, putOut } from './own-postings.ts'

/** What makes two rows the same: all that is said of the posting, but not until when it is shown. */
function importKeyOf({ id: _id, validUntilDay: _day, ...said }: DeskPosting): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

/**
 * Takes rows in: complete ones are published, the others become drafts, those imported before stay as they are. One transaction.
 * @throws ProblemError `bad-input` with `rows.<n>.<path>` for a row that could not have come from a preview
 */
export function importRows(
  context: CommandContext,
  { header, mapping, rows, publish }: ParsedInputOf<'desk', 'postings.import'>,
): OutputOf<'desk', 'postings.import'> {
  const { site, staff } = context
  if (!staff) throw new ProblemError('locked')
  const now = context.now()
  const at = now.toISOString()
  const result = { published: 0, drafts: 0, known: 0 }
  const shown: OwnPosting[] = []
  const keys = new Set<string>()
  for (const [i, form] of rows.entries()) {
    if (form.urgent || findOwnPosting(site, form.id))
      throw new ProblemError('bad-input', { fields: { [`rows.${i}.id`]: 'invalid' } })
    if (form.employer.creditCode && !isCreditCode(form.employer.creditCode))
      throw new ProblemError('bad-input', { fields: { [`rows.${i}.employer.creditCode`]: 'credit-code-invalid' } })
    const key = importKeyOf(form)
    if (keys.has(key) || hasImported(site, key)) {
      result.known++
      continue
    }
    keys.add(key)
    const isReady =
      publish &&
      missingToPublish(form, context, at).length === 0 &&
      Object.keys(faultsToPublish(form, context, now)).length === 0 &&
      screenedCodes(form).length === 0 &&
      payFlag(postingOfForm(form, { settings: context.settings, publishedAt: at }).pay) === null
    if (isReady) shown.push(putOut(context, form, key))
    else saveForm(context, form, 'draft', { importKey: key })
    result[isReady ? 'published' : 'drafts']++
  }
  saveMapping(site, header, mapping, at)
  appendAudit(site, { at, staffId: staff.id, action: 'posting.import', details: result })
  if (shown.length) show(context, shown)
  context.announce('postings')
  return result
}

export function getMapping(
  { site }: QueryContext,
  { header }: { header: string },
): OutputOf<'desk', 'imports.mapping'> {
  return { mapping: findMapping(site, header) as Record<string, ImportField> | null }
}

/** The most a list on paper or in a sheet has. */
const mostExported = 5000

export function exportRows(
  context: QueryContext,
  { show: part, ids }: ParsedInputOf<'desk', 'postings.export'>,
): OutputOf<'desk', 'postings.export'> {
  const owns = ids
    ? ids.map(id => findOwnPosting(context.site, id)).filter(own => own !== undefined)
    : listOwnPart(context.site, part, { now: context.now().toISOString(), limit: mostExported, offset: 0 })
  return {
    rows: owns.map(own => {
      const { contact, ...form } = formOf(own)
      return {
        ...form,
        code: findCode(context.site, own.id),
        remaining: own.remaining,
        state: own.state,
        urgent: toOwnRow(context, context.site, own).urgent,
        phone: contact.policy === 'public' ? contact.phone : null,
      }
    }),
  }
}
