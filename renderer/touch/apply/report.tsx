// A posting that is false or asks for money is reported with taps: reasons as tiles, no text, nobody named.
import { useTranslation } from 'react-i18next'
import { type ReportReason, reportReason } from '../../../db/model/posting-report.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { problemText } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { useActions, useTouch } from '../turn.tsx'
import { Which } from './interest.tsx'
import '../find/tiles.css'
import '../register/receipt.css'
import './apply.css'

const icons: Record<ReportReason, IconName> = {
  fee: 'coin',
  false: 'cross',
  unreachable: 'phone',
  'pay-differs': 'list',
  other: 'warn',
}

// i18n-dynamic: apply:reason.*
export function ReportPage() {
  const { t } = useTranslation('apply')
  const { switchReason, sendReport, back } = useActions()
  const hotline = useTouch(state => state.site.hotline)
  const report = useTouch(state => state.report)
  if (!report) return null
  const { posting, reasons, status } = report
  if (status.at === 'sent') {
    return (
      <Frame
        className="report"
        title={t('report.title')}
        hasBack={false}
        words={
          <>
            <h1>{t('report.sent')}</h1>
            <Which posting={posting} />
          </>
        }
        foot={
          <button type="button" className="btn go wide-btn" onClick={back}>
            <Icon name="back" />
            {t('report.back')}
          </button>
        }
      >
        <div role="status">
          <ol className="next-steps">
            <li>{t('report.next-1')}</li>
            <li>{t('report.next-2', { hotline })}</li>
            <li>{t('report.next-3')}</li>
          </ol>
        </div>
      </Frame>
    )
  }
  const isSending = status.at === 'sending'
  return (
    <Frame
      className="report"
      title={t('report.title')}
      words={
        <>
          <h1>{t('report.headline')}</h1>
          <Which posting={posting} />
          <p className="sub">{t('report.explain')}</p>
        </>
      }
      foot={
        <button
          type="button"
          className="btn go wide-btn"
          disabled={reasons.length === 0}
          aria-disabled={isSending || reasons.length === 0}
          onClick={() => void sendReport()}
        >
          <Icon name={status.at === 'refused' ? 'sync' : 'horn'} />
          {t(isSending ? 'report.sending' : status.at === 'refused' ? 'interest.again' : 'report.send')}
        </button>
      }
    >
      {status.at === 'refused' && (
        <p className="error block" role="alert">
          <Icon name="warn" />
          <span>{problemText(t, status.problem)}</span>
        </p>
      )}
      <div className="tiles small reasons">
        {reportReason.options.map(reason => (
          <button
            key={reason}
            type="button"
            className="tile"
            aria-pressed={reasons.includes(reason)}
            onClick={() => switchReason(reason)}
          >
            <Icon name={icons[reason]} />
            <b>{t(`reason.${reason}`)}</b>
          </button>
        ))}
      </div>
      <p className="sub">{t('report.now', { hotline })}</p>
    </Frame>
  )
}
