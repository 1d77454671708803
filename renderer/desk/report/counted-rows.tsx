// The rows behind a number, masked: as many as it says. Whose content was erased by its term is still counted and says so.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow, ReportView } from '../../../electron/contract/desk-reports.ts'
import { formatMarketDay } from '../../shared/format.ts'
import { groupWord } from '../../shared/kind-words.ts'
import { problemText, type Translate } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { pageSize, type ReportState } from './report-part.ts'
import { countText, figureWord, partWord, periodText } from './report-words.ts'

export function CountedRows({
  view,
  rows,
  onClose,
}: {
  view: ReportView
  rows: NonNullable<ReportState['rows']>
  onClose(): void
}) {
  const { t, i18n } = useTranslation(['report', 'desk', 'kinds', 'match'])
  const { report } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const { counted, of, offset, answer } = rows
  const { language } = i18n
  const total = answer.state === 'ready' ? answer.total : 0
  const hasWhat = answer.state === 'ready' && answer.rows.some(row => whatText(t, row) !== '')
  const isLong = total > pageSize
  useKeys([
    ['Escape', onClose],
    ['PageUp', isLong ? () => void report.turnPage(-1) : undefined],
    ['PageDown', isLong ? () => void report.turnPage(1) : undefined],
  ])
  // The arrows scroll the rows at once.
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="report rows-of">
      <div className="report-bar">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('back')}
          <Kbd>Esc</Kbd>
        </button>
        <h2 aria-live="polite">
          {figureWord(t, counted)}
          <small>
            {of && of.by !== 'step' ? `${partWord(t, { counted, ...of, language })} · ` : ''}
            {periodText(of?.by === 'step' ? of.key : view.period, language)}
            {answer.state === 'ready' && ` · ${t('rows-count', { count: total, shown: countText(total) })}`}
          </small>
        </h2>
        {isLong && (
          <span className="r dim">
            <Kbd>PgUp PgDn</Kbd>{' '}
            {t('page', { from: offset + 1, to: Math.min(total, offset + pageSize), total: countText(total) })}
          </span>
        )}
      </div>
      {answer.state === 'failed' && (
        <p className="line wrong" role="alert">
          {problemText(t, answer.problem)}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <div className="scroll" ref={box} tabIndex={0}>
        {answer.state === 'ready' && (
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col" className="c-row-n">
                  {t('column.n')}
                </th>
                <th scope="col" className="c-row-day">
                  {t('column.day')}
                </th>
                <th scope="col">{t('column.who')}</th>
                {hasWhat && <th scope="col">{t('column.what')}</th>}
                <th scope="col">{t('column.kinds')}</th>
                <th scope="col">{t('column.source')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.rows.map((row, i) => (
                <tr key={row.id}>
                  <td className="num">{offset + i + 1}</td>
                  <td className="num">{formatMarketDay(row.day, language)}</td>
                  <td>{whoText(t, row)}</td>
                  {hasWhat && <td>{whatText(t, row)}</td>}
                  <td>{row.kinds.map(kind => groupWord(t, kind) ?? t('unknown')).join(t('desk:comma'))}</td>
                  <td>{partWord(t, { counted, by: 'source', key: row.source, language })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}

function whoText(t: Translate, { maskedName, isErased, employer }: ReportRow): string {
  if (isErased) return t('report:erased')
  return maskedName ?? employer ?? ''
}

function whatText(t: Translate, { title, employer, maskedName, people }: ReportRow): string {
  const parts = [
    title,
    maskedName === null ? null : employer,
    people === null ? null : t('report:people', { count: people }),
  ]
  return parts.filter(part => part !== null).join(' · ')
}
