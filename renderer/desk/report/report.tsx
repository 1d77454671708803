// The report: a period, its five numbers beside those before, pictures one reads at a glance, and behind each number its rows.
import { useTranslation } from 'react-i18next'
import { shiftPeriod, unitOf } from '../../../db/model/report/period.ts'
import type { ReportView as View } from '../../../electron/contract/desk-reports.ts'
import { formatMarketDay, formatMoment } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { saveBlob } from '../postings/share/give-out.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useMarketDay } from '../ui/use-now.ts'
import { Charts } from './charts.tsx'
import { CountedRows } from './counted-rows.tsx'
import { PaperReport } from './paper-report.tsx'
import { figures } from './report-part.ts'
import { beforeText, countText, figureWord, periodText, shortPeriod } from './report-words.ts'
import { workbookOfReport } from './report-workbook.ts'

export function ReportView() {
  const { t } = useTranslation(['report', 'desk'])
  const { report } = useDesk()
  const state = useDeskState(desk => desk.report)
  const { list, rows } = state
  if (list.state === 'reading') return <p className="empty">{t('desk:today.reading')}</p>
  if (list.state === 'failed')
    return (
      <p className="line wrong report" role="alert">
        {problemText(t, list.problem)}
      </p>
    )
  return (
    <>
      {rows ? <CountedRows view={list.view} rows={rows} onClose={report.closeRows} /> : <Numbers view={list.view} />}
      <PaperReport view={list.view} />
    </>
  )
}

function Numbers({ view }: { view: View }) {
  const { t, i18n } = useTranslation(['report', 'desk', 'kinds', 'match'])
  const { report: actions, site, tools } = useDesk()
  const figure = useDeskState(desk => desk.report.figure)
  const { language } = i18n
  const unit = unitOf(view.period)
  const today = useMarketDay()
  const next = shiftPeriod(view.period, 1)
  const isLast = next > today.slice(0, next.length)
  const last = shiftPeriod(view.span.until, -1)

  async function keep(): Promise<void> {
    saveBlob(
      await workbookOfReport(view, { t, language, site: site.name }),
      `${t('file', { site: site.name, period: view.period })}.xlsx`,
    )
  }

  useKeys([
    ['ArrowLeft', () => void actions.turn(-1)],
    ['ArrowRight', () => void actions.turn(1)],
    ['d', () => void actions.setUnit('day')],
    ['m', () => void actions.setUnit('month')],
    ['y', () => void actions.setUnit('year')],
    ['a', actions.turnAspect],
    ['v', () => void actions.openRows({ counted: figure })],
    ['x', () => void keep()],
    ['p', () => window.print()],
    ...figures.map((name, i) => [String(i + 1), () => actions.choose(name)] as const),
  ])

  return (
    <div className="report">
      <div className="report-bar">
        <button type="button" className="btn quiet" onClick={() => void actions.turn(-1)}>
          <Icon name="back" />
          {shortPeriod(shiftPeriod(view.period, -1), language)}
          <Kbd>←</Kbd>
        </button>
        <h2 aria-live="polite">{periodText(view.period, language)}</h2>
        <button type="button" className="btn quiet" disabled={isLast} onClick={() => void actions.turn(1)}>
          {shortPeriod(next, language)}
          <Icon name="next" />
          <Kbd>→</Kbd>
        </button>
        <span className="units">
          {(['day', 'month', 'year'] as const).map(of => (
            <button
              key={of}
              type="button"
              className="link"
              aria-pressed={of === unit}
              onClick={() => void actions.setUnit(of)}
            >
              {/* i18n-dynamic: report:unit.* */}
              {t(`unit.${of}`)}
              <Kbd>{of === 'day' ? 'D' : of === 'month' ? 'M' : 'Y'}</Kbd>
            </button>
          ))}
        </span>
        <span className="dim">
          {t(view.isOpen ? 'until-now' : 'whole', {
            from: formatMarketDay(view.span.from, language),
            last: formatMarketDay(last, language),
            at: formatMoment(new Date(view.madeAt), tools.now(), site.timeZone, language),
          })}
        </span>
        <button type="button" className="btn r" onClick={() => void keep()}>
          <Icon name="doc" />
          {t('keep')}
          <Kbd>X</Kbd>
        </button>
        <button type="button" className="btn" onClick={() => window.print()}>
          <Icon name="print" />
          {t('print')}
          <Kbd>P</Kbd>
        </button>
      </div>
      <fieldset className="figures">
        <legend className="visually-hidden">{t('figures')}</legend>
        {figures.map((name, i) => {
          const { total = 0, before = 0 } = view.figures.find(found => found.counted === name) ?? {}
          return (
            <button key={name} type="button" aria-pressed={name === figure} onClick={() => actions.choose(name)}>
              <span>
                {figureWord(t, name)}
                <Kbd>{String(i + 1)}</Kbd>
              </span>
              <b className="num">{countText(total)}</b>
              <small>{beforeText(t, { before, total, view, language })}</small>
            </button>
          )
        })}
      </fieldset>
      <Charts view={view} />
      {/* i18n-dynamic: report:how.* */}
      <p className="dim how">{t(`how.${figure}`)}</p>
    </div>
  )
}
