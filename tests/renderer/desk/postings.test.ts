/// <reference types="node" />
// The posting form on a real host: the gate of the six elements, the doubt about pay, drafts, publishing and withdrawing.
import { describe, expect, it, test } from 'vitest'
import {
  checkPosting,
  doubtOf,
  emptyPosting,
  missingOf,
  type PostingForm,
  toPosting,
} from '../../../renderer/desk/postings/posting-form.ts'
import { aDesk, anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'

const today = '2026-11-22'
const complete: Partial<PostingForm> = {
  title: '设备调试电工',
  headcount: '3',
  employer: '示例汽车零部件厂',
  content: '调试冲压线电气设备',
  requirements: '低压电工证',
  district: '沙坪坝区',
  payMin: '400',
  payUnit: 'day',
}
const form = (patch: Partial<PostingForm> = {}): PostingForm => ({
  ...emptyPosting('01920000-0000-7000-8000-000000000001', today),
  ...patch,
})

function openOf({ state }: TestDesk) {
  const { open } = state().postings
  if (!open) throw new Error('no form is open')
  return open
}

describe('The six elements', () => {
  it('are all missing at first, and go one by one', () => {
    expect(missingOf(form())).toEqual(['employer', 'headcount', 'requirements', 'content', 'place', 'pay'])
    expect(missingOf(form(complete))).toEqual([])
    expect(missingOf(form({ ...complete, district: '', isHome: true }))).toEqual([])
  })

  test.each([
    ['employer', { employer: '  ' }],
    ['headcount', { headcount: '0' }],
    ['requirements', { requirements: '' }],
    ['content', { content: '\n' }],
    ['place', { district: '' }],
    ['pay', { payMin: '' }],
    ['pay', { payUnit: null }],
  ] as const)('lack %s when it is not there', (element, patch) =>
    expect(missingOf(form({ ...complete, ...patch }))).toEqual([element]),
  )

  it('have their pay with 面议', () => {
    expect(missingOf(form({ ...complete, payMin: '', payUnit: 'negotiable' }))).toEqual([])
  })
})

describe('Pay', () => {
  it('of 400 a month asks whether a day was meant', () => {
    expect(doubtOf(form({ payMin: '400', payUnit: 'month' }))).toEqual({ flag: 'unit-doubtful', better: 'day' })
    expect(doubtOf(form({ payMin: '400', payUnit: 'day' }))).toBeNull()
    expect(doubtOf(form({ payMin: '6000', payUnit: 'day' }))).toEqual({ flag: 'unit-doubtful', better: 'month' })
  })

  it('that fits no unit is doubted without a proposal, and without an amount not at all', () => {
    expect(doubtOf(form({ payMin: '900000', payUnit: 'piece' }))).toEqual({ flag: 'implausible', better: null })
    expect(doubtOf(form({ payUnit: 'month' }))).toBeNull()
    expect(doubtOf(form({ payMin: '400' }))).toBeNull()
  })

  it('goes to the host in fen, exactly', () => {
    expect(toPosting(form({ ...complete, payMin: '18.35', payMax: '0.29', payUnit: 'hour' }), today).pay).toEqual({
      min: 1_835,
      max: 29,
      unit: 'hour',
    })
  })
})

test('a form names what is wrong as typed', () => {
  const wrong = {
    creditCode: '91500000000000000X',
    payMax: '四百',
    contactPolicy: 'public',
    phone: '12',
    isUrgent: true,
  } as const
  expect(checkPosting(form({ ...wrong, headcount: 'many', validUntil: '2026-02-30' }), today)).toEqual({
    title: 'title-missing',
    headcount: 'headcount-range',
    creditCode: 'credit-code-invalid',
    payMax: 'pay-invalid',
    phone: 'phone-invalid',
    validUntil: 'day-invalid',
    urgentReason: 'reason-missing',
  })
  expect(checkPosting(form({ ...complete, validUntil: '2026-11-21' }), today)).toEqual({ validUntil: 'day-past' })
})

describe('Publishing', () => {
  it('is refused while an element is missing, here and by the host', async () => {
    const made = await anOpenDesk()
    made.desk.show('postings')
    made.desk.postings.begin()
    made.desk.postings.change({ ...complete, requirements: '' })
    await made.desk.postings.publish()
    expect(openOf(made)).toMatchObject({
      missing: ['requirements'],
      status: { step: 'refused', problem: { code: 'elements-missing', details: { missing: ['requirements'] } } },
    })
    expect(made.wire.arrived).not.toContain('postings.publish')
  })

  it('puts it on the screens with a code, found by pinyin, and withdrawing takes it off', async () => {
    const made = await anOpenDesk()
    const { desk, state, pass, settled } = made
    // What is said already stands in the ledger.
    const said: unknown[] = []
    desk.store.subscribe(({ postings: { done, list } }, { postings: before }) => {
      if (done && done !== before.done && list.state === 'ready') said.push([done.act, list.rows[0]?.state])
    })
    desk.show('postings')
    desk.postings.begin()
    desk.postings.change(complete)
    await desk.postings.publish()
    expect(state().postings).toMatchObject({
      open: null,
      done: { act: 'published', row: { state: 'published', missing: [] } },
    })
    const row = state().postings.done?.row
    expect(row?.code).toMatch(/^[0-9]{4,7}$/)

    for (const text of ['sbts', '调试', row?.code ?? '']) {
      desk.find.type(text)
      await pass(200)
      expect(state().find, text).toMatchObject({
        state: 'found',
        total: 1,
        rows: [{ title: '设备调试电工', code: row?.code }],
      })
    }
    await desk.find.open(row?.id ?? '')
    expect(state().find).toMatchObject({ state: 'shown', detail: { content: '调试冲压线电气设备', phone: null } })
    desk.find.close()

    if (row) await desk.postings.withdraw(row)
    await settled()
    expect(state().postings.done).toMatchObject({ act: 'withdrawn' })
    expect(said).toEqual([
      ['published', 'published'],
      ['withdrawn', 'withdrawn'],
    ])
    desk.find.type('sbts')
    await pass(200)
    expect(state().find).toMatchObject({ state: 'found', total: 0 })
  })

  it('again changes what is out; keeping a draft of it is not offered by the host', async () => {
    const made = await anOpenDesk()
    const { desk, state } = made
    desk.postings.begin()
    desk.postings.change(complete)
    await desk.postings.publish()
    const row = state().postings.done?.row
    if (!row) throw new Error('nothing was published')
    await desk.postings.edit(row)
    expect(openOf(made).form).toMatchObject({ origin: 'published', payMin: '400', payMax: '', headcount: '3' })
    desk.postings.change({ headcount: '5' })
    await desk.postings.saveDraft()
    expect(openOf(made).status).toMatchObject({ step: 'refused', problem: { code: 'conflict' } })
    await desk.postings.publish()
    await desk.postings.edit(row)
    expect(openOf(made).form.headcount).toBe('5')
  })
})

test('An employer is said to be saved once the register shows it', async () => {
  const { desk, state } = await anOpenDesk()
  const said: unknown[] = []
  desk.store.subscribe(({ employers: { saved, rows } }) => {
    if (saved) said.push([saved.name, rows.map(({ name }) => name)])
  })
  desk.employers.begin()
  desk.employers.change({ name: '示例服装厂' })
  await desk.employers.save()
  expect(said).toEqual([['示例服装厂', ['示例服装厂']]])
  expect(state().employers.open).toBeNull()
})

describe('A draft of a posting', () => {
  it('may lack elements, and the list says which', async () => {
    const made = await anOpenDesk()
    made.desk.postings.begin()
    made.desk.postings.change({ title: '保洁员', employer: '示例物业' })
    await made.desk.postings.saveDraft()
    expect(made.state().postings).toMatchObject({
      open: null,
      list: {
        state: 'ready',
        rows: [
          {
            title: '保洁员',
            state: 'draft',
            code: null,
            missing: ['headcount', 'requirements', 'content', 'place', 'pay'],
          },
        ],
      },
    })
  })

  it('half typed survives the page, and is gone when it is discarded', async () => {
    const made = await anOpenDesk()
    made.desk.postings.begin()
    made.desk.postings.change({ title: '保洁员' })
    await made.desk.postings.flush()
    const other = await aDesk({ before: made.host })
    await other.desk.gate.unlock(pin)
    await other.settled()
    expect(openOf(other).form.title).toBe('保洁员')
    await other.desk.postings.discard()
    const third = await aDesk({ before: made.host })
    await third.desk.gate.unlock(pin)
    await third.settled()
    expect(third.state().postings.open).toBeNull()
  })
})
