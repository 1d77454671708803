// One posting in a list: title and pay first, then who and where, then code and hours.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TouchPosting } from '../../../electron/contract/views.ts'
import { Missing, Pay, PerHour } from '../../shared/ui/pay.tsx'
import { usePress } from '../press.ts'
import { FactRow } from './fact-row.tsx'
import { nearnessText, perkTexts, placeText, timeTexts, wantedText } from './posting-words.ts'
import './job-row.css'

/** Drawn again only for another object: a list that is read again keeps the rows that are as they were (store/same-rows.ts). */
export const JobRow = memo(function JobRow({ posting }: { posting: TouchPosting }) {
  const { t } = useTranslation('touch')
  const press = usePress()
  const place = placeText(t, posting)
  return (
    <button
      type="button"
      className={posting.urgent ? 'job red' : 'job'}
      {...press(finding => finding.showPosting(posting.id))}
    >
      {posting.urgent && (
        <span className="spine">
          <span>{t('urgent.today')}</span>
        </span>
      )}
      <span className="title">{posting.title}</span>
      <Pay pay={posting.pay} />
      <span className="a">
        <span className="name">{posting.employer.name ?? <Missing />}</span>
        <span className="place">{place ?? <Missing />}</span>
      </span>
      <span className="b">
        {posting.pay.perHour !== null && posting.pay.flag === null && <PerHour pay={posting.pay} />}
      </span>
      <span className="a whole">
        {posting.code && <span className="code num">{posting.code}</span>}
        <span className="facts">
          <FactRow
            texts={[
              nearnessText(t, posting),
              wantedText(t, posting),
              ...timeTexts(t, posting),
              ...perkTexts(t, posting),
            ]}
          />
        </span>
      </span>
    </button>
  )
})
