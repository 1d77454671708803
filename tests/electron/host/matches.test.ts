// Matching through the real host: the best with reasons and masks, the clerk's word over the machine's, steps, talks, consent, and
// that every act stands in the audit log or did not happen.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { anId } from '../../support/a-registration.ts'

function rowsOf<T>(dataDir: string, sql: string): T[] {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare(sql).all() as T[]
  } finally {
    db.close()
  }
}

const noEmployer = { registration: true, employer: false, messages: false, upload: true }
const words = { reason: null, note: '' }

describe('Who fits', () => {
  test('people of a posting come masked, the best first, each with its reasons and the parts of its score', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const far = await desk.person({ name: '李秀', kinds: ['cleaner'] })
    const near = await desk.person({ name: '阿卜杜热依木·阿卜杜克热木' })
    const postingId = await desk.posting()
    const { fit, posting, going, over } = await desk.get('match.list', { side: 'posting', id: postingId })
    expect(posting).toMatchObject({ id: postingId, title: '临时搬运工', isLive: true, remaining: 4 })
    expect(fit.map(row => row.id)).toEqual([near, far])
    expect(fit[0]).toMatchObject({
      person: { maskedName: expect.stringContaining('*'), mayPassOn: true },
      pair: { state: null, next: ['recommended', 'talking', 'failed'] },
      excluded: null,
    })
    expect(JSON.stringify(fit)).not.toContain('阿卜杜热依木')
    const [best] = fit
    expect(Object.values(best?.fit?.points ?? {}).reduce((a, b) => a + b, 0)).toBe(best?.fit?.score)
    expect(best?.fit?.reasons.map(reason => reason.code)).toContain('same-kind')
    expect(fit[1]?.fit?.reasons.map(reason => reason.code)).toContain('other-kind')
    expect([going, over]).toEqual([[], []])
  })

  test('postings of a person follow what is published and withdrawn, at once', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const person = await desk.person()
    const second = await desk.posting({ title: '卸车工' })
    const ids = async () => (await desk.get('match.list', { side: 'person', id: person })).fit.map(row => row.id)
    expect((await ids())[0]).toBe(second)
    await desk.get('postings.withdraw', { id: second })
    expect(await ids()).not.toContain(second)
  })

  test('nobody is read whom nobody registered', async () => {
    const desk = await aMatchDesk()
    expect(await desk.codeOf('match.list', { side: 'person', id: 'none' })).toBe('not-found')
    expect(await desk.codeOf('match.open', { postingId: 'a', registrationId: 'b' })).toBe('not-found')
  })
})

describe('The clerk', () => {
  test('moves, excludes, takes back and adds, each with a word that is kept', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const people = [await desk.person(), await desk.person(), await desk.person({ kinds: ['cleaner'] })]
    const postingId = await desk.posting()
    const list = () => desk.get('match.list', { side: 'posting', id: postingId })
    const [first, second, third] = people as [string, string, string]
    expect((await list()).fit.map(row => row.id)).toEqual([first, second, third])
    const word = (registrationId: string, kind: 'moved' | 'excluded' | 'included' | 'added', bias = 0) =>
      desk.get('match.overrule', { postingId, registrationId, kind, bias, why: '本人愿意学' })
    expect(
      await desk.codeOf('match.overrule', { postingId, registrationId: third, kind: 'moved', bias: 90, why: ' ' }),
    ).toBe('bad-input')
    await word(third, 'moved', 90)
    const moved = await list()
    expect(moved.fit.map(row => row.id)).toEqual([third, first, second])
    expect(moved.fit[0]?.fit?.reasons[0]).toEqual({ code: 'moved-up', by: 90 })
    await word(first, 'excluded')
    const without = await list()
    expect(without.fit.map(row => row.id)).toEqual([third, second])
    expect(without.over).toMatchObject([{ id: first, excluded: 'excluded-by-clerk' }])
    await word(first, 'included')
    await word(third, 'moved', 0)
    expect((await list()).fit.map(row => row.id)).toEqual([first, second, third])
    const { history } = await desk.get('match.open', { postingId, registrationId: first })
    expect(history.map(event => [event.action, event.note, event.staffName])).toEqual([
      ['exclude', '本人愿意学', '陈*'],
      ['include', '本人愿意学', '陈*'],
    ])
    const logged = rowsOf<{ details: string }>(
      desk.dataDir,
      "select details from audit where action = 'match.overrule' order by seq",
    )
    expect(logged).toHaveLength(4)
    expect(JSON.stringify(logged)).not.toContain('本人')
  })

  test('goes on step by step; a slip is taken back with a word; what another clerk did meanwhile is not overwritten', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const registrationId = await desk.person()
    const postingId = await desk.posting()
    const pair = { postingId, registrationId }
    const step = { ...pair, from: null, to: 'recommended', ...words } as const
    const first = await desk.get('match.step', step)
    expect(first).toMatchObject({ state: 'recommended', next: ['contacted', 'talking', 'failed'] })
    expect(await desk.get('match.step', step), 'sent again').toEqual(first)
    expect(await desk.codeOf('match.step', { ...pair, from: 'talking', to: 'agreed', ...words })).toBe('match-changed')
    expect(await desk.codeOf('match.step', { ...pair, from: 'recommended', to: 'started', ...words })).toBe(
      'step-not-allowed',
    )
    expect(await desk.codeOf('match.step', { ...pair, from: 'recommended', to: 'failed', ...words })).toBe('bad-input')
    for (const [from, to, note] of [
      ['recommended', 'contacted', ''],
      ['contacted', 'talking', ''],
      ['talking', 'agreed', ''],
      ['agreed', 'absent', '没联系上'],
    ] as const)
      await desk.get('match.step', { ...pair, from, to, reason: null, note })
    expect(await desk.codeOf('match.undo', { ...pair, from: 'absent', note: '' })).toBe('bad-input')
    expect(await desk.get('match.undo', { ...pair, from: 'absent', note: '点错了' })).toMatchObject({ state: 'agreed' })
    for (const [from, to] of [
      ['agreed', 'started'],
      ['started', 'finished'],
      ['finished', 'paid'],
    ] as const)
      await desk.get('match.step', { ...pair, from, to, ...words })
    const { history, row } = await desk.get('match.open', pair)
    expect(row.pair).toMatchObject({ state: 'paid', next: [] })
    expect(history).toHaveLength(9)
    expect(history[5]).toMatchObject({ action: 'undo', from: 'absent', to: 'agreed', note: '点错了' })
    const { fit, over } = await desk.get('match.list', { side: 'posting', id: postingId })
    expect([fit.length, over.map(one => one.pair.state)]).toEqual([0, ['paid']])
  })

  test('cannot tell an employer of somebody who did not agree, and nothing of that attempt is kept', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const registrationId = await desk.person({ consents: noEmployer })
    const postingId = await desk.posting()
    const pair = { postingId, registrationId }
    const { fit } = await desk.get('match.list', { side: 'posting', id: postingId })
    expect(fit[0]).toMatchObject({ person: { mayPassOn: false } })
    const toTalk = { ...pair, from: null, to: 'talking', ...words } as const
    expect(await desk.codeOf('match.step', toTalk)).toBe('employer-consent-missing')
    expect(rowsOf(desk.dataDir, 'select * from match_event')).toEqual([])
    await desk.get('match.step', { ...pair, from: null, to: 'recommended', ...words })
    expect(await desk.get('match.consent', { registrationId, means: 'spoken' })).toMatchObject({ mayPassOn: true })
    await desk.get('match.consent', { registrationId, means: 'spoken' })
    expect(
      rowsOf(desk.dataDir, "select is_granted, means from consent where purpose = 'employer' order by seq"),
    ).toEqual([
      { is_granted: 0, means: 'spoken' },
      { is_granted: 1, means: 'spoken' },
    ])
    expect(rowsOf(desk.dataDir, 'select * from consent'), 'nothing else was asked').toHaveLength(5)
    expect(await desk.get('match.step', { ...toTalk, from: 'recommended' })).toMatchObject({ state: 'talking' })
  })

  test('offers nothing to somebody excluded, and nobody for a posting that has ended', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const registrationId = await desk.person()
    const postingId = await desk.posting()
    const pair = { postingId, registrationId }
    await desk.get('match.overrule', { ...pair, kind: 'excluded', why: '和老板闹过矛盾' })
    const step = { ...pair, from: null, to: 'recommended', ...words } as const
    expect(await desk.ask('match.step', step)).toMatchObject({
      ok: false,
      problem: { code: 'not-offered', details: { exclusion: 'excluded-by-clerk' } },
    })
    await desk.get('match.overrule', { ...pair, kind: 'included', why: '说开了' })
    await desk.get('postings.close', { id: postingId })
    expect(await desk.ask('match.step', step)).toMatchObject({
      ok: false,
      problem: { code: 'not-offered', details: { exclusion: 'full' } },
    })
  })
})

describe('A talk', () => {
  test('of one employer with several people has an outcome each and one number, and is one however often it is sent', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const people = [await desk.person(), await desk.person(), await desk.person()] as [string, string, string]
    const postingId = await desk.posting()
    await desk.get('match.step', { postingId, registrationId: people[1], from: null, to: 'recommended', ...words })
    const talk = {
      id: anId(),
      postingId,
      note: '面谈',
      people: [
        { registrationId: people[0], from: null, outcome: 'agreed' },
        { registrationId: people[1], from: 'recommended', outcome: 'talking' },
        { registrationId: people[2], from: null, outcome: 'failed', reason: 'hours' },
      ],
    } as const
    const first = await desk.get('match.talk', { ...talk, people: [...talk.people] })
    expect(first).toEqual({ agreed: 1, talking: 1, failed: 1 })
    expect(await desk.get('match.talk', { ...talk, people: [...talk.people] })).toEqual(first)
    const { going, over } = await desk.get('match.list', { side: 'posting', id: postingId })
    expect(Object.fromEntries(going.map(row => [row.id, row.pair.state]))).toEqual({
      [people[0]]: 'agreed',
      [people[1]]: 'talking',
    })
    expect(over).toMatchObject([{ id: people[2], pair: { state: 'failed', failReason: 'hours' } }])
    const { history } = await desk.get('match.open', { postingId, registrationId: people[0] })
    expect(history.map(event => [event.to, event.talkWith])).toEqual([
      ['recommended', 3],
      ['talking', 3],
      ['agreed', 3],
    ])
  })

  test('with one among them who did not agree is not stored for anybody, and says who it was', async () => {
    const desk = await aMatchDesk()
    await desk.ready()
    const people = [await desk.person(), await desk.person({ consents: noEmployer })] as [string, string]
    const postingId = await desk.posting()
    const talk = (reason: 'hours' | null) => ({
      id: anId(),
      postingId,
      people: people.map(registrationId => ({ registrationId, from: null, outcome: 'failed' as const, reason })),
    })
    expect(await desk.ask('match.talk', talk('hours'))).toMatchObject({
      ok: false,
      problem: { code: 'employer-consent-missing', details: { registrationId: people[1] } },
    })
    expect(await desk.ask('match.talk', talk(null))).toMatchObject({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { 'people.0.reason': 'fail-reason-missing' } } },
    })
    expect(rowsOf(desk.dataDir, 'select * from match')).toEqual([])
  })
})

test('what a registration is erased with: the words about it, not the steps', async () => {
  const desk = await aMatchDesk()
  await desk.ready()
  const registrationId = await desk.person()
  const postingId = await desk.posting()
  const pair = { postingId, registrationId }
  await desk.get('match.step', { ...pair, from: null, to: 'talking', reason: null, note: '嫌远，要班车' })
  const { row } = await desk.get('calls.begin', pair)
  const call = { id: row.id, attemptId: anId(), outcome: 'reached', next: 'none', note: '老伴接的' } as const
  await desk.get('calls.record', call)
  await desk.stop()
  const { aHost } = await import('../../support/a-host.ts')
  await aHost({ dataDir: desk.dataDir, now: '2027-01-22T02:00:00.000Z' })
  expect(rowsOf(desk.dataDir, 'select * from match_note union all select * from call_note')).toEqual([])
  expect(rowsOf(desk.dataDir, 'select to_state from match_event order by seq')).toHaveLength(2)
  expect(rowsOf(desk.dataDir, 'select outcome from call_attempt')).toEqual([{ outcome: 'reached' }])
})
