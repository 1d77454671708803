// The first run: makes the head of station. There is no PIN to begin with; whoever stands here chooses one.
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personName } from '../../../db/model/registration.ts'
import { pin as pinSchema } from '../../../db/model/staff.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { wrongText } from '../words.ts'
import type { Entry } from './gate-part.ts'
import { GateSheet } from './gate-sheet.tsx'
import { codeOf, PinField } from './pin-field.tsx'

export function FirstRun({ entry }: { entry: Entry }) {
  const { t } = useTranslation('desk')
  const desk = useDesk()
  const id = useId()
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)

  const faults = {
    name: codeOf(personName.safeParse(name)),
    pin: codeOf(pinSchema.safeParse(pin)),
    again: pin === again ? null : 'pins-differ',
  }

  function send(event: FormEvent): void {
    event.preventDefault()
    setIsTried(true)
    const first = (['name', 'pin', 'again'] as const).find(field => faults[field] !== null)
    if (first) document.getElementById(`${id}${first}`)?.focus()
    else void desk.gate.setUp(name, pin)
  }

  return (
    <GateSheet title={t('first-run.title')} lead={t('first-run.lead')}>
      <form onSubmit={send} noValidate>
        <Field
          id={`${id}name`}
          label={t('first-run.name')}
          span={6}
          isRequired
          wrong={isTried ? wrongText(t, faults.name) : null}
        >
          <input
            {...controlProps(`${id}name`)}
            className="in"
            autoComplete="off"
            value={name}
            // biome-ignore lint/a11y/noAutofocus: the only thing to do on this page
            autoFocus
            onChange={event => setName(event.target.value)}
          />
        </Field>
        <PinField
          id={`${id}pin`}
          label={t('first-run.pin')}
          value={pin}
          onChange={setPin}
          wrong={isTried || pin.length >= 6 ? wrongText(t, faults.pin) : null}
          say={t('pin.rule')}
        />
        <PinField
          id={`${id}again`}
          label={t('pin.again')}
          value={again}
          onChange={setAgain}
          wrong={
            isTried || again.length >= pin.length ? wrongText(t, again === '' && !isTried ? null : faults.again) : null
          }
          right={again !== '' && faults.again === null && faults.pin === null ? t('pin.same') : null}
        />
        <p className="line wrong" role="alert">
          {entry.step === 'refused' && problemText(t, entry.problem)}
        </p>
        <button type="submit" className="btn go wide" disabled={entry.step === 'sending'}>
          {t('first-run.go')}
          <Kbd>↵</Kbd>
        </button>
      </form>
      <p className="dim">{t('first-run.reset')}</p>
    </GateSheet>
  )
}
