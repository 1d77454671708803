// Who came today, at the desk: signed in from a registration or by its receipt code, and put in order by coming, by waiting, by lot, or
// by hand with a word.
import { createHash } from 'node:crypto'
import { appendAudit } from '../../../db/audit.ts'
import { commitmentOf, drawLot, lotProblem } from '../../../db/model/lot.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { currentId, registrationsOf } from '../../../db/people.ts'
import { findByReceipt } from '../../../db/registrations.ts'
import {
  findDraw,
  findOrder,
  finishDraw,
  insertDraw,
  insertOrder,
  listSignIns,
  type OrderKind,
  signIn,
  signOut,
} from '../../../db/sign-ins.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { DayList, LotView } from '../../contract/desk-people.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { personRow } from '../person-rows.ts'
import { rowSources } from './people.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const todayOf = ({ settings, now }: Pick<QueryContext, 'settings' | 'now'>) => marketDay(now(), settings.timeZone)

function staffOf({ staff }: CommandContext): string {
  if (!staff) throw new ProblemError('locked')
  return staff.id
}

/** Those who came after an order was made follow at its end; those who went leave no gap. */
function inOrder(numbers: readonly number[], here: readonly number[]): number[] {
  const isHere = new Set(here)
  const ordered = numbers.filter(number => isHere.has(number))
  const known = new Set(ordered)
  return [...ordered, ...here.filter(number => !known.has(number))]
}

export function today(context: Pick<QueryContext, 'site' | 'settings' | 'now'>): DayList {
  const { site } = context
  const day = todayOf(context)
  const here = listSignIns(site, day)
  const order = findOrder(site, day)
  const numbers = here.map(({ number }) => number)
  const idOf = new Map(here.map(({ number, registrationId }) => [number, registrationId]))
  const sources = rowSources(context)
  const draw = findDraw(site, day)
  return {
    day,
    kind: order?.kind ?? 'first-come',
    rows: inOrder(order?.numbers ?? numbers, numbers).flatMap(number => {
      const [registration] = registrationsOf(site, [idOf.get(number) ?? ''])
      return registration ? [{ number, row: personRow(registration, sources) }] : []
    }),
    lot: draw ? toLot(draw) : null,
  }
}

function toLot(draw: NonNullable<ReturnType<typeof findDraw>>): LotView {
  const { numbers, commitment, committedAt, made, seed, said, result, drawnAt } = draw
  const isDrawn = said !== null && result !== null && drawnAt !== null
  return { numbers, commitment, committedAt, made, drawn: isDrawn ? { seed, said, result, at: drawnAt } : null }
}

export function add(
  context: CommandContext,
  input: ParsedInputOf<'desk', 'signIns.add'>,
): OutputOf<'desk', 'signIns.add'> {
  const { site } = context
  const staffId = staffOf(context)
  const isByCode = 'code' in input
  const id = isByCode ? findByReceipt(site, input.code)?.id : currentId(site, input.id)
  const [registration] = id === undefined ? [] : registrationsOf(site, [id])
  const at = context.now().toISOString()
  if (!registration || registration.validUntil <= at) throw new ProblemError('not-found')
  const number = signIn(site, { day: todayOf(context), registrationId: registration.id, at, isByCode, staffId })
  appendAudit(site, { at, staffId, action: 'sign-in.add', subject: registration.id, details: { number } })
  context.announce('registrations')
  return { number, id: registration.id }
}

export function leave(
  context: CommandContext,
  { number }: ParsedInputOf<'desk', 'signIns.leave'>,
): Record<string, never> {
  const at = context.now().toISOString()
  const id = signOut(context.site, todayOf(context), number, at)
  if (id === undefined) throw new ProblemError('not-found')
  appendAudit(context.site, {
    at,
    staffId: staffOf(context),
    action: 'sign-in.leave',
    subject: id,
    details: { number },
  })
  context.announce('registrations')
  return {}
}

/** Stores an order, audits it, and gives the list as it is now. */
function keepOrder(
  context: CommandContext,
  kind: OrderKind,
  numbers: readonly number[],
  word?: { registrationId: string; text: string },
): DayList {
  const at = context.now().toISOString()
  const staffId = staffOf(context)
  insertOrder(context.site, { day: todayOf(context), kind, numbers, at, staffId }, word)
  appendAudit(context.site, {
    at,
    staffId,
    action: 'sign-in.order',
    ...(word ? { subject: word.registrationId } : {}),
    details: { kind, people: numbers.length },
  })
  context.announce('registrations')
  return today(context)
}

export function order(context: CommandContext, { kind }: ParsedInputOf<'desk', 'signIns.order'>): DayList {
  const here = listSignIns(context.site, todayOf(context))
  // Whose registration is gone waits since now.
  const since = (at: string | null) => at ?? '9'
  if (kind === 'longest-waiting')
    here.sort((a, b) =>
      since(a.waitingSince) < since(b.waitingSince)
        ? -1
        : since(a.waitingSince) > since(b.waitingSince)
          ? 1
          : a.number - b.number,
    )
  return keepOrder(
    context,
    kind,
    here.map(({ number }) => number),
  )
}

export function move(context: CommandContext, { number, place, word }: ParsedInputOf<'desk', 'signIns.move'>): DayList {
  const here = listSignIns(context.site, todayOf(context))
  const moved = here.find(one => one.number === number)
  if (!moved) throw new ProblemError('not-found')
  const numbers = here.map(one => one.number)
  const before = inOrder(findOrder(context.site, todayOf(context))?.numbers ?? numbers, numbers)
  const others = before.filter(one => one !== number)
  const after = [...others.slice(0, place - 1), number, ...others.slice(place - 1)]
  return keepOrder(context, 'by-hand', after, { registrationId: moved.registrationId, text: word })
}

/** The list as it stands is closed for the draw, and the seed bound before anybody can know what it gives. */
export function closeList(context: CommandContext): DayList {
  const { site } = context
  const day = todayOf(context)
  const numbers = listSignIns(site, day).map(({ number }) => number)
  if (numbers.length < 2) throw new ProblemError('too-few-to-draw')
  const seed = Buffer.from(context.randomBytes(32)).toString('hex')
  const at = context.now().toISOString()
  const staffId = staffOf(context)
  insertDraw(site, { day, numbers, seed, commitment: commitmentOf({ day, numbers, seed }, sha256), at, staffId })
  appendAudit(site, { at, staffId, action: 'lot.close', details: { people: numbers.length } })
  context.announce('registrations')
  return today(context)
}

export function draw(context: CommandContext, { said }: ParsedInputOf<'desk', 'lots.draw'>): DayList {
  const { site } = context
  const found = findDraw(site, todayOf(context))
  if (!found || found.drawnAt !== null) throw new ProblemError('not-found')
  const result = drawLot(found, said, sha256)
  const at = context.now().toISOString()
  const staffId = staffOf(context)
  finishDraw(site, found.seq, { said, result, at, staffId })
  appendAudit(site, { at, staffId, action: 'lot.draw', details: { people: result.length } })
  return keepOrder(context, 'lot', result)
}

export function check(
  context: QueryContext,
  { day = todayOf(context) }: ParsedInputOf<'desk', 'lots.check'>,
): OutputOf<'desk', 'lots.check'> {
  const found = findDraw(context.site, day)
  if (!found || found.said === null || found.result === null) throw new ProblemError('not-found')
  const { said, result } = found
  return { problem: lotProblem({ ...found, said, result }, sha256), checked: found.numbers.length }
}
