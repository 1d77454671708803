// Unpaid wages and deposits: the number to ring, and what to do in four short sentences.
// Labour inspection takes complaints for two years (劳动保障监察条例 art. 20); arbitration is free and is asked for within one year
// (劳动争议调解仲裁法 art. 27, 53).
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { useTimeNow } from '../frame/fresh.tsx'
import { shownOf } from '../store/finding.ts'
import { everything, noticesFor } from '../store/notice-query.ts'
import { useActions, useTouch } from '../turn.tsx'
import { NoticeRow } from './notices.tsx'
import '../register/receipt.css'
import './inform.css'

export function Rights() {
  const { t } = useTranslation('touch')
  const now = useTimeNow()
  const { hotline, numbers } = useTouch(state => state.site)
  const { showNumber } = useActions()
  const notices = useTouch(state => state.notices)
  const more = noticesFor(shownOf(notices) ?? [], everything, now).filter(notice => notice.kind === 'rights')
  return (
    <Frame
      className="rights-page"
      title={t('rights.title')}
      words={<h1>{t('rights.headline')}</h1>}
      foot={
        numbers.isOffered && (
          <button type="button" className="btn go wide-btn" onClick={showNumber}>
            <Icon name="people" />
            {t('rights.number')}
          </button>
        )
      }
    >
      <section className="stub hotline">
        <Icon name="phone" />
        <p className="num big">{hotline}</p>
        <p className="sub">{t('rights.hotline')}</p>
      </section>
      <ol className="next-steps">
        <li>{t('rights.keep')}</li>
        <li>{t('rights.tell', { hotline })}</li>
        <li>{t('rights.inspection')}</li>
        <li>{t('rights.arbitration')}</li>
      </ol>
      <p className="told">{t('rights.no-fees', { hotline })}</p>
      {more.map(notice => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </Frame>
  )
}
