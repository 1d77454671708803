// The people of the desk, for the head of station: who may unlock it, and one more clerk with a PIN of their own.
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personName } from '../../../db/model/registration.ts'
import { pin as pinSchema, type StaffRole } from '../../../db/model/staff.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { codeOf, PinField } from '../gate/pin-field.tsx'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { roleWord, wrongText } from '../words.ts'
import { MemberPanel } from './member-panel.tsx'

export function StaffView() {
  const { t } = useTranslation(['desk', 'staff'])
  const { staff } = useDesk()
  const rows = useDeskState(state => state.staff.rows)
  const chosenId = useDeskState(state => state.staff.chosen?.id ?? null)
  return (
    <div className="split">
      <div className="sheet list">
        {rows === null ? (
          <p className="empty">{t('today.reading')}</p>
        ) : (
          <div className="scroll">
            <Ledger
              rows={rows}
              idOf={row => row.id}
              nameOf={row => t('staff:open', { name: row.name })}
              caption={t('title.staff')}
              columns={['c-member', 'c-role', 'c-active']}
              openedId={chosenId}
              onOpen={row => staff.choose(row.id)}
              head={
                <tr>
                  <th scope="col">{t('today.name')}</th>
                  <th scope="col">{t('staff.role')}</th>
                  <th scope="col">{t('today.state')}</th>
                </tr>
              }
              cells={row => [
                <PersonName key="name" name={row.name} />,
                roleWord(t, row.role),
                t(row.isActive ? 'staff.active' : 'staff.inactive'),
              ]}
            />
          </div>
        )}
        <p className="dim">{t('staff.reset')}</p>
      </div>
      <AddClerk isShown={chosenId === null} />
      <MemberPanel />
    </div>
  )
}

function AddClerk({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation('desk')
  const { staff } = useDesk()
  const adding = useDeskState(state => state.staff.adding)
  const [name, setName] = useState('')
  const [role, setRole] = useState<StaffRole>('clerk')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const faults = {
    name: codeOf(personName.safeParse(name)),
    pin: codeOf(pinSchema.safeParse(pin)),
    again: pin === again ? null : 'pins-differ',
  }

  async function add(): Promise<void> {
    setIsTried(true)
    const first = (['name', 'pin', 'again'] as const).find(field => faults[field] !== null)
    if (first) return document.getElementById(`s-${first}`)?.focus()
    if (!(await staff.add({ name, role, pin }))) return
    setName('')
    setRole('clerk')
    setPin('')
    setAgain('')
    setIsTried(false)
    document.getElementById('s-name')?.focus()
  }
  useKeys([['Ctrl+Enter', isShown ? () => void add() : undefined]])

  useEffect(() => focusField('s-name'), [])

  const change = (set: (value: string) => void) => (value: string) => {
    staff.edit()
    set(value)
  }
  return (
    <aside className="side add-clerk" hidden={!isShown} aria-label={t('staff.add')}>
      <form
        className="side-scroll"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void add()
        }}
      >
        <h2>{t('staff.add')}</h2>
        <Field
          id="s-name"
          label={t('first-run.name')}
          span={6}
          isRequired
          wrong={isTried ? wrongText(t, faults.name) : null}
        >
          <input
            {...controlProps('s-name')}
            className="in"
            autoComplete="off"
            value={name}
            onChange={event => change(setName)(event.target.value)}
          />
        </Field>
        <div className="f f6">
          <span className="label" id="s-role-label">
            {t('staff.role')}
          </span>
          <Choices
            id="s-role"
            labelledBy="s-role-label"
            mode="one"
            mayBeNone={false}
            choices={(['clerk', 'head'] as const).map(value => ({ value, word: roleWord(t, value) }))}
            chosen={[role]}
            onChange={([chosen]) => chosen && setRole(chosen)}
          />
        </div>
        <PinField
          id="s-pin"
          label={t('staff.pin')}
          value={pin}
          onChange={change(setPin)}
          wrong={isTried || pin.length >= 6 ? wrongText(t, faults.pin) : null}
          say={t('staff.pin-hint')}
        />
        <PinField
          id="s-again"
          label={t('pin.again')}
          value={again}
          onChange={change(setAgain)}
          wrong={(isTried || again.length >= pin.length) && again !== '' ? wrongText(t, faults.again) : null}
          right={again !== '' && faults.again === null && faults.pin === null ? t('pin.same') : null}
        />
        <p className="line wrong" role="alert">
          {adding.step === 'refused' && problemText(t, adding.problem)}
        </p>
        <p className="line right" role="status">
          {adding.step === 'saved' && t('staff.added', { name: adding.name })}
        </p>
        <button type="submit" className="btn go tall wide" disabled={adding.step === 'saving'}>
          {t('staff.add-go')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
      </form>
    </aside>
  )
}
