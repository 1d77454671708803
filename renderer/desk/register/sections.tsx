// The sections of the form: each has a key that leads to its first field, opening the full part where it lies in it.
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import type { Desk } from '../desk-store.ts'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'

type Section = { key: string; field: string; isFull: boolean }

export const sections: readonly Section[] = [
  { key: '1', field: 'r-name', isFull: false },
  { key: '2', field: 'r-documentNumber', isFull: false },
  { key: '3', field: 'r-skills', isFull: true },
  { key: '4', field: 'r-wantedPay', isFull: true },
  { key: '5', field: 'r-focus', isFull: true },
  { key: '6', field: 'r-notes', isFull: false },
  { key: '7', field: 'r-consents', isFull: false },
]

/** Leads the keyboard to a field, opening the full part where it lies there. */
export function leadTo(register: Desk['register'], field: string): void {
  // Drawn at once: the next key already belongs to that field.
  if (sections.some(section => section.field === field && section.isFull)) flushSync(() => register.showFull(true))
  const isAgeOpen = field === 'r-consents' && document.querySelector('#r-isSixteen [aria-checked="false"]') !== null
  focusField(isAgeOpen ? 'r-isSixteen' : field)
}

/** Hides the full part; what was typed there stays and is saved. The keyboard does not stay in what is hidden. */
export function foldFull(register: Desk['register']): void {
  flushSync(() => register.showFull(false))
  if (document.activeElement === document.body) focusField('r-documentNumber')
}

export function Heading({ word, why, at }: { word: string; why: string; at: string }) {
  return (
    <h2>
      {word}
      <small>{why}</small>
      <Kbd>{`Alt ${at}`}</Kbd>
    </h2>
  )
}

/** Says that what stands here is stored already. @param isParked whether a new one was put aside for it */
export function ChangeLine({ isParked }: { isParked: boolean }) {
  const { t } = useTranslation('register')
  const { register } = useDesk()
  return (
    <p className="change-line">
      <b>{t('change.title')}</b>
      {isParked && <span className="dim">{t('change.parked')}</span>}
      <button type="button" className="btn quiet" tabIndex={-1} onClick={() => void register.clear()}>
        {t('change.give-up')}
        <Kbd>Alt Del</Kbd>
      </button>
    </p>
  )
}
