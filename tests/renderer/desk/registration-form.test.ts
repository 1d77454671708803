// The checks of the registration form, at every keystroke.
import { describe, expect, it, test } from 'vitest'
import {
  checkDocument,
  checkNumber,
  checkRegistration,
  emptyRegistration,
  type RegistrationForm,
  toRegistration,
} from '../../../renderer/desk/register/registration-form.ts'
import { anIdNumber } from '../../support/an-id-number.ts'

const today = '2026-11-22'
const id = '01920000-0000-7000-8000-000000000001'
const filled: RegistrationForm = {
  ...emptyRegistration(id),
  name: '王喆',
  number: '190 0000 1234',
  availability: ['now'],
  kinds: ['electrician'],
  consents: { registration: true, employer: false, messages: false, upload: false },
  isSixteen: true,
}
const document = (documentNumber: string, documentKind: RegistrationForm['documentKind'] = 'id-card') =>
  checkDocument({ documentKind, documentNumber }, today)

describe('A document number', () => {
  it('says birth date, age and sex as soon as it is whole, whatever its region', () => {
    expect(document('50999919740312001５')).toMatchObject({ state: 'ok', birthDate: '1974-03-12', age: 52, sex: '1' })
    expect(document('509999 19740312 0015')).toMatchObject({ state: 'ok' })
  })

  it('counts what is still to come', () => {
    expect(document('')).toEqual({ state: 'empty' })
    expect(document('5099991974')).toEqual({ state: 'typing', left: 8 })
  })

  test.each([
    ['509999197403120016', 'id-check-digit'],
    ['509999197402300015', 'id-birth-date'],
    ['50999919740312A015', 'id-characters'],
    ['5099991974031200150', 'id-length'],
  ])('%s is wrong: %s', (number, code) => expect(document(number)).toEqual({ state: 'wrong', code }))

  it('of somebody under sixteen is not a refusal of the number but of the person', () => {
    expect(document(anIdNumber('20110312')).state).toBe('under-age')
    // Sixteen on this very day.
    expect(document(anIdNumber('20101122'))).toMatchObject({ state: 'ok', age: 16 })
    expect(document(anIdNumber('20101123'))).toMatchObject({ state: 'under-age', age: 15 })
  })

  it('of a passport cannot be checked, only its characters', () => {
    expect(document('E12345678', 'passport')).toEqual({ state: 'unchecked' })
    expect(document('护照', 'passport')).toEqual({ state: 'wrong', code: 'passport-invalid' })
  })
})

describe('A telephone number', () => {
  test.each([
    ['mobile', '1', { state: 'typing', left: 10 }],
    ['mobile', '1900000', { state: 'typing', left: 4 }],
    ['mobile', '19000001234', { state: 'ok' }],
    ['mobile', '+86 190-0000-1234', { state: 'ok' }],
    ['mobile', '12000001234', { state: 'wrong', code: 'mobile-invalid' }],
    ['mobile', '190000012345', { state: 'wrong', code: 'mobile-invalid' }],
    ['landline', '023-65001234', { state: 'ok' }],
    ['landline', '65001234', { state: 'wrong', code: 'phone-invalid' }],
    ['relative', '023-65001234', { state: 'ok' }],
    ['relative', '19000001234', { state: 'ok' }],
    ['none', '', { state: 'empty' }],
  ] as const)('of kind %s: %s', (contactKind, number, check) =>
    expect(checkNumber({ contactKind, number })).toEqual(check),
  )
})

describe('A form', () => {
  it('without a fault becomes the call', () => {
    expect(checkRegistration(filled, today)).toEqual({})
    expect(toRegistration(filled, '3')).toMatchObject({
      id,
      contact: { kind: 'mobile', number: '19000001234' },
      document: null,
    })
  })

  it('that is empty names everything that is needed, and nothing is ticked beforehand', () => {
    const empty = emptyRegistration(id)
    expect(Object.keys(checkRegistration(empty, today))).toEqual([
      'name',
      'number',
      'availability',
      'kinds',
      'isSixteen',
      'consents',
    ])
    expect(Object.values(empty.consents)).not.toContain(true)
  })

  it('needs no statement of age where the document says it', () => {
    expect(checkRegistration({ ...filled, isSixteen: false, documentNumber: '509999197403120015' }, today)).toEqual({})
  })

  it('of somebody under sixteen cannot be saved, whatever was ticked', () => {
    expect(checkRegistration({ ...filled, documentNumber: anIdNumber('20110312') }, today)).toEqual({
      documentNumber: 'under-age',
    })
  })

  it('of somebody without a telephone can be saved', () => {
    const form = { ...filled, contactKind: 'none', number: '1900' } as const
    expect(checkRegistration(form, today)).toEqual({})
    expect(toRegistration(form, '3').contact).toEqual({ kind: 'none', number: '' })
  })
})
