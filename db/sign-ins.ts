// Who came today, in what order they are served, and the draws by which an order came about.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type SignIn = {
  number: number
  registrationId: string
  at: string
  isByCode: boolean
  waitingSince: string | null
}
export type OrderKind = 'first-come' | 'longest-waiting' | 'lot' | 'by-hand'
export type DayOrder = { seq: number; kind: OrderKind; numbers: number[]; at: string; staffId: string }

/** Those who are here, in the order of coming. */
export function listSignIns(db: ReadDb<'site'>, day: string): SignIn[] {
  const sql = `select s.number, coalesce(r.merged_into, r.id) as registrationId, s.at, s.is_by_code as isByCode,
      p.waiting_since as waitingSince
    from sign_in s join registration r on r.id = s.registration_id
    left join person p on p.registration_id = coalesce(r.merged_into, r.id)
    where s.day = ? and s.left_at is null order by s.number`
  const rows = prepared(db, sql).all(day) as (Omit<SignIn, 'isByCode'> & { isByCode: number })[]
  return rows.map(row => ({ ...row, isByCode: row.isByCode === 1 }))
}

/** Signs somebody in once a day; who went and comes back keeps the number. Call inside a transaction. */
export function signIn(
  db: WriteDb<'site'>,
  entry: { day: string; registrationId: string; at: string; isByCode: boolean; staffId: string },
): number {
  const { day, registrationId, at, isByCode, staffId } = entry
  const known = prepared(db, 'select number from sign_in where day = ? and registration_id = ?').get(
    day,
    registrationId,
  ) as { number: number } | undefined
  if (known) {
    prepared(db, 'update sign_in set left_at = null where day = ? and number = ?').run(day, known.number)
    return known.number
  }
  const { next } = prepared(db, 'select coalesce(max(number), 0) + 1 as next from sign_in where day = ?').get(day) as {
    next: number
  }
  prepared(
    db,
    'insert into sign_in (day, number, registration_id, at, is_by_code, staff_id) values (?, ?, ?, ?, ?, ?)',
  ).run(day, next, registrationId, at, Number(isByCode), staffId)
  return next
}

/** Has gone, or was signed in by a slip. @returns whose registration it is; undefined where the number is not here */
export function signOut(db: WriteDb<'site'>, day: string, number: number, at: string): string | undefined {
  const row = prepared(
    db,
    'update sign_in set left_at = ? where day = ? and number = ? and left_at is null returning registration_id as id',
  ).get(at, day, number)
  return (row as { id: string } | undefined)?.id
}

export function findOrder(db: ReadDb<'site'>, day: string): DayOrder | undefined {
  const sql =
    'select seq, kind, numbers, at, staff_id as staffId from day_order where day = ? order by seq desc limit 1'
  const row = prepared(db, sql).get(day) as (Omit<DayOrder, 'numbers'> & { numbers: string }) | undefined
  return row && { ...row, numbers: JSON.parse(row.numbers) as number[] }
}

/** Call inside a transaction. @param word only of an order made by hand: about whom, and why */
export function insertOrder(
  db: WriteDb<'site'>,
  order: { day: string; kind: OrderKind; numbers: readonly number[]; at: string; staffId: string },
  word?: { registrationId: string; text: string },
): void {
  const { lastInsertRowid } = prepared(
    db,
    'insert into day_order (day, kind, numbers, at, staff_id) values (?, ?, ?, ?, ?)',
  ).run(order.day, order.kind, JSON.stringify(order.numbers), order.at, order.staffId)
  if (word)
    prepared(db, 'insert into day_order_word (order_seq, registration_id, word) values (?, ?, ?)').run(
      lastInsertRowid,
      word.registrationId,
      word.text,
    )
}

export type LotDraw = {
  seq: number
  day: string
  numbers: number[]
  seed: string
  commitment: string
  committedAt: string
  said: string | null
  result: number[] | null
  drawnAt: string | null
}

/** The newest of a day; `made`: the how-manieth of that day it is. */
export function findDraw(db: ReadDb<'site'>, day: string): (LotDraw & { made: number }) | undefined {
  const sql = `select seq, day, numbers, seed, commitment, committed_at as committedAt, said, result, drawn_at as drawnAt,
    (select count(*) from lot_draw where day = @day) as made from lot_draw where day = @day order by seq desc limit 1`
  type Row = Omit<LotDraw, 'numbers' | 'result'> & { numbers: string; result: string | null; made: number }
  const row = prepared(db, sql).get({ day }) as Row | undefined
  if (!row) return undefined
  const { numbers, result, ...rest } = row
  return {
    ...rest,
    numbers: JSON.parse(numbers) as number[],
    result: result === null ? null : (JSON.parse(result) as number[]),
  }
}

/** Closes the list and binds the seed. Call inside a transaction. */
export function insertDraw(
  db: WriteDb<'site'>,
  draw: { day: string; numbers: readonly number[]; seed: string; commitment: string; at: string; staffId: string },
): void {
  prepared(
    db,
    'insert into lot_draw (day, numbers, seed, commitment, committed_at, committed_by) values (?, ?, ?, ?, ?, ?)',
  ).run(draw.day, JSON.stringify(draw.numbers), draw.seed, draw.commitment, draw.at, draw.staffId)
}

/** Call inside a transaction, once a draw. */
export function finishDraw(
  db: WriteDb<'site'>,
  seq: number,
  { said, result, at, staffId }: { said: string; result: readonly number[]; at: string; staffId: string },
): void {
  prepared(db, 'update lot_draw set said = ?, result = ?, drawn_at = ?, drawn_by = ? where seq = ?').run(
    said,
    JSON.stringify(result),
    at,
    staffId,
    seq,
  )
}

/** Removes what no report counts any more. @param from the first market day that stays */
export function pruneSignIns(db: WriteDb<'site'>, from: string): void {
  for (const table of ['sign_in', 'day_order', 'lot_draw']) prepared(db, `delete from ${table} where day < ?`).run(from)
}
