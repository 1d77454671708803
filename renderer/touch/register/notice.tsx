// The notice, before the first field: who keeps what for how long and how to undo it; then one consent per purpose, none ticked
// beforehand, and the statement of age.
import { useTranslation } from 'react-i18next'
import { type Purpose, purposes } from '../../../db/model/registration.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Agreement } from './agreement.tsx'
import { FormError } from './form-error.tsx'

// i18n-dynamic: touch:consent.*
export function Notice() {
  const { t } = useTranslation('touch')
  const { switchConsent, sayAge } = useActions()
  const site = useTouch(state => state.site)
  const form = useTouch(state => state.form)
  if (!form) return null
  return (
    <>
      <ul className="notice">
        <li>{t('notice.who', { site: site.name })}</li>
        <li>{t('notice.what')}</li>
        <li>{t('notice.how-long', { count: site.registrationDays })}</li>
        <li>{t('notice.undo', { hotline: site.hotline })}</li>
      </ul>
      <div className="agreements">
        {purposes.map((purpose: Purpose) => (
          <Agreement
            key={purpose}
            isChosen={form.consents[purpose]}
            text={t(`consent.${purpose}`)}
            note={t(purpose === 'registration' ? 'consent.needed' : 'consent.optional')}
            onPress={() => switchConsent(purpose)}
          />
        ))}
        <FormError field="consents" />
      </div>
      <fieldset className="choice">
        <legend>{t('age.question')}</legend>
        <div className="pair">
          <button type="button" className="btn" aria-pressed={form.isSixteen === true} onClick={() => sayAge(true)}>
            {t('age.yes')}
          </button>
          <button type="button" className="btn" aria-pressed={false} onClick={() => sayAge(false)}>
            {t('age.no')}
          </button>
        </div>
        <FormError field="isSixteen" />
      </fieldset>
      <p className="hint version">{t('notice.version', { version: site.noticeVersion })}</p>
    </>
  )
}
