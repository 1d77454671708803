// Everybody's own PIN: the present one, and the new one twice.
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pin as pinSchema } from '../../../db/model/staff.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { codeOf, PinField } from '../gate/pin-field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { wrongText } from '../words.ts'

export function OwnPinView() {
  const { t } = useTranslation(['staff', 'desk'])
  const { pin: actions } = useDesk()
  const state = useDeskState(desk => desk.pin)
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const nextCode = codeOf(pinSchema.safeParse(next))
  const wrong = {
    present: present === '' ? t('pin.missing') : null,
    next: nextCode ? wrongText(t, nextCode) : next === present ? t('pin.same') : null,
    again: next === again ? null : wrongText(t, 'pins-differ'),
  }

  async function change(): Promise<void> {
    setIsTried(true)
    const first = (['present', 'next', 'again'] as const).find(field => wrong[field] !== null)
    if (first) return document.getElementById(`p-${first}`)?.focus()
    const isChanged = await actions.change(present, next)
    // A present PIN that was refused is typed again; the new one stays.
    setPresent('')
    setIsTried(false)
    document.getElementById('p-present')?.focus()
    if (!isChanged) return
    setNext('')
    setAgain('')
  }
  useKeys([['Ctrl+Enter', () => void change()]])

  useEffect(() => {
    focusField('p-present')
    return actions.edit
  }, [actions])

  const type = (set: (value: string) => void) => (value: string) => {
    actions.edit()
    set(value)
  }
  return (
    <div className="sheet list">
      <form
        className="own-pin"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void change()
        }}
      >
        <p className="dim">{t('pin.lead')}</p>
        <PinField
          id="p-present"
          label={t('pin.present')}
          value={present}
          onChange={type(setPresent)}
          wrong={isTried ? wrong.present : null}
        />
        <PinField
          id="p-next"
          label={t('pin.next')}
          value={next}
          onChange={type(setNext)}
          wrong={isTried || next.length >= 6 ? wrong.next : null}
          say={t('desk:pin.rule')}
        />
        <PinField
          id="p-again"
          label={t('desk:pin.again')}
          value={again}
          onChange={type(setAgain)}
          wrong={(isTried || again.length >= next.length) && again !== '' ? wrong.again : null}
          right={again !== '' && wrong.again === null && wrong.next === null ? t('desk:pin.same') : null}
        />
        <p className="line wrong" role="alert">
          {state.step === 'refused' &&
            (state.problem.code === 'wrong-pin' ? t('pin.wrong') : problemText(t, state.problem))}
        </p>
        <p className="line right" role="status">
          {state.step === 'saved' && t('pin.saved')}
        </p>
        <button type="submit" className="btn go tall wide" disabled={state.step === 'saving'}>
          {t('pin.go')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
      </form>
    </div>
  )
}
