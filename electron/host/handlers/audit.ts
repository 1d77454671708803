// The log for the head of station: listed by person, staff and day, and its chain checked.
import { appendAudit, listAudit } from '../../../db/audit.ts'
import {
  type ChainCheck,
  type ChainState,
  findChainCheck,
  saveChainCheck,
  verifyChain,
} from '../../../db/audit-chain.ts'
import { endOfDay, startOfDay } from '../../../db/model/market-time.ts'
import { listStaff } from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { ChainView } from '../../contract/desk-station.ts'
import type { Prepared, QueryContext } from '../context.ts'

function toView({ at, state }: ChainCheck): ChainView {
  return state.isWhole
    ? { at, isWhole: true, brokenAt: null, checked: state.end.seq, hash: state.end.hash }
    : { at, isWhole: false, brokenAt: state.brokenAt, checked: null, hash: null }
}

export function list(
  { site, settings }: QueryContext,
  { subject, staffId, day, limit, offset }: ParsedInputOf<'desk', 'audit.list'>,
): OutputOf<'desk', 'audit.list'> {
  const { timeZone } = settings
  const time = day && {
    from: startOfDay(day, timeZone).toISOString(),
    until: endOfDay(day, timeZone).toISOString(),
  }
  const { total, rows } = listAudit(site, { subject, staffId, ...time, limit, offset })
  const names = new Map(listStaff(site).map(member => [member.id, member.name]))
  const check = findChainCheck(site)
  return {
    total,
    rows: rows.map(({ staffId: id, ...row }) => ({
      ...row,
      staff: id === null ? null : { id, name: names.get(id) ?? '' },
    })),
    check: check ? toView(check) : null,
  }
}

export const verify: Prepared<Record<string, never>, ChainView, ChainState> = {
  prepare: ({ site }) => verifyChain(site),
  run: ({ site, staff, now }, _input, state) => {
    const check: ChainCheck = { at: now().toISOString(), state }
    saveChainCheck(site, check)
    appendAudit(site, {
      at: check.at,
      staffId: staff?.id ?? null,
      action: 'audit.verify',
      details: state.isWhole ? { checked: state.end.seq } : { brokenAt: state.brokenAt },
    })
    return toView(check)
  },
}
