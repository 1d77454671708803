import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { CallName, InputOf, OutputOf } from '../../../electron/contract/api.ts'
import { aHost, aLine, type TestHost } from '../../support/a-host.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aDeskForm, anId } from '../../support/a-registration.ts'
import { fillPostings } from '../../support/a-touch-store.ts'
import { anIdNumber } from '../../support/an-id-number.ts'

type Desk = {
  test: TestHost
  call<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<OutputOf<'desk', N>>
  refused<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<string>
  register(changes: Partial<InputOf<'desk', 'registrations.create'>>): Promise<OutputOf<'desk', 'registrations.create'>>
  rows<T>(sql: string): T[]
}

async function aDesk(options: Parameters<typeof aHost>[0] = {}): Promise<Desk> {
  const made = await aHost(options)
  const line = await aLine(made.host, 'desk', 'direct')
  const begun = await line.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '280417' })
  if (!begun.ok) throw new Error(begun.problem.code)
  const { session } = begun.value
  const call: Desk['call'] = async (name, input) => {
    const reply = await line.call('desk', name, input, session)
    if (!reply.ok) throw new Error(JSON.stringify(reply.problem))
    return reply.value
  }
  return {
    test: made,
    call,
    async refused(name, input) {
      const reply = await line.call('desk', name, input, session)
      return reply.ok ? 'ok' : reply.problem.code
    },
    register: changes => call('registrations.create', aDeskForm(changes)),
    rows(sql) {
      const db = new Database(join(made.dataDir, 'site.db'), { readonly: true })
      try {
        return db.prepare(sql).all() as never
      } finally {
        db.close()
      }
    },
  }
}

const mobile = (number: string) => ({ kind: 'mobile' as const, number })
const filesOf = (dataDir: string) =>
  Buffer.concat(readdirSync(dataDir).flatMap(file => (/\.db/.test(file) ? [readFileSync(join(dataDir, file))] : [])))

test('somebody is found by characters, both readings of a surname, first letters, the end of the number, notes, kind and code', async () => {
  const desk = await aDesk()
  const wanted = await desk.register({
    name: '单晓芳',
    contact: mobile('19000004321'),
    kinds: ['electrician'],
    notes: '会扎扭扭花；家里有三轮车',
  })
  await desk.register({ name: '王强', contact: mobile('19000001111'), kinds: ['general'] })
  for (const text of [
    '单晓芳',
    '晓芳',
    'shanxiaofang',
    'danxiao',
    'sxf',
    'dxf',
    '4321',
    '21',
    '扭扭花',
    'niuniuhua',
    '电工',
    wanted.code,
  ]) {
    const { rows } = await desk.call('people.find', { text })
    expect(
      rows.map(row => row.id),
      text,
    ).toEqual(text === '21' ? [] : [wanted.id])
  }
  for (const text of ['shan 4321', '扭扭花 电工', '单晓芳 4321', '三轮车 sxf'])
    expect((await desk.call('people.find', { text })).total, text).toBe(1)
  for (const text of ['1234', '单强', 'sxf 1111', '扭花扭', 'wangxiao'])
    expect((await desk.call('people.find', { text })).total, text).toBe(0)
  const { rows } = await desk.call('people.find', { text: 'sxf' })
  expect(rows[0]).toMatchObject({ maskedName: '单*芳', maskedNumber: '190****4321', waitingDays: 0, offered: 0 })
  expect(JSON.stringify(rows)).not.toMatch(/晓|19000004321|扭扭花/)
})

test('a look, and showing name and numbers, stand in the log each for itself; lists do not show what is shown on purpose', async () => {
  const desk = await aDesk()
  const { id } = await desk.register({ name: '王喆', notes: '想学光伏' })
  const shown = await desk.call('people.open', { id })
  expect(shown).toMatchObject({ maskedName: '王*', notes: '想学光伏', looks: 1 })
  expect(JSON.stringify(shown)).not.toMatch(/王喆|19000001234/)
  expect(await desk.call('people.unmask', { id })).toMatchObject({ name: '王喆', contact: { number: '19000001234' } })
  expect(desk.rows("select action from audit where action like 'registration.%' order by seq")).toEqual(
    ['registration.create', 'registration.open', 'registration.unmask'].map(action => ({ action })),
  )
})

test('the same document, the same mobile and name, a slip of a digit, a character of the same sound: likely one person', async () => {
  const desk = await aDesk()
  const document = { kind: 'id-card' as const, number: anIdNumber('19740312') }
  const { id } = await desk.register({ name: '王晓明', contact: mobile('19000004321'), document })
  const ask = async (name: string, number: string, other: typeof document | null = null) =>
    (await desk.call('people.likely', { name, contact: mobile(number), document: other })).rows.map(row => row.why)
  expect(await ask('李四', '19000009999', document)).toEqual(['document'])
  expect(await ask('王晓明', '19000004321')).toEqual(['number-name'])
  expect(await ask('王晓明', '19000004821')).toEqual(['number-slip'])
  expect(await ask('王晓明', '19000003421')).toEqual(['number-slip'])
  expect(await ask('王小明', '19000004321')).toEqual(['name-slip'])
  expect(await ask('王小鸣', '19000004321')).toEqual(['name-slip'])
  expect(await ask('王明', '19000004321')).toEqual(['name-slip'])
  expect(await ask('刘德华', '19000004321')).toEqual([])
  expect(await ask('王晓明', '19000007321', { kind: 'id-card', number: anIdNumber('19800101') })).toEqual([])
  expect(await ask('王晓明', '19000008891')).toEqual([])
  // While the form is being filled in: the number with a slip is seen under the name that was typed.
  const seen = await desk.call('registrations.checkContact', { contact: mobile('19000004821'), name: '王晓明' })
  expect(seen.known).toMatchObject([{ id, why: 'number-slip' }])
  // Under another number: by the document alone. Of the number alone it is said that nothing else speaks for it.
  const moved = { contact: mobile('19000009999'), name: '李四', document }
  expect((await desk.call('registrations.checkContact', moved)).known).toMatchObject([{ id, why: 'document' }])
  const wife = { contact: mobile('19000004321'), name: '刘秀' }
  expect((await desk.call('registrations.checkContact', wife)).known).toMatchObject([{ id, why: null }])
  const other = await desk.call('registrations.checkContact', { contact: mobile('19000004821'), name: '李四' })
  expect(other.known).toEqual([])
  // The key is made once and does not stand beside what it protects: nobody can try out numbers without it.
  expect(desk.rows<{ value: string }>("select value from setting where name = 'person-key'")[0]?.value).toMatch(
    /^[0-9a-f]{64}$/,
  )
  const plain = createHash('sha256').update(`document\nid-card:${document.number}`).digest('hex')
  expect(desk.rows<{ hash: string }>('select hash from person_key').map(row => row.hash)).not.toContain(
    plain.slice(0, 32),
  )
})

test('merging loses nothing: kinds, notes, consents, matches, the older code, and what gave way', async () => {
  const desk = await aDesk()
  const old = await desk.register({
    name: '王晓明',
    contact: mobile('19000004321'),
    kinds: ['electrician'],
    notes: '会贴砖',
    consents: { registration: true, employer: true, messages: false, upload: true },
  })
  desk.test.setNow('2026-11-23T02:00:00.000Z')
  const fresh = await desk.register({
    name: '王小明',
    contact: mobile('19000004321'),
    kinds: ['welder'],
    notes: '周末才行',
    consents: { registration: true, employer: false, messages: true, upload: true },
  })
  const { total, rows } = await desk.call('doubles.list', {})
  expect(total).toBe(1)
  expect(new Set([rows[0]?.a.id, rows[0]?.b.id])).toEqual(new Set([old.id, fresh.id]))
  const pair = await desk.call('doubles.open', { a: old.id, b: fresh.id })
  expect([pair.a.name, pair.b.name]).toEqual(['王晓明', '王小明'])

  desk.test.setNow('2026-11-23T03:00:00.000Z')
  expect(await desk.call('doubles.merge', { keep: old.id, drop: fresh.id })).toEqual({ id: old.id })
  expect((await desk.call('doubles.list', {})).total).toBe(0)
  expect(await desk.refused('doubles.merge', { keep: old.id, drop: fresh.id })).toBe('not-found')
  const whole = await desk.call('people.open', { id: fresh.id })
  expect(whole).toMatchObject({
    id: old.id,
    revision: 2,
    kinds: ['welder', 'electrician'],
    notes: '会贴砖\n周末才行',
    consents: { registration: true, employer: false, messages: true, upload: true },
    waitingDays: 1,
    merged: [{ id: fresh.id }],
  })
  const { name, formerly } = await desk.call('people.unmask', { id: old.id })
  expect(name).toBe('王小明')
  expect(formerly).toMatchObject([{ field: 'name', value: '王晓明' }])
  expect((await desk.call('people.find', { text: fresh.code })).total).toBe(0)
  expect(await desk.call('signIns.add', { code: fresh.code })).toMatchObject({ id: old.id, number: 1 })
  // What was said stays as it was said, and the one dropped is erased at the centre.
  expect(desk.rows(`select distinct at from consent where registration_id = '${old.id}' order by at`)).toEqual([
    { at: '2026-11-22T02:00:00.000Z' },
    { at: '2026-11-23T02:00:00.000Z' },
  ])
  expect(desk.rows(`select op, revision from outbox where id = '${fresh.id}'`)).toEqual([{ op: 'delete', revision: 2 }])
  expect(desk.rows(`select op, revision from outbox where id = '${old.id}'`)).toEqual([{ op: 'put', revision: 2 }])
  expect(desk.rows<{ body: string }>(`select body from outbox where id = '${old.id}'`)[0]?.body).not.toMatch(
    /formerly|贴砖/,
  )
})

test('kept apart with a word is not asked again, not even when one of the two is changed', async () => {
  const desk = await aDesk()
  const one = await desk.register({ name: '王晓明', contact: mobile('19000004321') })
  const form = aDeskForm({ name: '王小明', contact: mobile('19000004321') })
  await desk.call('registrations.create', form)
  expect(await desk.refused('doubles.keepApart', { a: one.id, b: form.id, word: ' ' })).toBe('bad-input')
  await desk.call('doubles.keepApart', { a: one.id, b: form.id, word: '父子两人共用手机' })
  await desk.call('registrations.edit', { revision: 1, form: { ...form, notes: '父亲' } })
  expect((await desk.call('people.counts', {})).doubles).toBe(0)
  expect(desk.rows("select action from audit where action like 'registration.keep%'")).toHaveLength(1)
  expect(JSON.stringify(desk.rows('select * from audit'))).not.toContain('父子')
})

test('erased at the desk: body, contact, search index, hashes, words and pairs are gone from the bytes of the files', async () => {
  const desk = await aDesk()
  const document = { kind: 'id-card' as const, number: anIdNumber('19740312') }
  const form = { name: '欧阳犇犇', contact: mobile('19000005678'), document, notes: '会扎扭扭花龘' }
  const { id } = await desk.register(form)
  const other = await desk.register({ ...form, document: null, notes: '' })
  await desk.register({ name: '李秀', contact: mobile('19000001111') })
  await desk.call('doubles.keepApart', { a: id, b: other.id, word: '说是堂兄弟龖' })
  await desk.call('signIns.add', { id })
  await desk.call('signIns.move', { number: 1, place: 1, word: '腿脚不便龘龘' })
  const [key] = desk.rows<{ hash: string }>(
    `select hash from person_key where registration_id = '${id}' and kind = 'document'`,
  )
  const traces = [
    '欧阳犇犇',
    '阳犇',
    '犇犇',
    '19000005678',
    '000005678',
    document.number,
    '扭扭',
    '龘',
    '龖',
    '堂兄弟',
    '腿脚',
    key?.hash ?? '?',
  ]
  for (const trace of traces) expect(filesOf(desk.test.dataDir).includes(trace), trace).toBe(true)
  await desk.call('people.erase', { id, reason: 'asked' })
  await desk.call('people.erase', { id: other.id, reason: 'asked' })
  expect(await desk.refused('people.open', { id })).toBe('not-found')
  expect(await desk.refused('people.erase', { id, reason: 'asked' })).toBe('not-found')
  expect(desk.rows(`select op, body from outbox where id = '${id}'`)).toEqual([{ op: 'delete', body: null }])
  for (const text of ['oyb', '5678', '扭扭花']) expect((await desk.call('people.find', { text })).total, text).toBe(0)
  expect((await desk.call('people.find', { text: 'lixiu' })).total).toBe(1)
  const details = desk.rows<{ details: string }>(
    "select details from audit where action = 'registration.withdraw' limit 1",
  )
  expect(details).toEqual([{ details: '{"by":"desk","reason":"asked"}' }])
  await desk.test.stop()
  for (const trace of traces) expect(filesOf(desk.test.dataDir).includes(trace), trace).toBe(false)
})

test('numbers left for postings go with the person, here and at the centre, and what was said on the telephone with them', async () => {
  const desk = await aDesk()
  const postings = ['p1', 'p2', 'p3'].map(id => aPosting({ id }))
  fillPostings(desk.test.dataDir, postings, '2026-11-22T02:00:00.000Z')
  const touch = await aLine(desk.test.host, 'touch', 'direct')
  const leave = async (postingId: string, number: string) => {
    const input = { id: anId(), postingId, number, isAgreed: true, noticeVersion: '3', isSixteen: true } as const
    expect(await touch.call('touch', 'interests.submit', input)).toMatchObject({ ok: true })
    return input.id
  }
  // Left before anybody was registered under it, and called: only the number is known of whom the words are.
  const first = await leave('p1', '19000005678')
  const [task] = (await desk.call('calls.list', {})).due
  const call = { id: task?.id ?? '', attemptId: anId(), outcome: 'interested' as const, note: '腿脚不便龘龘' }
  await desk.call('calls.record', call)
  const { id } = await desk.register({ name: '欧阳犇犇', contact: mobile('19000005678') })
  const second = await leave('p2', '190 0000 5678')
  // Somebody else's stays.
  await desk.register({ name: '李秀', contact: mobile('19000001111') })
  const theirs = await leave('p3', '19000001111')
  expect((await desk.call('people.open', { id })).interests).toMatchObject([{}, {}])
  expect(filesOf(desk.test.dataDir).includes('龘龘')).toBe(true)

  await desk.call('people.erase', { id, reason: 'asked' })
  const sent = desk.rows<{ id: string; op: string; revision: number }>(
    "select id, op, revision from outbox where kind = 'interest' order by id",
  )
  expect(sent).toEqual(
    [
      { id: first, op: 'delete', revision: 2 },
      { id: second, op: 'delete', revision: 2 },
      { id: theirs, op: 'put', revision: 1 },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  expect(desk.rows("select subject, details from audit where action = 'interest.withdraw' order by subject")).toEqual(
    [first, second].sort().map(subject => ({ subject, details: '{"by":"desk","reason":"asked"}' })),
  )
  const { due, later } = await desk.call('calls.list', {})
  expect([...due, ...later].map(row => row.maskedNumber)).toEqual(['190****1111'])
  await touch.close()
  await desk.test.stop()
  const left = filesOf(desk.test.dataDir)
  for (const trace of ['19000005678', '000005678', '犇犇', '龘龘']) expect(left.includes(trace), trace).toBe(false)
  expect(left.includes('19000001111')).toBe(true)
})

test('a number that two people share goes with the one who is called for it', async () => {
  const desk = await aDesk()
  const postings = ['p1', 'p2'].map(id => aPosting({ id }))
  fillPostings(desk.test.dataDir, postings, '2026-11-22T02:00:00.000Z')
  const touch = await aLine(desk.test.host, 'touch', 'direct')
  const leave = async (postingId: string) => {
    const input = { id: anId(), postingId, number: '19000005678', isAgreed: true, noticeVersion: '3', isSixteen: true }
    expect(await touch.call('touch', 'interests.submit', input as never)).toMatchObject({ ok: true })
    return input.id
  }
  const wife = await desk.register({ name: '李秀', contact: mobile('19000005678') })
  const hers = await leave('p1')
  const husband = await desk.register({ name: '张建国', contact: mobile('19000005678') })
  const either = await leave('p2')
  expect((await desk.call('people.open', { id: husband.id })).interests).toHaveLength(1)
  expect((await desk.call('people.open', { id: wife.id })).interests).toHaveLength(2)
  await desk.call('people.erase', { id: husband.id, reason: 'asked' })
  expect(desk.rows('select id from interest where contact_number is not null')).toEqual([{ id: hers }])
  expect(desk.rows(`select contact_number from interest where id = '${either}'`)).toEqual([{ contact_number: null }])
  await touch.close()
})

test('at the end of the term the index goes with the registration', async () => {
  const desk = await aDesk()
  await desk.register({ name: '欧阳犇犇', contact: mobile('19000005678'), notes: '扭扭花龘' })
  await desk.test.stop()
  const after = await aHost({ dataDir: desk.test.dataDir, now: '2026-12-08T00:00:00.000Z' })
  await after.stop()
  const left = filesOf(desk.test.dataDir)
  for (const trace of ['犇犇', '000005678', '龘', '扭扭']) expect(left.includes(trace), trace).toBe(false)
})

test('the ledger: helped first or waiting long, the longest first, by group, without those who have work', async () => {
  const desk = await aDesk()
  const focus = (group: 'disabled' | 'migrant') => ({
    focus: [{ group, evidence: 'stated' as const, on: '2026-11-22' }],
  })
  const first = await desk.register({ name: '张一', contact: mobile('19000000001'), ...focus('disabled') })
  await desk.register({ name: '张二', contact: mobile('19000000002'), ...focus('migrant') })
  desk.test.setNow('2026-11-24T02:00:00.000Z')
  const second = await desk.register({ name: '张三', contact: mobile('19000000003'), ...focus('disabled') })
  const { total, rows } = await desk.call('people.ledger', {})
  expect(total).toBe(2)
  expect(rows.map(row => [row.id, row.waitingDays])).toEqual([
    [first.id, 2],
    [second.id, 0],
  ])
  expect((await desk.call('people.ledger', { group: 'long' })).total).toBe(0)
  expect((await desk.call('people.ledger', { group: 'migrant' })).total).toBe(1)
  expect((await desk.call('people.find', { text: '残疾' })).total).toBe(2)
  expect((await desk.call('people.counts', {})).ledger).toBe(2)
})

test('today: signed in once, by coming, by waiting, by hand with a word, and by a lot that everybody can check', async () => {
  const desk = await aDesk()
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.push((await desk.register({ name: '张三', contact: mobile(`1900000777${i}`) })).id)
  desk.test.setNow('2026-11-22T09:00:00.000Z')
  const late = await desk.register({ name: '李四', contact: mobile('19000006666') })
  const numbers = (list: OutputOf<'desk', 'signIns.today'>) => list.rows.map(row => row.number)
  await desk.call('signIns.add', { code: late.code })
  for (const id of ids) await desk.call('signIns.add', { id })
  expect(await desk.call('signIns.add', { id: late.id })).toMatchObject({ number: 1 })
  expect(await desk.refused('signIns.add', { code: 'AAAA-AAAA' })).toBe('not-found')
  expect(numbers(await desk.call('signIns.today', {}))).toEqual([1, 2, 3, 4, 5, 6])
  expect(numbers(await desk.call('signIns.order', { kind: 'longest-waiting' }))).toEqual([2, 3, 4, 5, 6, 1])
  expect(await desk.refused('signIns.move', { number: 6, place: 1, word: '' })).toBe('bad-input')
  expect(numbers(await desk.call('signIns.move', { number: 6, place: 1, word: '带着孩子' }))).toEqual([
    6, 2, 3, 4, 5, 1,
  ])

  const closed = await desk.call('lots.close', {})
  expect(closed.lot).toMatchObject({ numbers: [1, 2, 3, 4, 5, 6], made: 1, drawn: null })
  expect(JSON.stringify(closed)).not.toContain('seed')
  expect(await desk.refused('lots.draw', { said: '四十二' })).toBe('bad-input')
  const drawn = await desk.call('lots.draw', { said: '42' })
  const seed = drawn.lot?.drawn?.seed ?? ''
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(closed.lot?.commitment).toBe(sha256(`linggong-lot-1 commit\n2026-11-22\n1,2,3,4,5,6\n${seed}`))
  expect(numbers(drawn)).toEqual(drawn.lot?.drawn?.result)
  expect(await desk.refused('lots.draw', { said: '43' })).toBe('not-found')
  expect(await desk.call('lots.check', {})).toEqual({ problem: null, checked: 6 })
  await desk.call('signIns.leave', { number: 3 })
  expect(numbers(await desk.call('signIns.today', {}))).toEqual(numbers(drawn).filter(number => number !== 3))

  const db = new Database(join(desk.test.dataDir, 'site.db'))
  expect(() => db.exec("update lot_draw set said = '43'")).toThrow('never changed')
  db.exec("drop trigger lot_draw_once; update lot_draw set said = '43'")
  db.close()
  expect(await desk.call('lots.check', {})).toEqual({ problem: 'order', checked: 6 })
})
