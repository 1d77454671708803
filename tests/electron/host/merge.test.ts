// Two registrations of one person become one after much was done for both: nothing is lost, doubled, or says two things.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { MatchState } from '../../../db/model/match/state.ts'
import { aLine } from '../../support/a-host.ts'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { aPosting } from '../../support/a-posting.ts'
import { anId } from '../../support/a-registration.ts'
import { fillPostings } from '../../support/a-touch-store.ts'

type Desk = Awaited<ReturnType<typeof aMatchDesk>>

async function twoRecords() {
  const desk = await aMatchDesk()
  const [keep, drop] = [await desk.person({ name: '王晓明' }), await desk.person({ name: '王小明' })]
  await desk.ready()
  let minute = 0
  const later = () => desk.setNow(new Date(Date.UTC(2026, 10, 22, 3, minute++)).toISOString())
  /** Walks a pair through states, each a minute later. */
  async function walk(registrationId: string, postingId: string, ...states: MatchState[]): Promise<void> {
    let from: MatchState | null = null
    for (const to of states) {
      later()
      const reason = to === 'failed' ? ('person-declined' as const) : null
      await desk.get('match.step', { registrationId, postingId, from, to, reason, note: `${to}的话` })
      from = to
    }
  }
  const merge = async () => {
    later()
    await desk.get('doubles.merge', { keep, drop })
  }
  return { desk, keep, drop, walk, merge, later }
}

const stateOf = async (desk: Desk, posting: string, person: string) => {
  const list = await desk.get('match.list', { side: 'posting', id: posting })
  const rows = [...list.going, ...list.over].filter(row => row.pair.state !== null)
  return rows.map(row => [row.id === person ? 'kept' : row.id, row.pair.state])
}

const rowsOf = <T>({ dataDir }: Desk, sql: string): T[] => {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare(sql).all() as T[]
  } finally {
    db.close()
  }
}

describe('Matches with the same posting', () => {
  const cases: [mine: MatchState[], theirs: MatchState[], then: MatchState][] = [
    [['recommended'], ['recommended', 'contacted', 'agreed', 'started'], 'started'],
    [['recommended', 'contacted', 'agreed'], ['recommended'], 'agreed'],
    [['recommended', 'talking'], ['recommended', 'failed'], 'failed'],
    [['recommended', 'failed'], ['recommended', 'contacted'], 'contacted'],
    [['recommended', 'contacted', 'agreed', 'started'], ['recommended', 'failed'], 'started'],
    [['recommended', 'contacted'], ['recommended', 'contacted'], 'contacted'],
  ]
  it.each(cases)('of %j and %j go on as one, %s, with the history of both', async (mine, theirs, then) => {
    const { desk, keep, drop, walk, merge } = await twoRecords()
    const both = await desk.posting({ title: '夜市搬运' })
    const only = await desk.posting({ title: '卸车' })
    await walk(keep, both, ...mine)
    await walk(drop, both, ...theirs)
    await walk(drop, only, 'recommended')
    const happened = rowsOf(desk, 'select * from match_event order by seq')
    await merge()
    expect(await stateOf(desk, both, keep)).toEqual([['kept', then]])
    expect(await stateOf(desk, only, keep)).toEqual([['kept', 'recommended']])
    const person = await desk.get('people.open', { id: keep })
    expect(person.matches.map(({ title, state }) => [title, state]).sort()).toEqual(
      [
        ['夜市搬运', then],
        ['卸车', 'recommended'],
      ].sort(),
    )
    expect(person.offered).toBe(2)
    const { history } = await desk.get('match.open', { postingId: both, registrationId: keep })
    expect(history.map(({ to, note }) => [to, note])).toEqual([...mine, ...theirs].map(to => [to, `${to}的话`]))
    expect(rowsOf(desk, 'select * from match_event order by seq')).toEqual(happened)
    // It goes on from there, and can be taken back.
    const undone = { registrationId: keep, postingId: both, from: then, note: '看错了' }
    expect(await desk.codeOf('match.undo', undone)).toBe('ok')
  })

  it('agreed under both is one agreement in the report, and who works is not in the ledger', async () => {
    const { desk, keep, drop, walk, merge } = await twoRecords()
    const posting = await desk.posting()
    await walk(keep, posting, 'recommended', 'contacted', 'agreed')
    await walk(drop, posting, 'recommended', 'contacted', 'agreed', 'started')
    await merge()
    const { rows } = await desk.get('reports.rows', { period: '2026-11', counted: 'agreed' })
    expect(rows).toHaveLength(1)
    expect((await desk.get('people.ledger', { group: 'long' })).rows).toEqual([])
  })

  it('what the clerk decided about either record holds', async () => {
    const { desk, keep, drop, walk, merge, later } = await twoRecords()
    const [out, up] = [await desk.posting({ title: '一' }), await desk.posting({ title: '二' })]
    const overrule = async (registrationId: string, postingId: string, kind: 'excluded' | 'moved') => {
      later()
      await desk.get('match.overrule', {
        registrationId,
        postingId,
        kind,
        bias: kind === 'moved' ? 7 : 0,
        why: '有原因',
      })
    }
    await overrule(drop, out, 'excluded')
    await walk(keep, out, 'recommended')
    await overrule(drop, up, 'moved')
    await walk(keep, up, 'recommended')
    await merge()
    const pairOf = async (id: string) =>
      (await desk.get('match.open', { postingId: id, registrationId: keep })).row.pair
    expect(await pairOf(out)).toMatchObject({ isExcluded: true, state: 'recommended' })
    expect(await pairOf(up)).toMatchObject({ isExcluded: false, bias: 7, state: 'recommended' })
  })
})

describe('Calls about the same posting', () => {
  const call = async (
    { desk, later }: Awaited<ReturnType<typeof twoRecords>>,
    registrationId: string,
    postingId: string,
  ) => {
    later()
    const { row } = await desk.get('calls.begin', { registrationId, postingId })
    return {
      id: row.id,
      async said(outcome: 'interested' | 'refused' | 'not-reached', note: string) {
        later()
        await desk.get('calls.record', { id: row.id, attemptId: anId(), outcome, note })
      },
    }
  }
  const listed = async (desk: Desk, posting: string) => {
    const { due, later, made } = await desk.get('calls.list', {})
    const of = (rows: typeof due) => rows.filter(row => row.posting?.id === posting)
    return { open: [...of(due), ...of(later)], made: of(made) }
  }

  it('one waiting and one done are done: nobody is called twice for one posting', async () => {
    const made = await twoRecords()
    const { desk, keep, drop, merge } = made
    const posting = await desk.posting()
    await call(made, keep, posting)
    await (await call(made, drop, posting)).said('interested', '周末能来')
    await merge()
    const { open, made: done } = await listed(desk, posting)
    expect(open).toEqual([])
    // The call that was made is in today's list with its person, and its words are read when it is opened.
    expect(done).toMatchObject([{ registrationId: keep, outcome: 'interested' }])
    expect((await desk.get('calls.open', { id: done[0]?.id ?? '' })).history).toMatchObject([{ note: '周末能来' }])
  })

  it('whoever refused under either is not called again, and whoever asks again after that is', async () => {
    const made = await twoRecords()
    const { desk, keep, drop, merge } = made
    const [no, yes] = [await desk.posting({ title: '一' }), await desk.posting({ title: '二' })]
    await (await call(made, keep, no)).said('not-reached', '')
    await (await call(made, drop, no)).said('refused', '太远')
    await (await call(made, drop, yes)).said('refused', '太远')
    await call(made, keep, yes)
    await merge()
    // The refusal was the later word about the one; about the other the clerk asked again after it.
    const going = `select posting_title as title, state from call_task where registration_id = '${keep}' order by title`
    expect(rowsOf(desk, going)).toEqual([
      { title: '一', state: 'refused' },
      { title: '二', state: 'waiting' },
    ])
    expect((await listed(desk, no)).open).toEqual([])
    expect((await listed(desk, yes)).open).toMatchObject([{ registrationId: keep }])
    const { history } = await desk.get('calls.begin', { registrationId: keep, postingId: yes })
    expect(history).toMatchObject([{ outcome: 'refused', note: '太远' }])
  })

  it('a number left at the touch screen stays with the call that goes on', async () => {
    const made = await twoRecords()
    const { desk, keep, drop, merge, later } = made
    fillPostings(desk.dataDir, [aPosting({ id: 'p1' })], '2026-11-22T02:00:00.000Z')
    const touch = await aLine(desk.host, 'touch', 'direct')
    later()
    const left = {
      id: anId(),
      postingId: 'p1',
      number: '19000000001',
      isAgreed: true,
      noticeVersion: '3',
      isSixteen: true,
    }
    expect(await touch.call('touch', 'interests.submit', left as never)).toMatchObject({ ok: true })
    await (await call(made, drop, 'p1')).said('not-reached', '')
    await merge()
    const { open } = await listed(desk, 'p1')
    expect(open).toMatchObject([{ registrationId: keep, missed: 1 }])
    expect(rowsOf(desk, 'select registration_id as id from call_task where interest_id is not null')).toEqual([
      { id: keep },
    ])
    await touch.close()
  })
})

describe('Signed in on the same day', () => {
  it.each([
    ['both are here', [], 1],
    ['the first has gone', [1], 2],
    ['the second has gone', [2], 1],
  ] as const)('%s: one place in the line, the number that counts', async (_, gone, number) => {
    const { desk, keep, drop, merge } = await twoRecords()
    await desk.get('signIns.add', { id: drop })
    await desk.get('signIns.add', { id: keep })
    for (const one of gone) await desk.get('signIns.leave', { number: one })
    await merge()
    const { rows } = await desk.get('signIns.today', {})
    expect(rows.map(row => [row.number, row.row.id])).toEqual([[number, keep]])
    expect(await desk.get('signIns.add', { id: keep })).toMatchObject({ number })
    expect((await desk.get('people.open', { id: keep })).signedIn).toBe(number)
    expect(rowsOf(desk, 'select number from sign_in order by number')).toEqual([{ number: 1 }, { number: 2 }])
  })
})
