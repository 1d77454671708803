// What waits for the centre and what it refused, of every kind; sent again, put right, opened on purpose.
import { appendAudit } from '../../../db/audit.ts'
import { findInterest, findInterestNumber } from '../../../db/interests.ts'
import { isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import { maskName, type Registration } from '../../../db/model/registration.ts'
import { listRefused, replaceInterestNumber, sendRefusedAgain, summarizeKinds } from '../../../db/refused.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { RefusedView } from '../../contract/desk-sync.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'

type Nothing = Record<string, never>

export const listKinds = ({ site }: QueryContext): OutputOf<'desk', 'sync.kinds'> => ({ rows: summarizeKinds(site) })

export function list(
  { site }: QueryContext,
  page: ParsedInputOf<'desk', 'sync.refused'>,
): OutputOf<'desk', 'sync.refused'> {
  const { total, rows } = listRefused(site, page)
  return {
    total,
    rows: rows.map(
      ({ kind, id, op, refusal, refusedAt, body, title }): RefusedView => ({
        kind,
        id,
        isErasure: op === 'delete',
        refusal,
        refusedAt,
        maskedName: body === null ? null : maskName((JSON.parse(body) as Registration).name),
        title,
      }),
    ),
  }
}

function goesOut(context: CommandContext): Nothing {
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => context.sync.wake())
  return {}
}

export function resend(context: CommandContext, { kind, id }: ParsedInputOf<'desk', 'sync.resend'>): Nothing {
  const at = context.now().toISOString()
  const staffId = context.staff?.id ?? null
  if (!sendRefusedAgain(context.site, { kind, id, staffId, at })) throw new ProblemError('not-found')
  const action = kind === 'registration' ? 'registration.resend' : 'outbox.resend'
  appendAudit(context.site, { at, staffId, action, subject: id, details: { kind } })
  return goesOut(context)
}

export function openInterest({ site, staff, now }: CommandContext, { id }: { id: string }): { number: string } {
  const number = findInterest(site, id) && findInterestNumber(site, id)
  if (!number) throw new ProblemError('not-found')
  appendAudit(site, { at: now().toISOString(), staffId: staff?.id ?? null, action: 'interest.open', subject: id })
  return { number }
}

export function mendInterest(context: CommandContext, input: ParsedInputOf<'desk', 'interests.mend'>): Nothing {
  const { site, staff } = context
  const at = context.now().toISOString()
  const number = normalizePhone(input.number)
  const kind = isMobile(number) ? 'mobile' : isLandline(number) ? 'landline' : null
  if (kind === null) throw new ProblemError('bad-input', { fields: { number: 'phone-invalid' } })
  if (!findInterestNumber(site, input.id) || !replaceInterestNumber(site, { id: input.id, number, kind, at }))
    throw new ProblemError('not-found')
  appendAudit(site, { at, staffId: staff?.id ?? null, action: 'interest.mend', subject: input.id })
  return goesOut(context)
}
