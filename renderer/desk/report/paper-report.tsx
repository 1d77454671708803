// The report on A4: who, when, how it was counted, the numbers and what they are made of. Nobody is named.
import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../../electron/contract/desk-reports.ts'
import { formatMoment } from '../../shared/format.ts'
import { useDesk } from '../desk-context.ts'
import { figures } from './report-part.ts'
import { cellText, tablesOf } from './report-tables.ts'
import { figureWord, periodText } from './report-words.ts'

export function PaperReport({ view }: { view: ReportView }) {
  const { t, i18n } = useTranslation(['report', 'desk', 'kinds', 'match'])
  const { site, tools } = useDesk()
  const { language } = i18n
  const made = formatMoment(new Date(view.madeAt), tools.now(), site.timeZone, language)
  return (
    <section className="print-list print-report" aria-hidden="true">
      <h1>{t('paper-title', { site: site.name, period: periodText(view.period, language) })}</h1>
      <p>{t(view.isOpen ? 'paper-open' : 'paper-made', { made })}</p>
      {tablesOf(view, { t, language, isWhole: false })
        .filter(table => table.rows.length > 0)
        .map(({ title, head, rows }) => (
          <table key={title}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {head.map(word => (
                  <th key={word}>{word}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row[0]}>
                  {row.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells are their columns
                    <td key={i} className={i === 0 ? '' : 'num'}>
                      {cellText(cell)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      <h2>{t('paper-how')}</h2>
      <ul>
        {figures.map(name => (
          <li key={name}>
            {/* i18n-dynamic: report:how.* */}
            <b>{figureWord(t, name)}</b> {t(`how.${name}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
