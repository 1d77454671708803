// The report as plain tables, for the sheet and for paper.
import type { ReportView } from '../../../electron/contract/desk-reports.ts'
import type { Translate } from '../../shared/words.ts'
import { beforeText, countText, dimensionWord, figureWord, partWord, percent } from './report-words.ts'

export type ReportTable = { title: string; head: readonly string[]; rows: readonly (readonly (string | number)[])[] }

/** @param isWhole with every part; otherwise parts of which there are none are left out */
export function tablesOf(
  view: ReportView,
  { t, language, isWhole }: { t: Translate; language: string; isWhole: boolean },
): ReportTable[] {
  const whole = new Map(view.figures.map(figure => [figure.counted, figure.total]))
  const numbers: ReportTable = {
    title: t('report:figures'),
    head: [t('report:column.figure'), t('report:column.total'), t('report:column.before'), t('report:column.compared')],
    rows: view.figures.map(({ counted, total, before }) => [
      figureWord(t, counted),
      total,
      before,
      beforeText(t, { before, total, view, language }),
    ]),
  }
  return [
    numbers,
    ...view.breakdowns.map(({ counted, by, parts }): ReportTable => {
      const hasPeople = counted === 'postings'
      const last = hasPeople ? t('report:column.people') : t('report:column.share')
      return {
        title: t('report:aspect', { figure: figureWord(t, counted), by: dimensionWord(t, by) }),
        head: [dimensionWord(t, by), t('report:column.total'), last],
        rows: parts
          .filter(part => isWhole || part.total > 0)
          .map(part => [
            partWord(t, { counted, by, key: part.key, language }),
            part.total,
            hasPeople ? part.people : percent(part.total, whole.get(counted) ?? 0),
          ]),
      }
    }),
  ]
}

export const cellText = (cell: string | number): string => (typeof cell === 'number' ? countText(cell) : cell)
