/// <reference types="node" />
// The full form at the desk's store, on a real host: typed, saved, opened again, changed, renewed; the card reader in both its ways;
// the lists that find.
import { describe, expect, it } from 'vitest'
import { certificates } from '../../../db/model/certificates.ts'
import { findKind } from '../../../db/model/kinds.ts'
import { loadDivisions } from '../../../renderer/desk/divisions/divisions.ts'
import { findKinds } from '../../../renderer/desk/kinds/kind-search.ts'
import { checkFull, emptyFull, type FullForm, turnFocus } from '../../../renderer/desk/register/full-form.ts'
import type { RegistrationForm } from '../../../renderer/desk/register/registration-form.ts'
import { createWedge } from '../../../renderer/desk/register/wedge.ts'
import { aDesk, anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'
import { anIdNumber } from '../../support/an-id-number.ts'

const number = anIdNumber('19740312')
const person: Partial<RegistrationForm> = {
  name: '王喆',
  number: '19000001234',
  availability: ['now'],
  kinds: ['electrician'],
  documentNumber: number,
  consents: { registration: true, employer: true, messages: false, upload: true },
  education: '71',
  skills: [{ name: '扭扭花', kind: null, level: 'expert', years: '０.５ 年', isCertificate: false }],
  payText: '２８０元',
  settlements: ['daily'],
  wantedAreas: ['500106'],
  kmText: '15公里',
  residence: '520302',
  street: '双碑街道',
  focus: [{ group: 'older', evidence: 'verified', on: '2026-11-20' }],
  isStarred: true,
  starReason: '父母都失业',
}

function formOf({ state }: TestDesk): RegistrationForm {
  const { register } = state()
  if (register.step === 'restoring') throw new Error('no form yet')
  return register.form
}

async function openedPerson(made: TestDesk) {
  made.desk.show('today')
  await made.settled()
  const { list } = made.state().today
  const [row] = list.state === 'ready' ? list.rows : []
  await made.desk.today.open(row?.id ?? '')
  await made.settled()
  const { opened } = made.state().today
  if (opened.state !== 'shown') throw new Error('not opened')
  return opened.detail
}

describe('The full form', () => {
  it('is saved as typed, whatever the width of its digits, and opened again as it was', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit(person)
    await made.desk.register.save()
    const detail = await openedPerson(made)
    expect(detail).toMatchObject({
      skills: [{ name: '扭扭花', level: 'expert', years: 0.5 }],
      wantedPay: { min: 28_000, unit: 'day' },
      maxKm: 15,
      residence: '520302',
      star: { reason: '父母都失业' },
      focus: [{ group: 'older', evidence: 'verified', on: '2026-11-20' }],
      renewalsLeft: 12,
    })
    made.desk.today.change()
    expect(made.state().view).toBe('register')
    expect(formOf(made)).toMatchObject({
      edits: 1,
      name: '王喆',
      payText: '280',
      kmText: '15',
      skills: [{ name: '扭扭花', years: '0.5' }],
      consents: person.consents,
      isSixteen: true,
    })
    expect(made.state().register).toMatchObject({ isFull: true })
  })

  it('puts what was begun for somebody else aside while a stored one is changed, over a kill of the page too', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit(person)
    await made.desk.register.save()
    made.desk.register.edit({ name: '李秀', kmText: '3' })
    const { id } = formOf(made)
    await openedPerson(made)
    made.desk.today.change()
    made.desk.register.edit({ name: '王哲' })
    await made.settled()
    const other = await aDesk({ before: made.host })
    await other.desk.gate.unlock(pin)
    await other.settled()
    expect(formOf(other)).toMatchObject({ edits: 1, name: '王哲' })
    await other.desk.register.save()
    await other.settled()
    expect(other.state().register).toMatchObject({ step: 'saved', isChange: true, isFull: true })
    expect(formOf(other)).toMatchObject({ id, edits: null, name: '李秀', kmText: '3' })
    // And that draft is kept in turn.
    const third = await aDesk({ before: made.host })
    await third.desk.gate.unlock(pin)
    await third.settled()
    expect(formOf(third)).toMatchObject({ id, edits: null, name: '李秀' })
    expect(await openedPerson(third)).toMatchObject({ name: '王哲', revision: 2 })
  })

  it('given up changes nothing; one changed meanwhile by somebody else is a conflict and keeps what was typed', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit(person)
    await made.desk.register.save()
    const detail = await openedPerson(made)
    made.desk.today.change()
    made.desk.register.edit({ name: '王哲' })
    await made.desk.register.clear()
    expect(formOf(made)).toMatchObject({ edits: null, name: '' })
    made.desk.register.change(detail)
    made.desk.register.edit({ name: '王哲' })
    await made.desk.register.save()
    made.desk.register.change(detail)
    made.desk.register.edit({ name: '王浩' })
    await made.desk.register.save()
    expect(made.state().register).toMatchObject({
      step: 'refused',
      problem: { code: 'conflict' },
      form: { name: '王浩' },
    })
  })

  it('renewed on the same day says so and stays; what is under another notice must be asked anew', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit(person)
    await made.desk.register.save()
    const detail = await openedPerson(made)
    await made.desk.today.renew()
    await made.settled()
    expect(made.state().today.opened).toMatchObject({ state: 'shown', renewing: 'done', detail: { renewals: 0 } })
    made.desk.register.change({ ...detail, noticeVersion: '2' })
    expect(formOf(made).consents).toEqual({ registration: false, employer: false, messages: false, upload: false })
  })

  it('is refused with a word at its field while something typed was not taken', () => {
    const faults = (patch: Partial<FullForm>) => checkFull({ ...emptyFull, ...patch })
    expect(faults({})).toEqual({})
    expect(faults({ skillText: 'dg' })).toEqual({ skills: 'not-taken' })
    expect(faults({ areaText: 'spb' })).toEqual({ wantedAreas: 'not-taken' })
    expect(faults({ residenceText: 'zy' })).toEqual({ residence: 'not-taken' })
    expect(faults({ payText: '很多' })).toEqual({ wantedPay: 'pay-invalid' })
    expect(faults({ kmText: '0' })).toEqual({ maxKm: 'km-range' })
    expect(faults({ isStarred: true })).toEqual({ starReason: 'star-reason-missing' })
    expect(faults({ tools: 'x'.repeat(101), street: 'x'.repeat(61) })).toEqual({
      tools: 'too-long',
      street: 'too-long',
    })
    expect(
      faults({ skills: [{ name: '电工', kind: null, level: null, years: '七十', isCertificate: false }] }),
    ).toEqual({ skills: 'years-range' })
  })

  it('turns a group: stated, verified today, not named', () => {
    const stated = turnFocus([], 'older', '2026-11-22')
    expect(stated).toEqual([{ group: 'older', evidence: 'stated', on: '2026-11-22' }])
    const verified = turnFocus(stated, 'older', '2026-11-23')
    expect(verified).toEqual([{ group: 'older', evidence: 'verified', on: '2026-11-23' }])
    expect(turnFocus(verified, 'older', '2026-11-23')).toEqual([])
  })
})

describe('A document', () => {
  it('whose number says its kind sets it; what a card gave is marked until somebody changes it', async () => {
    const made = await anOpenDesk()
    const { edit } = made.desk.register
    edit({ documentNumber: '83' })
    expect(formOf(made).documentKind).toBe('residence-permit-hmt')
    edit({ documentNumber: '91' })
    expect(formOf(made).documentKind).toBe('permanent-residence')
    edit({ documentNumber: '50' })
    expect(formOf(made).documentKind).toBe('id-card')
    edit({ documentKind: 'passport', documentNumber: '83' })
    expect(formOf(made).documentKind).toBe('passport')
    edit({ name: '王喆', documentNumber: number, readFields: ['name', 'documentNumber'] })
    edit({ notes: '…' })
    expect(formOf(made).readFields).toEqual(['name', 'documentNumber'])
    edit({ name: '王哲' })
    expect(formOf(made).readFields).toEqual(['documentNumber'])
  })

  it('read by a reader that the site has not says so, and nothing typed is lost', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit({ name: '王喆' })
    await made.desk.register.readCard()
    expect(made.state().register).toMatchObject({ reader: { code: 'not-allowed' }, form: { name: '王喆' } })
  })
})

describe('A reader that types like a keyboard', () => {
  const type = (text: string, gapMs: number) => {
    const wedge = createWedge()
    return [...text, 'Enter'].map((key, i) => wedge.hear({ key, at: 1000 + i * gapMs }, '2026-11-22'))
  }

  it('is known by its speed and by a number that holds', () => {
    const heard = type(number, 8)
    expect(heard[0]).toBe('begins')
    expect(heard.at(-1)).toEqual({ number })
    expect(type(number, 90).at(-1)).toBe(null)
    expect(type(`${number.slice(0, 17)}x`, 8).at(-1)).toBe(null)
    expect(type(`1${number}`, 8).at(-1)).toBe(null)
    expect(type(number.slice(1), 8).at(-1)).toBe(null)
  })

  it('leaves the field in which it typed as it was', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit({ name: '王喆', notes: '手巧' })
    const before = formOf(made)
    made.desk.register.edit({ notes: `手巧${number}`, availability: ['now', 'weekend'] })
    made.desk.register.takeTypedCard(before, number)
    expect(formOf(made)).toMatchObject({
      name: '王喆',
      notes: '手巧',
      availability: [],
      documentNumber: number,
      readFields: ['documentNumber'],
    })
  })
})

describe('The lists that find', () => {
  it('give divisions of the country by characters, pinyin and initials, the near ones first', async () => {
    const told: number[] = []
    const divisions = await loadDivisions('500106', ({ entries }) => told.push(entries.length))
    expect(told).toEqual([divisions.entries.length])
    expect(divisions.entries.length).toBeGreaterThan(2900)
    const first = (text: string) => findKinds(divisions.entries, text, 6).map(({ code }) => code)
    expect(first('spb')[0]).toBe('500106')
    expect(first('shapingba')[0]).toBe('500106')
    expect(first('沙坪')[0]).toBe('500106')
    expect(first('jb')).toContain('500105')
    expect(first('honghuagang')[0]).toBe('520302')
    expect(first('zunyi')).toContain('520302')
    expect(first('遵义')).toContain('520302')
    expect(divisions.nameOf('500156')).toBe('武隆区')
    expect(divisions.has('509999')).toBe(false)
    for (const { code } of divisions.entries) expect(code).toMatch(/^[1-9][0-9]{5}$/)
    expect(new Set(divisions.entries.map(({ code }) => code)).size).toBe(divisions.entries.length)
  })

  it('have certificates that are for kinds of the list', () => {
    for (const { name, kind } of certificates) expect(kind === null || findKind(kind), name).toBeTruthy()
  })
})
