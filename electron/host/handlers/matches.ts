// Who fits a posting and what fits a person, with how far each pair has come; one pair with its history.
import { appendAudit } from '../../../db/audit.ts'
import type { Overrules } from '../../../db/match/overrules.ts'
import {
  findMatchOf,
  type Match,
  matchesOfPerson,
  matchesOfPosting,
  pairHistory,
  talkSize,
} from '../../../db/matches.ts'
import type { MatchState } from '../../../db/model/match/state.ts'
import { maskName } from '../../../db/model/registration.ts'
import { findRegistration } from '../../../db/registrations.ts'
import { findPosting } from '../../../db/search.ts'
import { findStaff } from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { bestShown, type MatchRow } from '../../contract/desk-matches.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, Prepared, QueryContext } from '../context.ts'
import { matchMoment, toMatchPerson, toMatchPosting, toMatchRow } from '../match-rows.ts'

/** Under way and still to be decided: they keep their place among the best. */
const open: ReadonlySet<MatchState | null> = new Set([null, 'recommended', 'contacted', 'talking'])
const ended: ReadonlySet<MatchState | null> = new Set(['failed', 'paid'])

/** What a list shows of what is under way, and of what has ended. */
const mostRows = 200

type Ask = ParsedInputOf<'desk', 'match.list'>
type List = OutputOf<'desk', 'match.list'>

/** What was registered a moment ago is among the answers. */
export const list: Prepared<Ask, List, void, QueryContext> = {
  prepare: ({ matches }) => matches.caughtUp(),
  run: listNow,
}

function listNow(context: QueryContext, { side, id }: Ask): List {
  const { site, postings, matches: keeper } = context
  const registration = side === 'person' ? findRegistration(site, id)?.registration : undefined
  const posting = side === 'posting' ? findPosting(postings, id) : undefined
  const known = side === 'person' ? matchesOfPerson(site, id) : matchesOfPosting(site, id)
  if (!registration && !posting && known.length === 0) throw new ProblemError('not-found')
  const moment = matchMoment(context)
  const idsOf = (other: string) =>
    side === 'person' ? { registrationId: id, postingId: other } : { registrationId: other, postingId: id }
  const otherOf = (match: Match) => (side === 'person' ? match.postingId : match.registrationId)
  const byOther = new Map(known.map(match => [otherOf(match), match]))
  const overrules: Overrules = new Map(
    known.map(match => [
      otherOf(match),
      { isExcluded: match.isExcluded || !open.has(match.state), isAdded: match.isAdded, bias: match.bias },
    ]),
  )
  const ask = { moment, limit: bestShown, overrules }
  const found = !keeper.isReady()
    ? []
    : side === 'person'
      ? keeper.index.bestPostings(id, ask)
      : keeper.index.bestPeople(id, ask)
  const rowOf = (match: Match): MatchRow => {
    const ids = idsOf(otherOf(match))
    return toMatchRow(context, side, ids, match, keeper.index.judge(ids.registrationId, ids.postingId, moment))
  }
  return {
    isReady: keeper.isReady(),
    person: registration ? toMatchPerson(registration) : null,
    posting: side === 'posting' ? toMatchPosting(context, id, posting, known[0]?.posting) : null,
    fit: found.map(fit => toMatchRow(context, side, idsOf(fit.id), byOther.get(fit.id), fit)),
    going: known
      .filter(match => match.state !== null && !ended.has(match.state) && !match.isExcluded)
      .slice(0, mostRows)
      .map(rowOf),
    over: known
      .filter(match => ended.has(match.state) || match.isExcluded)
      .slice(0, mostRows)
      .map(rowOf),
  }
}

/** A pair with every reason and its history. The look is written into the audit log: reasons tell what a person is helped for. */
export function openPair(
  context: CommandContext,
  { postingId, registrationId }: ParsedInputOf<'desk', 'match.open'>,
): OutputOf<'desk', 'match.open'> {
  const { site, postings, staff, matches: keeper } = context
  const match = findMatchOf(site, { postingId, registrationId })
  const registration = findRegistration(site, registrationId)?.registration
  if (!match && (!registration || !findPosting(postings, postingId))) throw new ProblemError('not-found')
  appendAudit(site, {
    at: context.now().toISOString(),
    staffId: staff?.id ?? null,
    action: 'match.open',
    subject: registrationId,
    details: { posting: postingId },
  })
  const score = keeper.index.judge(registrationId, postingId, matchMoment(context))
  const nameOf = (id: string) => maskName(findStaff(site, id)?.name ?? '')
  return {
    row: toMatchRow(context, 'person', { postingId, registrationId }, match, score, true),
    person: registration ? toMatchPerson(registration) : null,
    history: (match ? pairHistory(site, match) : []).map(event => ({
      at: event.at,
      staffName: nameOf(event.staffId),
      action: event.action,
      from: event.from,
      to: event.to,
      bias: event.bias,
      reason: event.reason,
      talkWith: event.talk === null ? null : talkSize(site, event.talk),
      note: event.note,
    })),
  }
}
