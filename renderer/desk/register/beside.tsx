// A stored record beside the open form, line by line: what is being typed, what is there already. Nothing of the form is touched.
import { useTranslation } from 'react-i18next'
import { normalizePhone } from '../../../db/model/id-number.ts'
import { normalizeDocumentNumber } from '../../../db/model/identity-document.ts'
import type { RegistrationDetail } from '../../../electron/contract/views.ts'
import { formatMoment } from '../../shared/format.ts'
import { availabilityWord, problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { wantedWords } from '../words.ts'
import { groupDigits } from '../words-of-people.ts'
import { payText, skillText } from './read-back-rows.tsx'
import type { Beside } from './register-part.ts'
import { formOf, type RegistrationForm } from './registration-form.ts'

export function BesideForm({ form, beside }: { form: RegistrationForm; beside: Beside }) {
  const { t } = useTranslation(['register', 'desk', 'people', 'problem'])
  const { register } = useDesk()
  const stored = beside.state === 'shown' ? beside.detail : null
  const change = stored ? () => register.change(stored) : undefined
  useKeys([
    ['Escape', register.closeBeside],
    ['Alt+e', change],
  ])
  return (
    <section className="beside" aria-label={t('beside.title')} aria-live="polite">
      <h2>
        {t('beside.title')} <small>{stored && t('people:logged')}</small>
      </h2>
      {beside.state === 'reading' && <p className="dim">{t('beside.reading')}</p>}
      {beside.state === 'failed' && <p className="line wrong">{problemText(t, beside.problem)}</p>}
      <div className="row">
        {stored && (
          <button type="button" className="btn" tabIndex={-1} onClick={change}>
            {t('beside.change')}
            <Kbd>Alt E</Kbd>
          </button>
        )}
        <button type="button" className="btn quiet" tabIndex={-1} onClick={register.closeBeside}>
          {t('desk:close')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
      {stored && <Compared form={form} stored={stored} />}
      <p className="dim">{t('beside.how')}</p>
    </section>
  )
}

function Compared({ form, stored }: { form: RegistrationForm; stored: RegistrationDetail }) {
  const { t, i18n } = useTranslation(['register', 'desk', 'people', 'kinds'])
  const { site } = useDesk()
  const now = useNow(60_000)
  const comma = t('desk:comma')
  const factsOf = (of: RegistrationForm): readonly (readonly [string, string])[] => [
    [t('desk:register.name'), of.name.trim()],
    [t('desk:receipt.number'), of.contactKind === 'none' ? '' : groupDigits(normalizePhone(of.number))],
    [t('desk:register.document'), groupDigits(normalizeDocumentNumber(of.documentNumber))],
    [t('desk:register.wants'), wantedWords(t, of.kinds)],
    [t('desk:register.when-short'), of.availability.map(value => availabilityWord(t, value)).join(comma)],
    [t('section.skills'), of.skills.map(skill => skillText(t, skill)).join(comma)],
    [t('pay-short'), payText(t, of, i18n.language)],
    [t('people:notes'), of.notes.trim()],
  ]
  const there = factsOf(formOf(stored, site.noticeVersion))
  const rows = factsOf(form).flatMap(([label, typed], i) => {
    const known = there[i]?.[1] ?? ''
    // What one of the two does not say speaks neither for nor against.
    return typed || known ? [{ label, typed, known, isDifferent: typed !== '' && known !== '' && typed !== known }] : []
  })
  const moment = formatMoment(new Date(stored.createdAt), now, site.timeZone, i18n.language)
  return (
    <table className="ledger people-pair">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('beside.typed')}</th>
          <th scope="col">{t('beside.stored')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, typed, known, isDifferent }) => (
          <tr key={label} className={isDifferent ? 'differs' : undefined}>
            <th scope="row">
              {isDifferent && '△ '}
              {label}
            </th>
            <td>{typed}</td>
            <td>{known}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('people:registered')}</th>
          <td />
          <td>{moment}</td>
        </tr>
        <tr>
          <th scope="row">{t('people:code')}</th>
          <td />
          <td className="num">{stored.receipt}</td>
        </tr>
      </tbody>
    </table>
  )
}
