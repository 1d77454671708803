// The registration of one person: the form on the left, what the person must check and consent to on the right.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentKind } from '../../../db/model/identity-document.ts'
import { availability, registrationSource } from '../../../db/model/registration.ts'
import { availabilityWord } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { KindBox } from '../kinds/kind-box.tsx'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field, Line } from '../ui/field.tsx'
import { enterLeadsOn, focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { documentWord, sourceWord, wrongText } from '../words.ts'
import { CardLine, canRead } from './card-line.tsx'
import { ContactFields } from './contact-fields.tsx'
import { DocumentNumber } from './document-number.tsx'
import { FullSections } from './full-sections.tsx'
import { ReadBackSheet } from './read-back-sheet.tsx'
import { mostKinds, type RegisterState } from './register-part.ts'
import type { RegistrationField } from './registration-form.ts'
import { ChangeLine, foldFull, Heading, leadTo, sections } from './sections.tsx'
import { RegisterSide } from './side.tsx'
import { useWedge } from './use-wedge.ts'

/** The order of the page, for leading to the first fault. */
const order = [
  'name',
  'number',
  'availability',
  'kinds',
  'documentNumber',
  'skills',
  'tools',
  'wantedPay',
  'wantedAreas',
  'maxKm',
  'residence',
  'street',
  'focus',
  'starReason',
  'notes',
  'isSixteen',
  'consents',
] as const

export type Typed = Exclude<RegisterState, { step: 'restoring' }>

/** The sentence under a field, once its fault is to be shown. */
export function faultOf({ faults, shown }: Typed, field: RegistrationField): string | null {
  return shown === 'all' || shown.includes(field) ? (faults[field] ?? null) : null
}

export function RegisterView() {
  const { t } = useTranslation('desk')
  const state = useDeskState(desk => desk.register)
  if (state.step === 'restoring') {
    return (
      <p className="empty" role="status">
        {t('register.restoring')}
      </p>
    )
  }
  return <RegisterForm state={state} />
}

function RegisterForm({ state }: { state: Typed }) {
  const { t } = useTranslation(['desk', 'common', 'register'])
  const { register, site } = useDesk()
  const { form } = state

  const [isShown, setShown] = useState(false)
  const lead = (field: string) => () => leadTo(register, field)
  useKeys(
    isShown
      ? [
          ['Escape', () => setShown(false)],
          ['Alt+v', () => setShown(false)],
          ['Ctrl+Enter', saveShown],
        ]
      : [
          ['Ctrl+Enter', () => void register.save()],
          ['Alt+Delete', () => void register.clear()],
          ['Alt+v', () => setShown(true)],
          ['Alt+r', canRead(site) ? () => void register.readCard() : undefined],
          ['Alt+0', () => foldFull(register)],
          ['Alt+d', () => void register.compare()],
          ...sections.map(({ key, field }) => [`Alt+${key}`, lead(field)] as const),
        ],
  )
  useWedge(site.reader.kind === 'wedge')

  /** Whatever must be mended is under the sheet. */
  function saveShown(): void {
    setShown(false)
    void register.save()
  }

  // A new person begins at the name.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id says that it is a new form
  useEffect(() => {
    setShown(false)
    focusField('r-name')
  }, [form.id])

  // A refused attempt leads to the first field that must be mended.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt leads there once
  useEffect(() => {
    if (state.attempts === 0) return
    const first = order.find(field => state.faults[field] !== undefined)
    if (first) focusField(`r-${first}`)
  }, [state.attempts])

  const wrong = (field: RegistrationField) => wrongText(t, faultOf(state, field))

  if (isShown) return <ReadBackSheet form={form} onClose={() => setShown(false)} onSave={saveShown} />
  return (
    <form className="split" noValidate onSubmit={event => event.preventDefault()} onKeyDown={enterLeadsOn}>
      <div className="sheet">
        {form.edits !== null && <ChangeLine isParked={state.parked !== null} />}
        <section className="sec">
          <Heading word={t('register.must')} why={t('register.must-why')} at="1" />
          <div className="fields">
            <Field
              id="r-name"
              label={t('register.name')}
              span={2}
              isRequired
              wrong={wrong('name')}
              right={form.readFields.includes('name') ? t('register:card.read') : null}
            >
              <input
                {...controlProps('r-name', wrong('name'))}
                className="in"
                autoComplete="off"
                spellCheck={false}
                value={form.name}
                onChange={event => register.edit({ name: event.target.value })}
                onBlur={() => register.leaveField('name')}
              />
            </Field>
            <ContactFields state={state} />
            <div className="f f4">
              <span className="label label-strong" id="r-availability-label">
                {t('register.when')}
              </span>
              <Choices
                id="r-availability"
                labelledBy="r-availability-label"
                describedBy="r-availability-line"
                mode="many"
                choices={availability.options.map(value => ({ value, word: availabilityWord(t, value) }))}
                chosen={form.availability}
                onChange={chosen => register.edit({ availability: chosen })}
                onLeave={() => register.leaveField('availability')}
              />
              <Line id="r-availability-line" wrong={wrong('availability')} />
            </div>
            <Field id="r-source" label={t('register.source')} span={2} say={null}>
              <select
                {...controlProps('r-source')}
                className="in"
                disabled={form.edits !== null}
                value={form.source}
                onChange={event => register.edit({ source: registrationSource.parse(event.target.value) })}
              >
                {registrationSource.options
                  .filter(value => value !== 'touch' || form.source === 'touch')
                  .map(value => (
                    <option key={value} value={value}>
                      {sourceWord(t, value)}
                    </option>
                  ))}
              </select>
            </Field>
            <KindBox
              id="r-kinds"
              label={t('register.kinds')}
              span={6}
              isRequired
              most={mostKinds}
              chosen={form.kinds}
              text={form.kindText}
              wrong={wrong('kinds')}
              onText={kindText => register.edit({ kindText })}
              onAdd={register.addKind}
              onRemove={register.removeKind}
              onLeave={() => register.leaveField('kinds')}
            />
          </div>
        </section>
        <section className="sec">
          <Heading word={t('register.document')} why={t('register.later')} at="2" />
          <div className="fields">
            <Field id="r-documentKind" label={t('register.document-kind')} span={2}>
              <select
                {...controlProps('r-documentKind')}
                className="in"
                value={form.documentKind}
                onChange={event => register.edit({ documentKind: documentKind.parse(event.target.value) })}
              >
                {documentKind.options.map(value => (
                  <option key={value} value={value}>
                    {documentWord(t, value)}
                  </option>
                ))}
              </select>
            </Field>
            <DocumentNumber state={state} />
            <CardLine state={state} />
          </div>
        </section>
        <FullSections state={state} />
        <section className="sec">
          <Heading word={t('register.notes')} why={t('register.staff-only')} at="6" />
          <div className="fields">
            <Field
              id="r-notes"
              label={t('register.notes-label')}
              span={6}
              wrong={wrong('notes')}
              say={t('register.valid', { count: site.registrationDays })}
            >
              <textarea
                {...controlProps('r-notes', wrong('notes'))}
                className="in"
                rows={2}
                value={form.notes}
                onChange={event => register.edit({ notes: event.target.value })}
                onBlur={() => register.leaveField('notes')}
              />
            </Field>
          </div>
        </section>
        <p className="hints dim">
          <Kbd>↵ Tab</Kbd> {t('register.keys-next')} <Kbd>1–9</Kbd> {t('register.keys-tick')} <Kbd>Alt Del</Kbd>{' '}
          {t(form.edits === null ? 'register.keys-clear' : 'register:change.give-up')} <Kbd>Alt 1–7</Kbd>{' '}
          {t('register:keys-section')} <Kbd>Alt V</Kbd> {t('register:show')}
        </p>
      </div>
      <RegisterSide state={state} />
    </form>
  )
}
