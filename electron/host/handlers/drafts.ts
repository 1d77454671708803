// Keeps what a clerk has typed so far, so that it survives a lock, a crash and a power cut.
import { dropDraft, findDraft, saveDraft } from '../../../db/drafts.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'

/** The contract lets only unlocked desks call these; this says so to the compiler. */
function ownerOf({ staff }: Pick<QueryContext, 'staff'>): string {
  if (!staff) throw new ProblemError('locked')
  return staff.id
}

/** A form is a few kilobytes; more is not a form. */
const longestDraft = 64_000

export function save(
  context: CommandContext,
  { form, body }: ParsedInputOf<'desk', 'drafts.save'>,
): OutputOf<'desk', 'drafts.save'> {
  if (JSON.stringify(body).length > longestDraft) throw new ProblemError('bad-input', { fields: { body: 'too-long' } })
  const savedAt = context.now().toISOString()
  saveDraft(context.site, ownerOf(context), form, body, savedAt)
  return { savedAt }
}

export function get(
  context: QueryContext,
  { form }: ParsedInputOf<'desk', 'drafts.get'>,
): OutputOf<'desk', 'drafts.get'> {
  const draft = findDraft(context.site, ownerOf(context), form)
  return { body: (draft?.body ?? null) as OutputOf<'desk', 'drafts.get'>['body'], savedAt: draft?.savedAt ?? null }
}

export function drop(context: CommandContext, { form }: ParsedInputOf<'desk', 'drafts.drop'>): Record<string, never> {
  dropDraft(context.site, ownerOf(context), form)
  return {}
}
