// Phrases that were found in the form: each with its reason, leading to the words themselves; what is doubtful may go on with a word
// of why, what discriminates may not.
import { useTranslation } from 'react-i18next'
import { type FieldFinding, isForbidden, type ScreenedField } from '../../../db/model/screening/screening.ts'
import { useDesk } from '../desk-context.ts'
import { Line } from '../ui/field.tsx'
import { screeningWord, wrongText } from '../words.ts'
import { hasForbidden } from './posting-form.ts'
import type { OpenForm } from './postings-part.ts'

const controlOf: Record<ScreenedField, string> = {
  title: 'p-title',
  content: 'p-content',
  requirements: 'p-requirements',
  hours: 'p-hours',
  safety: 'p-safety',
}

/** Brings the keyboard to the words and marks them. */
function leadTo({ field, start, end }: FieldFinding): void {
  const control = document.getElementById(controlOf[field])
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return
  control.focus()
  control.setSelectionRange(start, end)
}

export function Phrases({ open }: { open: OpenForm }) {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const { findings, form, shown, faults } = open
  if (findings.length === 0) return null
  const isStopped = hasForbidden(findings)
  const wrong = shown === 'all' || shown.includes('why') ? wrongText(t, faults.why) : null
  return (
    <section className="phrases" role="status">
      <h2>
        {t('phrases.title')} <small>{t(isStopped ? 'phrases.stopped' : 'phrases.asked')}</small>
      </h2>
      <ul>
        {findings.map(finding => (
          <li
            key={`${finding.field} ${finding.start} ${finding.code}`}
            className={isForbidden(finding.code) ? 'no' : ''}
          >
            <button type="button" tabIndex={-1} onClick={() => leadTo(finding)}>
              <mark>{finding.words}</mark> {screeningWord(t, finding.code)}
            </button>
          </li>
        ))}
      </ul>
      {!isStopped && (
        <div className="f">
          <label htmlFor="p-why">
            <b>{t('phrases.why')}</b>
          </label>
          <input
            id="p-why"
            className="in"
            autoComplete="off"
            maxLength={300}
            value={form.why}
            aria-describedby="p-why-line"
            onChange={event => postings.change({ why: event.target.value })}
          />
          <Line id="p-why-line" wrong={wrong} right={null} say={t('phrases.kept')} />
        </div>
      )}
    </section>
  )
}
