// Name and number. Who has no mobile leaves a landline or somebody else's number, or none: it is never a dead end.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { contactKind } from '../../../db/model/registration.ts'
import { TypedFieldBox } from '../keyboard/typed-field.tsx'
import { useActions, useTouch } from '../turn.tsx'
import { useFieldError } from './form-error.tsx'

// i18n-dynamic: touch:contact.*
// i18n-dynamic: touch:number.*
export function Person() {
  const { t } = useTranslation('touch')
  const { openField, setContactKind } = useActions()
  const kind = useTouch(state => state.form?.contact.kind ?? 'mobile')
  const nameError = useFieldError('name')
  const numberError = useFieldError('contact.number')

  // The first thing anybody does here is to type the name.
  useEffect(() => openField('name'), [openField])

  return (
    <>
      <TypedFieldBox field="name" label={t('person.name')} hint={t('person.name-hint')} error={nameError} />
      {kind !== 'none' && (
        <TypedFieldBox field="number" label={t(`number.${kind}`)} hint={t('person.number-hint')} error={numberError} />
      )}
      {kind === 'none' && <p className="sub">{t('person.none')}</p>}
      <fieldset className="choice">
        <legend>{t('person.kind')}</legend>
        <div className="chips">
          {contactKind.options.map(option => (
            <button
              key={option}
              type="button"
              className="btn"
              aria-pressed={option === kind}
              onClick={() => setContactKind(option)}
            >
              {t(`contact.${option}`)}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  )
}
