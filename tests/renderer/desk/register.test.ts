/// <reference types="node" />
// Registering people on a real host: checks, drafts, saving, retrying, and the next person.
import { describe, expect, it } from 'vitest'
import type { RegistrationForm } from '../../../renderer/desk/register/registration-form.ts'
import { aDesk, anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'
import { anIdNumber } from '../../support/an-id-number.ts'
import { createDirectWire } from '../../support/direct-wire.ts'

const person: Partial<RegistrationForm> = {
  name: '王喆',
  number: '19000001234',
  availability: ['now', 'night'],
  kinds: ['electrician'],
  documentNumber: anIdNumber('19740312'),
  consents: { registration: true, employer: true, messages: false, upload: true },
}

function formOf({ state }: TestDesk): RegistrationForm {
  const { register } = state()
  if (register.step === 'restoring') throw new Error('no form yet')
  return register.form
}

describe('A registration', () => {
  it('is saved, its receipt shown, and the form emptied under a new id', async () => {
    const made = await anOpenDesk()
    const { desk, state } = made
    const { id } = formOf(made)
    desk.register.edit(person)
    await desk.register.save()
    expect(state().register).toMatchObject({ step: 'saved', receipt: { id, maskedName: '王*' } })
    expect(formOf(made)).toMatchObject({ name: '', number: '', kinds: [], documentNumber: '' })
    expect(formOf(made).id).not.toBe(id)
    expect(formOf(made).consents).toEqual({ registration: false, employer: false, messages: false, upload: false })

    desk.show('today')
    await made.settled()
    const { list } = state().today
    expect(list).toMatchObject({ state: 'ready', total: 1, rows: [{ maskedName: '王*', syncState: 'waiting' }] })
    expect(JSON.stringify(list)).not.toMatch(/王喆|19000001234|50999919740312/)
  })

  it('with faults is not sent; everything stays, and all faults are shown', async () => {
    const { desk, wire, state } = await anOpenDesk()
    desk.register.edit({ name: '王喆', number: '1900' })
    await desk.register.save()
    expect(state().register).toMatchObject({
      step: 'refused',
      problem: null,
      shown: 'all',
      attempts: 1,
      form: { name: '王喆', number: '1900' },
    })
    expect(wire.arrived).not.toContain('registrations.create')
  })

  it('of somebody under sixteen is neither sent nor kept as a registration', async () => {
    const { desk, wire, state } = await anOpenDesk()
    desk.register.edit({ ...person, isSixteen: true, documentNumber: anIdNumber('20150101') })
    await desk.register.save()
    expect(state().register).toMatchObject({ step: 'refused', faults: { documentNumber: 'under-age' } })
    expect(wire.arrived).not.toContain('registrations.create')
  })

  it('whose answer was lost is saved once when it is sent again, under the same id', async () => {
    const made = await anOpenDesk()
    const { desk, wire, state } = made
    const { id } = formOf(made)
    desk.register.edit(person)
    await desk.register.flush()
    wire.loseAnswers()
    await desk.register.save()
    expect(state().register).toMatchObject({
      step: 'refused',
      problem: { code: 'host-away' },
      form: { name: '王喆', id },
    })
    wire.mend()
    await desk.register.save()
    expect(state().register).toMatchObject({ step: 'saved', receipt: { id } })
    desk.show('today')
    await made.settled()
    expect(state().today.list).toMatchObject({ total: 1 })
  })

  it('shows what the host alone knows to be wrong at its field', async () => {
    const { desk, state } = await anOpenDesk()
    desk.register.edit({ ...person, kinds: ['no-such-kind'] })
    await desk.register.save()
    expect(state().register).toMatchObject({
      step: 'refused',
      problem: { code: 'bad-input' },
      faults: { kinds: 'kind-unknown' },
    })
  })

  it('of a number that was here before shows who it was, masked, and drops late answers', async () => {
    const made = await anOpenDesk()
    const { desk, state, pass } = made
    desk.register.edit(person)
    await desk.register.save()
    desk.register.edit({ name: '王吉吉', number: '19000001234' })
    await pass(300)
    expect(state().register).toMatchObject({ known: [{ maskedName: '王*', maskedNumber: '190****1234' }] })
    desk.register.edit({ number: '1900000123' })
    expect(state().register).toMatchObject({ known: [] })
  })

  it('is compared with the one it may double, beside the form, and nothing typed is lost', async () => {
    const made = await anOpenDesk()
    const { desk, state, pass, settled } = made
    desk.register.edit({ ...person, notes: '会扎扭扭花' })
    await desk.register.save()
    const typed = { name: '王吉', number: '19000009999', documentNumber: person.documentNumber ?? '' }
    desk.register.edit(typed)
    await pass(300)
    // Another number and another name: the document alone tells.
    expect(state().register).toMatchObject({ known: [{ maskedName: '王*', why: 'document' }], beside: null })
    expect(JSON.stringify(state().register)).not.toMatch(/扭扭花|19000001234/)
    await desk.register.compare()
    const { register } = state()
    expect(register).toMatchObject({
      form: typed,
      beside: { state: 'shown', detail: { name: '王喆', notes: '会扎扭扭花', contact: { number: '19000001234' } } },
    })
    // The form goes on; the record stays beside it while it may be meant, and goes with the number.
    desk.register.edit({ kinds: ['electrician'] })
    expect(state().register).toMatchObject({ form: { ...typed, kinds: ['electrician'] }, beside: { state: 'shown' } })
    desk.register.edit({ documentNumber: '' })
    await pass(300)
    expect(state().register).toMatchObject({ form: { name: '王吉', number: '19000009999' }, beside: null })
    // The same person: the stored one is changed, and what was typed is put aside and comes back.
    desk.register.edit(typed)
    await pass(300)
    await desk.register.compare()
    const again = state().register
    if (again.step === 'restoring' || again.beside?.state !== 'shown') throw new Error('nothing beside')
    desk.register.change(again.beside.detail)
    expect(formOf(made)).toMatchObject({ name: '王喆', edits: 1 })
    await desk.register.clear()
    expect(formOf(made)).toMatchObject(typed)
    await pass(300)
    await desk.register.compare()
    await desk.gate.lock()
    await settled()
    expect(JSON.stringify(state().register)).not.toMatch(/扭扭花|19000001234/)
  })

  it('takes a landline for what it is, and at most three kinds', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit({ number: '023-65001234' })
    expect(formOf(made).contactKind).toBe('landline')
    for (const kind of ['electrician', 'electrician', 'welder', 'loader', 'cleaner']) made.desk.register.addKind(kind)
    expect(formOf(made).kinds).toEqual(['electrician', 'welder', 'loader'])
    made.desk.register.removeKind('welder')
    expect(formOf(made).kinds).toEqual(['electrician', 'loader'])
  })
})

describe('A draft', () => {
  it('is written at every key, one call at a time: keys that come meanwhile wait for one further call', async () => {
    const { desk, wire, state, settled } = await anOpenDesk()
    const saves = () => wire.arrived.filter(name => name === 'drafts.save').length
    for (const name of ['w', 'wa', 'wang', '王', '王喆']) desk.register.edit({ name })
    await settled()
    expect(saves()).toBe(2)
    expect(state().register).toMatchObject({ draft: { step: 'saved' } })
    desk.register.edit({ number: '1' })
    await settled()
    expect(saves()).toBe(3)
    desk.register.leaveField('number')
    await settled()
    expect(saves()).toBe(3)
  })

  it('survives the page: a new one brings it back after unlocking, with the same id', async () => {
    const made = await anOpenDesk()
    const { id } = formOf(made)
    made.desk.register.edit({ name: '阿依古丽·买买提', kindText: 'zx', availability: ['home'] })
    await made.desk.register.flush()
    const other = await aDesk({ before: made.host })
    await other.desk.gate.unlock(pin)
    await other.settled()
    expect(formOf(other)).toMatchObject({ id, name: '阿依古丽·买买提', kindText: 'zx', availability: ['home'] })
  })

  it('is gone once its registration is saved, and once the form is emptied', async () => {
    const made = await anOpenDesk()
    made.desk.register.edit(person)
    await made.desk.register.flush()
    await made.desk.register.save()
    await made.pass(5_000)
    const second = await aDesk({ before: made.host })
    await second.desk.gate.unlock(pin)
    await second.settled()
    expect(formOf(second).name).toBe('')
    second.desk.register.edit({ name: '李秀' })
    await second.desk.register.clear()
    await second.pass(5_000)
    const third = await aDesk({ before: made.host })
    await third.desk.gate.unlock(pin)
    await third.settled()
    expect(formOf(third).name).toBe('')
  })

  it('that the host cannot take says so and is tried again', async () => {
    const { desk, wire, state, pass } = await anOpenDesk()
    wire.cut()
    desk.register.edit({ name: '王喆' })
    await pass(0)
    expect(state().register).toMatchObject({ draft: { step: 'failed' }, form: { name: '王喆' } })
    wire.mend()
    await pass(3_000)
    expect(state().register).toMatchObject({ draft: { step: 'saved' } })
  })

  it('of another shape, from another version, is left alone and an empty form begins', async () => {
    const made = await anOpenDesk()
    const { gate } = made.state()
    expect(gate.state).toBe('open')
    await made.desk.gate.lock()
    const wire = createDirectWire(made.host.host, 'desk')
    const ask = (name: string, input: unknown, session?: string) =>
      wire.send({ id: 1, name, input, ...(session ? { session } : {}) }, new AbortController().signal)
    const names = (await ask('staff.isSetUp', {})) as { value: { names: { id: string }[] } }
    const open = (await ask('staff.unlock', { id: names.value.names[0]?.id, pin })) as { value: { session: string } }
    await ask('drafts.save', { form: 'registration', body: { version: 99, name: 7 } }, open.value.session)
    await made.desk.gate.unlock(pin)
    await made.settled()
    expect(formOf(made).name).toBe('')
  })
})
