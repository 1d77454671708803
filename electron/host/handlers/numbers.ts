// Numbers for the desks: taken at the touch screen, given and called at a desk, shown on the board.
import { marketDay } from '../../../db/model/market-time.ts'
import { queueText } from '../../../db/model/queue-number.ts'
import {
  callQueueNumber,
  closeQueueNumber,
  countWaiting,
  findQueueNumber,
  firstWaiting,
  lastCalled,
  listQueueNumbers,
  type QueueNumber,
  type QueueWhose,
  takeQueueNumber,
} from '../../../db/queue-numbers.ts'
import { prefixOf } from '../../../db/shared-queue.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CalledNumber, QueueRow, TakenNumber } from '../../contract/views.ts'
import type { CommandContext, HostTools, QueryContext } from '../context.ts'

const todayOf = ({ settings, now }: HostTools) => marketDay(now(), settings.timeZone)

function toRow({ settings }: HostTools, row: QueueNumber): QueueRow {
  const { number, prefix, ...rest } = row
  return { ...rest, text: queueText(prefix ?? settings.numbers.prefix, number) }
}

/** While the site's machines hear each other, their queue is one; otherwise each serves those who took a number from it. */
const whose = ({ sync }: HostTools): QueueWhose => (sync.status().isQueueShared ? 'all' : 'own')

/** Tells the screens here, and by the centre the site's other machines. */
function tell(context: CommandContext): void {
  context.announce('numbers')
  if (context.settings.numbers.sharedAs !== null) context.afterCommit(() => context.sync.wake())
}

/** The number's row of today. Yesterday's are over. */
function findToday(context: QueryContext | CommandContext, id: string): QueueNumber {
  const row = findQueueNumber(context.site, id)
  if (!row || row.day !== todayOf(context)) throw new ProblemError('not-found')
  return row
}

export function listCalled(context: QueryContext): OutputOf<'board', 'numbers.called'> {
  const day = todayOf(context)
  const rows = lastCalled(context.site, day, 5).flatMap((row): CalledNumber[] =>
    row.desk === null || row.calledAt === null
      ? []
      : [{ id: row.id, text: toRow(context, row).text, desk: row.desk, calls: row.calls, calledAt: row.calledAt }],
  )
  return { rows, waiting: countWaiting(context.site, day, undefined, whose(context)) }
}

function take(context: CommandContext, id: string, source: 'touch' | 'desk'): QueueNumber {
  const { site, staff } = context
  const day = todayOf(context)
  const row = takeQueueNumber(site, {
    id,
    day,
    prefix: prefixOf(site, day, context.settings.numbers.prefix),
    source,
    at: context.now().toISOString(),
    clerkId: staff?.id ?? null,
  })
  tell(context)
  return row
}

export function takeAtTouch(context: CommandContext, { id }: { id: string }): TakenNumber {
  if (!context.settings.numbers.isOffered) throw new ProblemError('not-allowed')
  const row = take(context, id, 'touch')
  return {
    text: toRow(context, row).text,
    waitingBefore: countWaiting(context.site, row.day, row.number, whose(context)),
    takenAt: row.takenAt,
  }
}

export function howManyWait(context: QueryContext): { waiting: number } {
  return { waiting: countWaiting(context.site, todayOf(context), undefined, whose(context)) }
}

export function listToday(context: QueryContext): OutputOf<'desk', 'numbers.list'> {
  const day = todayOf(context)
  return {
    rows: listQueueNumbers(context.site, day).map(row => toRow(context, row)),
    waiting: countWaiting(context.site, day, undefined, whose(context)),
  }
}

export function giveAtDesk(context: CommandContext, { id }: { id: string }): QueueRow {
  return toRow(context, take(context, id, 'desk'))
}

export function callNext(
  context: CommandContext,
  { desk }: ParsedInputOf<'desk', 'numbers.callNext'>,
): OutputOf<'desk', 'numbers.callNext'> {
  requireDesk(context, desk)
  const { site } = context
  const day = todayOf(context)
  for (const row of listQueueNumbers(site, day))
    if (row.state === 'called' && row.desk === desk) closeQueueNumber(site, row.id, 'served')
  tell(context)
  const first = firstWaiting(site, day, whose(context))
  return { row: first ? ring(context, first.id, desk) : null }
}

export function call(context: CommandContext, { id, desk }: ParsedInputOf<'desk', 'numbers.call'>): QueueRow {
  requireDesk(context, desk)
  tell(context)
  return ring(context, findToday(context, id).id, desk)
}

function ring(context: CommandContext, id: string, desk: number): QueueRow {
  const { site, staff } = context
  callQueueNumber(site, { id, desk, at: context.now().toISOString(), clerkId: staff?.id ?? null })
  return toRow(context, findToday(context, id))
}

export function close(context: CommandContext, { id, state }: ParsedInputOf<'desk', 'numbers.close'>): QueueRow {
  const row = findToday(context, id)
  closeQueueNumber(context.site, row.id, state)
  tell(context)
  return toRow(context, findToday(context, id))
}

function requireDesk({ settings }: HostTools, desk: number): void {
  if (desk > settings.numbers.desks) throw new ProblemError('bad-input', { fields: { desk: 'desk-unknown' } })
}
