// Matches: how far they came, how the clerk overruled the machine, and a history that can only grow.
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  eraseMatchNotes,
  findMatch,
  findMatchOf,
  insertMatch,
  matchesInState,
  matchesOfPerson,
  matchesOfPosting,
  matchHistory,
  overruleMatch,
  overrulesOfPerson,
  overrulesOfPosting,
  stateBefore,
  stepMatch,
  undoMatch,
} from '../../db/matches.ts'
import type { MatchState } from '../../db/model/match/state.ts'
import { openWritable, transact } from '../../db/open.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { insertStaff } from '../../db/staff.ts'
import { crowdRegistration, seeded } from '../support/a-crowd.ts'
import { moment } from '../support/match-facts.ts'
import { aTempDir } from '../support/temp-dir.ts'

const staffId = 'clerk-1'

function aSiteDb() {
  const db = openWritable(join(aTempDir(), 'site.db'), 'site')
  onTestFinished(() => {
    db.close()
  })
  insertStaff(db, { id: staffId, name: '李秀', role: 'clerk', pinHash: 'x' }, '2026-11-22T00:00:00.000Z')
  const random = seeded(2)
  let tick = 0
  const at = () => new Date(moment.now + tick++ * 1000).toISOString()
  let made = 0
  return {
    db,
    at,
    register(): string {
      const registration = crowdRegistration(random, made++, moment.now)
      transact(db, () => insertRegistration(db, registration, { day: '2026-11-22', clerkId: null }))
      return registration.id
    },
    match(id: string, registrationId: string, postingId = 'posting-1') {
      const posting = { title: '搬运工', kind: 'carrier', employer: '团结村货运部' }
      transact(db, () => insertMatch(db, { id, postingId, registrationId, posting, score: 71 }, at()))
    },
    step(id: string, from: MatchState | null, to: MatchState, more: { note?: string; talk?: string } = {}) {
      return transact(db, () =>
        stepMatch(db, id, {
          from,
          to,
          reason: to === 'failed' ? 'pay' : null,
          talk: more.talk ?? null,
          note: more.note ?? '',
          staffId,
          at: at(),
        }),
      )
    },
  }
}

describe('A match', () => {
  test('is kept with what the posting was, and goes its way step by step', () => {
    const { db, register, match, step } = aSiteDb()
    const person = register()
    match('m', person)
    expect(findMatch(db, 'm')).toMatchObject({ state: null, score: 71, posting: { title: '搬运工' } })
    expect(step('m', null, 'recommended')).toBe(true)
    expect(step('m', 'recommended', 'contacted', { note: '说好下午回电' })).toBe(true)
    expect(findMatchOf(db, { postingId: 'posting-1', registrationId: person })?.state).toBe('contacted')
    expect(matchHistory(db, 'm').map(event => [event.from, event.to, event.note])).toEqual([
      [null, 'recommended', ''],
      ['recommended', 'contacted', '说好下午回电'],
    ])
    expect(matchesInState(db, 'contacted', 10).map(found => found.id)).toEqual(['m'])
    expect(matchesOfPerson(db, person)).toHaveLength(1)
  })

  test('is not moved by a clerk who saw an older state', () => {
    const { db, register, match, step } = aSiteDb()
    match('m', register())
    step('m', null, 'recommended')
    step('m', 'recommended', 'contacted')
    expect(step('m', 'recommended', 'failed')).toBe(false)
    expect(findMatch(db, 'm')?.state).toBe('contacted')
    expect(matchHistory(db, 'm')).toHaveLength(2)
  })

  test('takes steps back one by one, and the history keeps both', () => {
    const { db, register, match, step, at } = aSiteDb()
    match('m', register())
    step('m', null, 'recommended')
    step('m', 'recommended', 'contacted')
    step('m', 'contacted', 'failed')
    const undo = (from: MatchState, to: MatchState | null) =>
      transact(db, () => undoMatch(db, 'm', { from, to, note: '点错了', staffId, at: at() }))
    expect(stateBefore(db, 'm')).toBe('contacted')
    expect(undo('failed', 'contacted')).toBe(true)
    expect(stateBefore(db, 'm')).toBe('recommended')
    expect(undo('contacted', 'recommended')).toBe(true)
    expect(stateBefore(db, 'm')).toBeNull()
    expect(undo('recommended', null)).toBe(true)
    expect(stateBefore(db, 'm')).toBeUndefined()
    expect(matchHistory(db, 'm').map(event => event.action)).toEqual(['step', 'step', 'step', 'undo', 'undo', 'undo'])
  })

  test('is one of each pair', () => {
    const { register, match } = aSiteDb()
    const person = register()
    match('m', person)
    expect(() => match('n', person)).toThrow(/UNIQUE/)
  })

  test('of several people goes through one talk, each with an own outcome', () => {
    const { db, register, match, step } = aSiteDb()
    const people = ['a', 'b', 'c']
    for (const id of people) {
      match(id, register())
      step(id, null, 'recommended')
      step(id, 'recommended', 'talking', { talk: 'talk-1' })
    }
    step('a', 'talking', 'agreed', { talk: 'talk-1' })
    step('b', 'talking', 'failed', { talk: 'talk-1' })
    const states = matchesOfPosting(db, 'posting-1').map(found => [found.id, found.state])
    expect(Object.fromEntries(states)).toEqual({ a: 'agreed', b: 'failed', c: 'talking' })
    expect(people.flatMap(id => matchHistory(db, id).filter(event => event.talk === 'talk-1'))).toHaveLength(5)
    expect(matchHistory(db, 'b').at(-1)?.reason).toBe('pay')
  })
})

describe('The clerk', () => {
  test('excludes, adds, moves and takes it back, and every reason is kept', () => {
    const { db, register, match, at } = aSiteDb()
    const person = register()
    match('m', person)
    const overrule = (kind: 'moved' | 'excluded' | 'added' | null, note: string, bias?: number) =>
      transact(db, () =>
        overruleMatch(db, 'm', { kind, note, staffId, at: at(), ...(bias === undefined ? {} : { bias }) }),
      )
    overrule('excluded', '上次欠薪')
    expect(overrulesOfPosting(db, 'posting-1').get(person)).toEqual({ isExcluded: true, isAdded: false, bias: 0 })
    overrule('moved', '邻居介绍', 20)
    overrule('added', '已经还清')
    expect(overrulesOfPerson(db, person).get('posting-1')).toEqual({ isExcluded: false, isAdded: true, bias: 20 })
    overrule('moved', '不用了', 0)
    overrule(null, '不用了')
    expect(overrulesOfPosting(db, 'posting-1').size).toBe(0)
    expect(matchHistory(db, 'm').map(event => [event.action, event.bias, event.note])).toEqual([
      ['exclude', null, '上次欠薪'],
      ['move', 20, '邻居介绍'],
      ['add', null, '已经还清'],
      ['move', 0, '不用了'],
      ['include', null, '不用了'],
    ])
  })
})

describe('The history', () => {
  test('can only grow', () => {
    const { db, register, match, step } = aSiteDb()
    match('m', register())
    step('m', null, 'recommended', { note: '好' })
    expect(() => db.prepare("update match_event set to_state = 'paid'").run()).toThrow(/never changed/)
    expect(() => db.prepare('delete from match_event').run()).toThrow(/never removed/)
    expect(() => db.prepare("update match_note set text = 'x'").run()).toThrow(/never changed/)
  })

  test('keeps its events and loses its words when a person is erased', () => {
    const { db, register, match, step } = aSiteDb()
    const [one, other] = [register(), register()]
    match('m', one)
    match('n', other)
    step('m', null, 'recommended', { note: '住双碑' })
    step('n', null, 'recommended', { note: '住井口' })
    transact(db, () => eraseMatchNotes(db, one))
    expect(matchHistory(db, 'm')).toMatchObject([{ action: 'step', note: '' }])
    expect(matchHistory(db, 'n')).toMatchObject([{ note: '住井口' }])
  })

  test('refuses states, moves and pairs that do not exist', () => {
    const { db, register, match } = aSiteDb()
    match('m', register())
    const wrong = (sql: string) => () => db.prepare(sql).run()
    expect(wrong("update match set state = 'married'")).toThrow(/CHECK/)
    expect(wrong('update match set bias = 101')).toThrow(/CHECK/)
    expect(wrong('update match set is_excluded = 1, is_added = 1')).toThrow(/CHECK/)
    expect(() => match('n', 'nobody')).toThrow(/FOREIGN KEY/)
  })
})
