// Takes a report of a posting that is false or asks for money. It names nobody and goes to the centre.

import { appendAudit } from '../../../db/audit.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { findReport, insertReport } from '../../../db/posting-reports.ts'
import { findPosting } from '../../../db/search.ts'
import type { ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext } from '../context.ts'

/** Stored once under its id. A posting that ended meanwhile can be reported all the same. */
export function submit(
  context: CommandContext,
  { id, postingId, reasons }: ParsedInputOf<'touch', 'reports.submit'>,
): Record<string, never> {
  const { site, settings } = context
  const now = context.now()
  const chosen = [...new Set(reasons)].sort()
  const before = findReport(site, id)
  if (before) {
    if (before.postingId !== postingId || before.reasons.join() !== chosen.join()) throw new ProblemError('conflict')
    return {}
  }
  const posting = findPosting(context.postings, postingId)
  if (!posting) throw new ProblemError('not-found')
  const at = now.toISOString()
  insertReport(
    site,
    { id, postingId, postingTitle: posting.title, reasons: chosen, createdAt: at },
    marketDay(now, settings.timeZone),
  )
  appendAudit(site, {
    at,
    staffId: null,
    action: 'posting.report',
    subject: postingId,
    details: { reasons: chosen.join() },
  })
  context.afterCommit(() => context.sync.wake())
  return {}
}
