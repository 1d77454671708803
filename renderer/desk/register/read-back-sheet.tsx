// The turned screen: what the person checks, large, with what was consented to; nothing else of the desk is seen meanwhile.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { purposes } from '../../../db/model/registration.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { purposeWord } from '../words.ts'
import { useReadBack } from './read-back-rows.tsx'
import type { RegistrationForm } from './registration-form.ts'

type Props = { form: RegistrationForm; onClose(): void; onSave(): void }

export function ReadBackSheet({ form, onClose, onSave }: Props) {
  const { t } = useTranslation(['register', 'desk'])
  const { site } = useDesk()
  const rows = useReadBack(form)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  return (
    <section ref={sheet} className="read-back-sheet" tabIndex={-1} aria-label={t('sheet.title')}>
      <header>
        <h2>{t('sheet.title')}</h2>
        <p>{t('sheet.lead')}</p>
      </header>
      <div className="columns">
        <KeyValue className="large" rows={rows} />
        <div>
          <h3>{t('desk:consent.title')}</h3>
          <p className="dim">{t('desk:consent.notice', { version: site.noticeVersion })}</p>
          <ul className="given">
            {purposes.map(purpose => (
              <li key={purpose} className={form.consents[purpose] ? 'yes' : 'no'}>
                {purposeWord(t, purpose)}
                <small>{t(form.consents[purpose] ? 'desk:person.given' : 'desk:person.not-given')}</small>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <footer>
        <button type="button" className="btn quiet tall" onClick={onClose}>
          {t('sheet.back')}
          <Kbd>Esc</Kbd>
        </button>
        <button type="button" className="btn go tall" onClick={onSave}>
          {t('desk:register.save')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
      </footer>
    </section>
  )
}
