// The register of employers (用人单位): found by typing, one open beside the list, its licence seen with one box.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmployerRow } from '../../../../electron/contract/desk-postings.ts'
import { problemText } from '../../../shared/words.ts'
import { useDesk, useDeskState } from '../../desk-context.ts'
import { Choices } from '../../ui/choices.tsx'
import { controlProps, Field, Line } from '../../ui/field.tsx'
import { enterLeadsOn, focusField } from '../../ui/form-keys.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../../ui/rows.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { wrongText } from '../../words.ts'
import type { EmployerForm, EmployersState } from './employers-part.ts'
import { LicenceLine } from './licence-line.tsx'

const columns = ['c-employer-name', 'c-credit', 'c-licence', 'c-live'] as const

export function EmployersView() {
  const { t } = useTranslation('desk')
  const { employers, postings } = useDesk()
  const { text, rows, total, due, open, saved, problem } = useDeskState(desk => desk.employers)
  useEffect(() => {
    void employers.read()
    focusField('e-find')
  }, [employers])
  useKeys([
    ['n', open ? undefined : employers.begin],
    ['Escape', open ? employers.close : () => postings.go('ledger')],
    ['Ctrl+Enter', open ? () => void employers.save() : undefined],
  ])
  return (
    <div className={open ? 'split' : 'split closed'}>
      <div className="sheet list">
        <div className="day-bar">
          <button type="button" className="btn go" onClick={employers.begin}>
            {t('employers.new')}
            <Kbd>N</Kbd>
          </button>
          <input
            id="e-find"
            className="in find-employer"
            type="search"
            autoComplete="off"
            aria-label={t('employers.find')}
            placeholder={t('employers.find')}
            value={text}
            onChange={event => employers.type(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
              event.preventDefault()
              focusFirstRow()
            }}
          />
          <span className="dim">
            {due > 0 ? t('employers.some-due', { count: due }) : t('employers.count', { count: total })}
          </span>
          <button type="button" className="btn quiet r" onClick={() => postings.go('ledger')}>
            {t('postings.back')}
            <Kbd>Esc</Kbd>
          </button>
        </div>
        <Line
          id="e-said"
          wrong={problem ? problemText(t, problem) : null}
          right={saved ? t('employers.saved', { name: saved.name }) : null}
          say={null}
        />
        {rows.length === 0 ? (
          <p className="empty">
            {t(text === '' ? 'employers.none' : 'employers.none-fits')}
            <small>{t('employers.none-hint')}</small>
          </p>
        ) : (
          <div className="scroll">
            <Ledger
              rows={rows}
              idOf={row => row.id}
              nameOf={row => t('employers.open', { name: row.name })}
              caption={t('employers.title')}
              columns={columns}
              openedId={open?.form.id ?? null}
              onOpen={employers.edit}
              head={
                <tr>
                  <th scope="col">{t('employers.name')}</th>
                  <th scope="col">{t('posting.credit-code')}</th>
                  <th scope="col">{t('employers.licence')}</th>
                  <th scope="col">{t('employers.live')}</th>
                </tr>
              }
              cells={cellsOf}
            />
          </div>
        )}
      </div>
      {open && <EmployerSide open={open} />}
    </div>
  )
}

const cellsOf = (row: EmployerRow) => [
  row.name,
  <span key="code" className="num">
    {row.creditCode ?? ''}
  </span>,
  <LicenceLine key="licence" row={row} />,
  <span key="live" className="num">
    {row.live > 0 ? row.live : ''}
  </span>,
]

function EmployerSide({ open }: { open: NonNullable<EmployersState['open']> }) {
  const { t } = useTranslation('desk')
  const { employers } = useDesk()
  const { form, row, faults, isSaving, problem } = open
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id says that it is another one
  useEffect(() => focusField('e-name'), [form.id])
  const field = (name: Exclude<keyof EmployerForm, 'id' | 'licenceSeen'>, label: string, longest: number) => {
    const wrong = name === 'name' || name === 'creditCode' ? wrongText(t, faults[name]) : null
    return (
      <Field id={`e-${name}`} label={label} span={6} isRequired={name === 'name'} wrong={wrong}>
        <input
          {...controlProps(`e-${name}`, wrong)}
          className="in"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          value={form[name]}
          onChange={event => employers.change({ [name]: event.target.value } as Partial<EmployerForm>)}
        />
      </Field>
    )
  }
  return (
    <form className="side" noValidate onSubmit={event => event.preventDefault()} onKeyDown={enterLeadsOn}>
      <div className="side-scroll">
        <div className="fields">
          {field('name', t('employers.name'), 120)}
          {field('creditCode', t('posting.credit-code'), 18)}
          {field('contactName', t('employers.contact'), 64)}
          {field('contactPhone', t('posting.phone'), 30)}
          {field('notes', t('employers.notes'), 500)}
          <div className="f f6">
            <span className="label" id="e-licence-label">
              {t('employers.licence')}
            </span>
            {row && <LicenceLine row={row} />}
            <Choices
              id="e-licence"
              labelledBy="e-licence-label"
              mode="many"
              choices={[{ value: 'seen', word: t('employers.licence-seen') }]}
              chosen={form.licenceSeen ? ['seen'] : []}
              onChange={chosen => employers.change({ licenceSeen: chosen.length > 0 })}
            />
          </div>
        </div>
      </div>
      <div className="side-foot">
        <p className="line wrong" role="alert">
          {problem && problemText(t, problem)}
        </p>
        <button type="button" className="btn go tall" disabled={isSaving} onClick={() => void employers.save()}>
          {t(isSaving ? 'register.saving' : 'employers.save')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={employers.close}>
          {t('close')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </form>
  )
}
