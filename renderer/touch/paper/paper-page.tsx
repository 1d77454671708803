// A slip or an agreement before it is printed: what will stand on it, one button, and what became of it. Whatever the printer does,
// the code and the QR are here to be taken along.

import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import type { PrintOutcome } from '../../shared/printing.ts'
import { PostingQr } from '../find/posting-qr.tsx'
import { Frame } from '../frame/frame.tsx'
import { mostPrints } from '../store/papers.ts'
import type { View } from '../store/view.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Agreement } from './agreement.tsx'
import { Slip } from './slip.tsx'
import './paper.css'

type PaperView = Extract<View, { at: 'paper' }>

// i18n-dynamic: paper:title.*
// i18n-dynamic: paper:headline.*
export function PaperPage({ view }: { view: PaperView }) {
  const { t } = useTranslation('paper')
  const { printPaper } = useActions()
  const printing = useTouch(state => state.printing)
  const isSpent = useTouch(state => state.prints >= mostPrints)
  const { paper, posting } = view
  const outcome = printing.at === 'ended' ? printing.outcome : null
  const isPrinting = printing.at === 'printing'
  const sheet = paper === 'slip' ? <Slip view={view} /> : <Agreement view={view} />
  return (
    <Frame
      className="paper-page"
      title={t(`title.${paper}`)}
      scrollKey={printing.at}
      words={<h1>{outcome === null ? t(`headline.${paper}`) : outcomeText(t, outcome)}</h1>}
      foot={
        isSpent && outcome === null ? (
          <p className="told">{t('enough')}</p>
        ) : (
          <button
            type="button"
            className="btn go wide-btn"
            disabled={isSpent}
            aria-disabled={isPrinting || isSpent}
            onClick={() => void printPaper()}
          >
            <Icon name="print" />
            {t(isPrinting ? 'printing' : outcome === null ? 'print' : 'print-again')}
          </button>
        )
      }
    >
      {isPrinting && (
        <p className="told" role="status">
          {t('wait')}
        </p>
      )}
      {outcome !== null && <TakeAlong view={view} isHanded={outcome === 'handed'} />}
      <div className={`sheet-of-paper ${paper}`}>{sheet}</div>
      {createPortal(
        <div className={`printed ${paper}`} aria-hidden="true" lang={document.documentElement.lang}>
          {sheet}
        </div>,
        document.body,
        posting.id,
      )}
    </Frame>
  )
}

// i18n-dynamic: paper:outcome.*
const outcomeText = (t: (key: string) => string, outcome: PrintOutcome): string => t(`paper:outcome.${outcome}`)

/** In place of paper, or beside it: the code in digits and as QR. */
function TakeAlong({ view, isHanded }: { view: PaperView; isHanded: boolean }) {
  const { t } = useTranslation('paper')
  const { posting } = view
  return (
    <section className="stub take-along" role="status">
      <div>
        <p className="say">{t(isHanded ? 'not-out' : 'instead')}</p>
        {posting.code && <p className="code-number num">{posting.code}</p>}
      </div>
      <PostingQr posting={posting} />
    </section>
  )
}
