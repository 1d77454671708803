// The receipt: the code large, nothing of what was typed but a masked trace, and what happens next.
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { joined } from '../find/posting-words.ts'
import { Frame } from '../frame/frame.tsx'
import { PrintNote } from '../paper/print-note.tsx'
import { useActions, useTouch, useTurn } from '../turn.tsx'
import { wishWord } from './wishes.tsx'
import '../apply/apply.css'
import './receipt.css'

export function Receipt() {
  const { t, i18n } = useTranslation('touch')
  const { endTurn } = useTurn()
  const { showMineOf } = useActions()
  const site = useTouch(state => state.site)
  const hasReplaced = useTouch(state => state.form?.replaces !== null)
  const status = useTouch(state => state.form?.status)
  if (status?.at !== 'saved') return null
  const { code, maskedName, maskedNumber, kinds, validUntil } = status.receipt
  // Valid until midnight: the last day is the one before it.
  const lastDay = new Date(Date.parse(validUntil) - 1)
  return (
    <Frame
      className="receipt"
      title={t('receipt.title')}
      hasBack={false}
      words={<h1>{hasReplaced ? t('apply:receipt.replaced') : t('receipt.headline')}</h1>}
      foot={
        <>
          <button type="button" className="btn go wide-btn" onClick={endTurn}>
            <Icon name="check" />
            {t('receipt.done')}
          </button>
          <button type="button" className="btn second" onClick={() => showMineOf(code)}>
            <Icon name="pen" />
            {t('apply:receipt.change')}
          </button>
        </>
      }
    >
      <section className="stub">
        <p className="sub">{t('receipt.code')}</p>
        <p className="receipt-code num">{code}</p>
        <p className="sub">
          {maskedName} {maskedNumber}
        </p>
        <p className="sub">
          {joined(
            t,
            kinds.map(kind => wishWord(t, kind)),
          )}
        </p>
        <p className="sub">{t('receipt.valid', { day: formatDay(lastDay, site.timeZone, i18n.language) })}</p>
      </section>
      <PrintNote
        title={t('paper:note.registration')}
        code={code}
        lines={[
          `${maskedName} ${maskedNumber}`,
          joined(
            t,
            kinds.map(kind => wishWord(t, kind)),
          ),
          t('receipt.valid', { day: formatDay(lastDay, site.timeZone, i18n.language) }),
        ]}
        advice={[t('receipt.next-1'), t('paper:note.change'), t('receipt.next-3', { hotline: site.hotline })]}
      />
      <ol className="next-steps">
        <li>{t('receipt.next-1')}</li>
        <li>{t('receipt.next-2')}</li>
        <li>{t('receipt.next-3', { hotline: site.hotline })}</li>
      </ol>
    </Frame>
  )
}
