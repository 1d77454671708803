// A code or a number to take along on paper: printed beside what stands on the screen, never in its place. Whoever has no paper of their
// own need not keep it in mind.
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { marketDay } from '../../../db/model/market-time.ts'
import { formatClock, formatFarDay } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import type { PrintOutcome } from '../../shared/printing.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import type { Translate } from '../../shared/words.ts'
import { useNow } from '../frame/fresh.tsx'
import { mostPrints } from '../store/papers.ts'
import { useActions, useTouch } from '../turn.tsx'
import './paper.css'

type Props = {
  title: string
  /** What is printed largest. */
  code: string
  /** What stands under it, masked as on the screen. */
  lines: readonly string[]
  /** What to do with it. */
  advice: readonly string[]
}

export function PrintNote(note: Props) {
  const { t } = useTranslation('paper')
  const { printPaper, readyPrinter } = useActions()
  const printing = useTouch(state => state.printing)
  const isSpent = useTouch(state => state.prints >= mostPrints)
  useEffect(readyPrinter, [readyPrinter])
  const outcome = printing.at === 'ended' ? printing.outcome : null
  const isPrinting = printing.at === 'printing'
  return (
    <div className="print-note">
      <button
        type="button"
        className="btn"
        disabled={isSpent}
        aria-disabled={isPrinting || isSpent}
        onClick={() => void printPaper()}
      >
        <Icon name="print" />
        {t(isPrinting ? 'printing' : outcome === null ? 'note.print' : 'print-again')}
      </button>
      <p className="sub" role="status">
        {isPrinting ? t('wait') : outcome === null ? t(isSpent ? 'enough' : 'note.photo') : outcomeText(t, outcome)}
      </p>
      {createPortal(<Printed {...note} />, document.body)}
    </div>
  )
}

// i18n-dynamic: paper:outcome.*
function outcomeText(t: Translate, outcome: PrintOutcome): string {
  const said = t(`paper:outcome.${outcome}`)
  return outcome === 'handed' ? said : `${said}${t('touch:comma')}${t('paper:note.instead')}`
}

/** Longer ones take a smaller letter: they must stand on one line of the roll. */
const shortCode = 5

function Printed({ title, code, lines, advice }: Props) {
  const { t, i18n } = useTranslation('paper')
  const { name, timeZone } = useTouch(state => state.site)
  const now = useNow()
  const day = formatFarDay(marketDay(now, timeZone), i18n.language)
  return (
    <div className="printed slip" aria-hidden="true" lang={document.documentElement.lang}>
      <article className="slip-text">
        <header>
          <Mark />
          <b>{name}</b>
        </header>
        <h2>{title}</h2>
        <p className={code.length > shortCode ? 'note-code long num' : 'note-code num'}>{code}</p>
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
        <ol className="note-advice">
          {advice.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>{t('made', { day, time: formatClock(now, timeZone) })}</p>
      </article>
    </div>
  )
}
