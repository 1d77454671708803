// How to reach the person: the number, checked while it is typed, and whose it is. Nobody is turned away for want of a mobile.
import { useTranslation } from 'react-i18next'
import { contactKind } from '../../../db/model/registration.ts'
import { useDesk } from '../desk-context.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { contactWord, wrongText } from '../words.ts'
import { faultOf, type Typed } from './register.tsx'
import { checkNumber } from './registration-form.ts'

export function ContactFields({ state }: { state: Typed }) {
  const { t } = useTranslation('desk')
  const { register } = useDesk()
  const { form } = state
  const check = checkNumber(form)
  const fault = check.state === 'wrong' ? check.code : faultOf(state, 'number')
  const isNone = form.contactKind === 'none'
  return (
    <>
      <Field
        id="r-number"
        label={t('register.number')}
        span={2}
        isRequired
        wrong={check.state === 'typing' && fault === null ? null : wrongText(t, fault)}
        right={check.state === 'ok' ? t('register.number-ok') : null}
        say={
          check.state === 'typing'
            ? t('register.digits-left', { count: check.left })
            : isNone
              ? t('register.no-number')
              : null
        }
      >
        <input
          {...controlProps('r-number', wrongText(t, fault))}
          className="in num"
          inputMode="tel"
          autoComplete="off"
          disabled={isNone}
          value={isNone ? '' : form.number}
          maxLength={20}
          onChange={event => register.edit({ number: event.target.value })}
          onBlur={() => register.leaveField('number')}
        />
      </Field>
      <Field id="r-contactKind" label={t('register.number-kind')} span={2}>
        <select
          {...controlProps('r-contactKind')}
          className="in"
          value={form.contactKind}
          onChange={event => register.edit({ contactKind: contactKind.parse(event.target.value) })}
        >
          {contactKind.options.map(value => (
            <option key={value} value={value}>
              {contactWord(t, value)}
            </option>
          ))}
        </select>
      </Field>
    </>
  )
}
