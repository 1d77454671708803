/// <reference types="node" />
// Quick registration at the touch screen, against a real host: what may go on, what is stored, what is kept when it could not be.
import { describe, expect, it } from 'vitest'
import { kindGroups, kindsInGroup } from '../../../db/model/kinds.ts'
import { aTouchStore, countRegistrations, until } from '../../support/a-touch-store.ts'

type Screen = Awaited<ReturnType<typeof aTouchStore>>

const stepOf = ({ get }: Screen) => {
  const { view } = get()
  return view.at === 'register' ? view.step : view.at
}

/** Fills everything in and stands at the review. */
async function atReview(): Promise<Screen> {
  const screen = await aTouchStore()
  screen.goHome()
  screen.startRegistering(null)
  screen.switchConsent('registration')
  screen.sayAge(true)
  screen.nextStep()
  screen.setName('王喆')
  screen.setNumber('19000001234')
  screen.nextStep()
  screen.switchKind('general')
  screen.switchAvailability('now')
  screen.nextStep()
  expect(stepOf(screen)).toBe('review')
  return screen
}

describe('A group of kinds', () => {
  it('closes by itself once anything in it will do, and not for one kind or for taking it away', async () => {
    const screen = await aTouchStore()
    screen.startRegistering(null)
    screen.switchConsent('registration')
    screen.sayAge(true)
    screen.nextStep()
    screen.setName('王喆')
    screen.setNumber('19000001234')
    screen.nextStep()
    const group = () => {
      const { view } = screen.get()
      return view.at === 'register' ? view.group : undefined
    }
    const [first] = kindGroups
    const code = first?.code ?? ''
    screen.openGroup(code)
    screen.switchKind(kindsInGroup(code)[0]?.code ?? '')
    expect(group()).toBe(code)
    screen.switchKind(code)
    expect(group()).toBeNull()
    expect(screen.get().form?.kinds).toContain(code)
    screen.openGroup(code)
    screen.switchKind(code)
    expect(group()).toBe(code)
  })
})

describe('The form', () => {
  it('has no consent ticked beforehand, and no age said', async () => {
    const screen = await aTouchStore()
    screen.startRegistering('welder')
    const { form } = screen.get()
    expect(Object.values(form?.consents ?? {})).toEqual([false, false, false, false])
    expect(form?.isSixteen).toBeNull()
    expect(form?.kinds).toEqual(['welder'])
  })

  it('does not go on without the consent to register and the age, and says so', async () => {
    const screen = await aTouchStore()
    screen.startRegistering(null)
    screen.nextStep()
    expect(stepOf(screen)).toBe('notice')
    expect(screen.get().form?.errors).toEqual({ consents: 'consent-missing', isSixteen: 'age-missing' })
    screen.switchConsent('registration')
    expect(screen.get().form?.errors).toEqual({ isSixteen: 'age-missing' })
    screen.sayAge(true)
    screen.nextStep()
    expect(stepOf(screen)).toBe('person')
  })

  it('keeps nothing of somebody under sixteen', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.startRegistering(null)
    screen.switchConsent('registration')
    screen.sayAge(false)
    expect(screen.get().view.at).toBe('under-age')
    expect(screen.get().form).toBeNull()
    expect(countRegistrations(screen.dataDir)).toBe(0)
  })

  it.each([
    ['mobile', '1900000123', 'mobile-invalid'],
    ['mobile', '', 'phone-missing'],
    ['landline', '123', 'phone-invalid'],
    ['relative', '12', 'phone-invalid'],
  ] as const)('says under the field what is wrong with a number: %s %s', async (kind, number, code) => {
    const screen = await aTouchStore()
    screen.startRegistering(null)
    screen.switchConsent('registration')
    screen.sayAge(true)
    screen.nextStep()
    screen.setName('王喆')
    screen.setContactKind(kind)
    screen.setNumber(number)
    screen.nextStep()
    expect(stepOf(screen)).toBe('person')
    expect(screen.get().form?.errors).toEqual({ 'contact.number': code })
  })

  it('takes one to three kinds, and not a fourth', async () => {
    const screen = await aTouchStore()
    screen.startRegistering(null)
    for (const kind of ['general', 'sorting', 'driving', 'cooking']) screen.switchKind(kind)
    expect(screen.get().form?.kinds).toEqual(['general', 'sorting', 'driving'])
    expect(screen.get().form?.errors.kinds).toBe('kinds-too-many')
    screen.switchKind('general')
    expect(screen.get().form?.kinds).toEqual(['sorting', 'driving'])
    expect(screen.get().form?.errors.kinds).toBeUndefined()
  })

  it('gets its id on entering the review and keeps it when somebody goes back to mend', async () => {
    const screen = await atReview()
    const id = screen.get().form?.id
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    screen.back()
    screen.switchAvailability('night')
    screen.nextStep()
    expect(screen.get().form?.id).toBe(id)
  })
})

describe('Sending', () => {
  it('stores once and keeps only the receipt, masked', async () => {
    const screen = await atReview()
    await screen.submit()
    const { form, view, past } = screen.get()
    expect(view.at).toBe('receipt')
    expect(past).toEqual([])
    expect(form?.status).toMatchObject({ at: 'saved', receipt: { maskedName: '王*', maskedNumber: '190****1234' } })
    expect(JSON.stringify(screen.get())).not.toMatch(/王喆|19000001234/)
    expect(countRegistrations(screen.dataDir)).toBe(1)
    screen.back()
    expect(screen.get().view.at).toBe('receipt')
  })

  it('stores once however often it is pressed', async () => {
    const screen = await atReview()
    await Promise.all([screen.submit(), screen.submit(), screen.submit()])
    await screen.submit()
    expect(screen.wire.arrived.filter(name => name === 'registrations.submit')).toHaveLength(1)
    expect(countRegistrations(screen.dataDir)).toBe(1)
  })

  it('keeps what was typed while the host is away, and saves it when it is back', async () => {
    const screen = await atReview()
    screen.wire.cut()
    await screen.submit()
    expect(screen.get().form).toMatchObject({
      name: '王喆',
      contact: { number: '19000001234' },
      status: { at: 'refused', problem: { code: 'host-away' } },
    })
    expect(countRegistrations(screen.dataDir)).toBe(0)
    screen.wire.mend()
    await screen.submit()
    expect(screen.get().view.at).toBe('receipt')
    expect(countRegistrations(screen.dataDir)).toBe(1)
  })

  it('stores once when the answer was lost and it is sent again', async () => {
    const screen = await atReview()
    screen.wire.loseAnswers()
    await screen.submit()
    expect(screen.get().form?.status.at).toBe('refused')
    expect(countRegistrations(screen.dataDir)).toBe(1)
    screen.wire.mend()
    await screen.submit()
    expect(screen.get().view.at).toBe('receipt')
    expect(countRegistrations(screen.dataDir)).toBe(1)
  })

  it('cannot be changed while it is on its way', async () => {
    const screen = await atReview()
    const sending = screen.submit()
    screen.setName('李四')
    screen.back()
    expect(stepOf(screen)).toBe('review')
    await sending
    expect(screen.get().form?.status).toMatchObject({ receipt: { maskedName: '王*' } })
  })

  it('leads to the field that the host refused', async () => {
    const screen = await atReview()
    screen.setName('???')
    await screen.submit()
    expect(stepOf(screen)).toBe('person')
    expect(screen.get().form?.errors).toEqual({ name: 'name-characters' })
    expect(countRegistrations(screen.dataDir)).toBe(0)
  })

  it('writes nothing into a turn that has ended meanwhile', async () => {
    const screen = await atReview()
    const sending = screen.submit()
    screen.turn.end()
    await sending
    expect(screen.get().view.at).toBe('attract')
    expect(screen.get().form).toBeNull()
    expect(countRegistrations(screen.dataDir)).toBe(1)
  })
})

describe('The end of a turn', () => {
  it('leaves nothing of the person, and hears nothing more', async () => {
    const screen = await atReview()
    screen.back()
    screen.back()
    screen.openField('name')
    await until(() => screen.get().typing?.hasDictionary === true, 'the dictionary came')
    screen.pressKey('z')
    screen.turn.end()
    expect(JSON.stringify(screen.get())).not.toMatch(/王|喆|1900000/)
    expect(screen.get().typing).toBeNull()
    screen.pressKey('z')
    screen.setName('李四')
    expect(screen.get().form).toBeNull()
    screen.wire.mend()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(screen.get().view.at).toBe('attract')
  })
})
