/// <reference types="node" />
// Matching and calling in the desk's store, against a real host: where a row is moved to, what a sheet lacks, and that nobody stays on
// the screen.
import { describe, expect, it } from 'vitest'
import type { MatchRow } from '../../../electron/contract/desk-matches.ts'
import { frontOf, rowsOf } from '../../../renderer/desk/match/match-part.ts'
import { movesOf } from '../../../renderer/desk/match/sheet.ts'
import { anOpenDesk } from '../../support/a-desk.ts'
import { aDeskForm, aPostingForm } from '../../support/a-registration.ts'

const aRow = (id: string, rank: number, bias = 0): MatchRow => ({
  id,
  person: null,
  posting: null,
  fit: { score: rank - bias, rank, points: {} as never, reasons: [] },
  excluded: null,
  pair: { state: null, failReason: null, isExcluded: false, isAdded: false, bias, next: [], changedAt: null },
})

describe('A row is moved', () => {
  const rows = [aRow('a', 70), aRow('b', 66), aRow('c', 40), aRow('d', 40), aRow('e', 20)]

  it('past the row whose place it takes, by one, by three, to the edge; the same place is offered once', () => {
    expect(movesOf(rows[4] as MatchRow, rows, 1)).toEqual([
      { to: 'one', place: 4, bias: 21 },
      { to: 'three', place: 2, bias: 47 },
      { to: 'edge', place: 1, bias: 51 },
    ])
    expect(movesOf(rows[1] as MatchRow, rows, 1)).toEqual([{ to: 'one', place: 1, bias: 5 }])
    expect(movesOf(rows[0] as MatchRow, rows, 1)).toEqual([])
    expect(movesOf(rows[3] as MatchRow, rows, -1)).toEqual([{ to: 'one', place: 5, bias: -21 }])
  })

  it('back to where the machine had it', () => {
    const moved = [aRow('e', 71, 51), ...rows.slice(0, 4)]
    expect(movesOf(moved[0] as MatchRow, moved, -1).at(-1)).toEqual({ to: 'back', place: 1, bias: 0 })
  })
})

async function withPair() {
  const made = await anOpenDesk()
  const call = async (name: string, input: unknown) => {
    const reply = await made.wire.send(
      { id: 1, name, input, session: await sessionOf(made) },
      new AbortController().signal,
    )
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.problem)}`)
  }
  const person = aDeskForm({ kinds: ['carrier'], residence: '500106' })
  const posting = aPostingForm({ kind: 'carrier' })
  await call('registrations.create', person)
  await call('postings.publish', posting)
  await made.settled()
  return { ...made, person, posting }
}

/** Another session of the same clerk, so that the test may fill the desk beside its page. */
async function sessionOf({ wire, state }: Awaited<ReturnType<typeof anOpenDesk>>): Promise<string> {
  const { gate } = state()
  if (gate.state !== 'open') throw new Error(gate.state)
  const input = { id: gate.staff.id, pin: '280417' }
  const reply = await wire.send({ id: 1, name: 'staff.unlock', input }, new AbortController().signal)
  if (!reply.ok) throw new Error(reply.problem.code)
  return (reply.value as { session: string }).session
}

describe('The list', () => {
  it('goes on with a key, asks for a reason where one is needed, and keeps what was typed when it is refused', async () => {
    const { desk, state, settled, posting } = await withPair()
    desk.show('postings')
    desk.match.open({ side: 'posting', id: posting.id })
    await settled()
    const row = () => frontOf(state().match) as MatchRow
    await desk.match.step(row(), 'failed')
    await desk.match.submit()
    expect(state().match.sheet).toMatchObject({ kind: 'step', wrong: 'reason' })
    const { sheet } = state().match
    if (sheet?.kind === 'step') desk.match.change({ ...sheet, reason: 'other' })
    await desk.match.submit()
    expect(state().match.sheet).toMatchObject({ wrong: 'note', reason: 'other' })
    desk.match.back()
    await desk.match.step(row(), 'talking')
    expect(state().match.trouble).toMatchObject({ code: 'employer-consent-missing' })
    await desk.match.step(row(), 'recommended')
    await settled()
    expect(rowsOf(state().match)[0]?.pair.state).toBe('recommended')
    desk.match.turn(1)
    expect(rowsOf(state().match)).toHaveLength(1)
    desk.match.across()
    await settled()
    expect(state().match.path.map(({ side }) => side)).toEqual(['posting', 'person'])
    desk.match.back()
    desk.match.back()
    expect(state().view).toBe('postings')
  })

  it('already shows what it says was done', async () => {
    const { desk, state, settled, posting, person } = await withPair()
    desk.match.open({ side: 'posting', id: posting.id })
    await settled()
    const shown: unknown[] = []
    desk.store.subscribe(({ match: { said, list } }, { match: before }) => {
      if (!said || before.said || list.state !== 'ready') return
      const { fit, going, over } = list.value
      const row = [...fit, ...going, ...over].find(({ id }) => id === person.id)
      shown.push([said.act, row?.pair.state, row?.pair.isExcluded])
    })
    const row = () => frontOf(state().match) as MatchRow
    await desk.match.step(row(), 'recommended')
    desk.match.begin({ kind: 'overrule', row: row(), how: 'excluded' })
    const { sheet } = state().match
    if (sheet) desk.match.change({ ...sheet, note: '本人改了主意' })
    await desk.match.submit()
    expect(shown).toEqual([
      ['step', 'recommended', false],
      ['excluded', 'recommended', true],
    ])
  })

  it('finds whom to add by name, by pinyin, by the end of the mobile, masked; the same words may mean several', async () => {
    const { desk, state, settled, posting, person, client } = await withPair()
    const other = aDeskForm({ name: '王吉', contact: { kind: 'mobile', number: '19000005678' }, kinds: ['cleaner'] })
    expect((await client.call('registrations.create', other)).ok).toBe(true)
    desk.match.open({ side: 'posting', id: posting.id })
    await settled()
    const find = async (text: string) => {
      desk.match.begin({ kind: 'add' })
      const { sheet } = state().match
      if (sheet?.kind === 'add') desk.match.change({ ...sheet, text })
      await desk.match.find(text)
      const { sheet: found } = state().match
      return found?.kind === 'add' ? found.found.map(({ id }) => id) : null
    }
    expect(await find('王吉')).toEqual([other.id])
    expect(await find('wangji')).toEqual([other.id])
    expect(await find('5678')).toEqual([other.id])
    expect(await find('1234')).toEqual([person.id])
    expect((await find('王'))?.sort()).toEqual([person.id, other.id].sort())
    expect(await find(' ')).toEqual([])
    await find('wj')
    expect(state().match.sheet).toMatchObject({
      found: [{ title: '王*', more: '190****5678', kinds: ['cleaner'] }],
      chosen: other.id,
      isMore: false,
    })
    const { sheet } = state().match
    if (sheet) desk.match.change({ ...sheet, note: '本人来问过' })
    await desk.match.submit()
    expect(state().match).toMatchObject({ said: { act: 'added' }, part: 'fit', frontId: other.id, sheet: null })
    expect(frontOf(state().match)).toMatchObject({ id: other.id, pair: { isAdded: true } })
  })

  it('and the number that was called go when the desk is locked', async () => {
    const { desk, state, settled, person } = await withPair()
    await desk.calls.begin({ registrationId: person.id, postingId: null })
    await settled()
    expect(state().calls.opened).toMatchObject({ state: 'shown', detail: { contact: { number: '19000001234' } } })
    await desk.gate.lock()
    expect(JSON.stringify(state().calls)).not.toContain('19000001234')
    expect(state().match.path).toEqual([])
  })
})
