// Everything once more before it is stored, and what to do where it could not be.
import { useTranslation } from 'react-i18next'
import { purposes } from '../../../db/model/registration.ts'
import { Icon } from '../../shared/icons.tsx'
import { availabilityWord, problemText } from '../../shared/words.ts'
import { joined } from '../find/posting-words.ts'
import { useTouch } from '../turn.tsx'
import { wishWord } from './wishes.tsx'

// i18n-dynamic: touch:contact.*
// i18n-dynamic: touch:consent-short.*
export function Review() {
  const { t } = useTranslation('touch')
  const form = useTouch(state => state.form)
  if (!form) return null
  const { name, contact, kinds, availability, consents, status } = form
  const agreed = purposes.filter(purpose => consents[purpose])
  const refused = purposes.filter(purpose => !consents[purpose])
  return (
    <>
      {status.at === 'refused' && (
        <p className="error block" role="alert">
          <Icon name="warn" />
          <span>{problemText(t, status.problem)}</span>
        </p>
      )}
      <dl className="reviewed" data-silent>
        <dt>{t('person.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('review.contact')}</dt>
        <dd>{contact.kind === 'none' ? t('contact.none') : `${contact.number} ${t(`contact.${contact.kind}`)}`}</dd>
        <dt>{t('review.kinds')}</dt>
        <dd>
          {joined(
            t,
            kinds.map(code => wishWord(t, code)),
          )}
        </dd>
        <dt>{t('review.when')}</dt>
        <dd>
          {joined(
            t,
            availability.map(value => availabilityWord(t, value)),
          )}
        </dd>
        <dt>{t('review.agreed')}</dt>
        <dd>
          {joined(
            t,
            agreed.map(purpose => t(`consent-short.${purpose}`)),
          )}
        </dd>
        {refused.length > 0 && (
          <>
            <dt>{t('review.not-agreed')}</dt>
            <dd>
              {joined(
                t,
                refused.map(purpose => t(`consent-short.${purpose}`)),
              )}
            </dd>
          </>
        )}
      </dl>
      <p className="sub">{t('review.explain')}</p>
    </>
  )
}
