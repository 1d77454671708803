// The four pictures of a report: the number in front along the days, how far matches came, kinds of work, and who or whence.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Counted, Dimension } from '../../../db/model/report/counted.ts'
import { unitOf } from '../../../db/model/report/period.ts'
import type { ReportPart, ReportView } from '../../../electron/contract/desk-reports.ts'
import type { Translate } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { type Bar, LyingBars, StandingBars } from './bars.tsx'
import { aspectOf, aspectsOf } from './report-part.ts'
import { countText, dimensionWord, figureWord, partWord, percent, shortPeriod } from './report-words.ts'

const mostBars = 6
const funnel = ['matches', 'contacted', 'talking', 'agreed', 'started', 'paid'] as const

const partsOf = ({ breakdowns }: ReportView, counted: Counted, by: Dimension): readonly ReportPart[] =>
  breakdowns.find(b => b.counted === counted && b.by === by)?.parts ?? []
const totalOf = ({ figures }: ReportView, counted: Counted): number =>
  figures.find(figure => figure.counted === counted)?.total ?? 0

export function Charts({ view }: { view: ReportView }) {
  const figure = useDeskState(desk => desk.report.figure)
  return (
    <div className="charts">
      <Along view={view} />
      <Funnel view={view} />
      {figure === 'registrations' || figure === 'postings' || figure === 'services' ? (
        <Wanted view={view} />
      ) : (
        <Kinds view={view} counted={figure} />
      )}
      <Aspect view={view} />
    </div>
  )
}

/** A picture with its title, its sentence, and the way to the rows. */
function Picture({
  title,
  say,
  counted,
  total,
  isKeyed = false,
  children,
}: {
  title: ReactNode
  say?: string
  counted: Counted
  total: number
  isKeyed?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('report')
  const { report } = useDesk()
  return (
    <figure>
      <figcaption>
        <h2>
          {title} {say && <small>{say}</small>}
        </h2>
        {total > 0 && (
          <button type="button" className="link" onClick={() => void report.openRows({ counted })}>
            {t('rows-of', { count: total, shown: countText(total) })}
            {isKeyed && <Kbd>V</Kbd>}
          </button>
        )}
      </figcaption>
      {children}
    </figure>
  )
}

function useBars(
  view: ReportView,
  counted: Counted,
  by: Dimension,
): (parts: readonly ReportPart[], note?: (part: ReportPart) => string) => Bar[] {
  const { t, i18n } = useTranslation(['report', 'kinds', 'match', 'desk'])
  const { report } = useDesk()
  return (parts, note) =>
    parts.map(part => {
      const name = partWord(t, { counted, by, key: part.key, language: i18n.language })
      const said = note?.(part)
      return {
        key: `${view.period} ${counted} ${part.key}`,
        name,
        value: part.total,
        ...(said ? { note: said } : {}),
        label: t('bar', { name, count: part.total, shown: countText(part.total) }),
        onOpen: () => void report.openRows({ counted, of: { by, key: part.key } }),
      }
    })
}

function Along({ view }: { view: ReportView }) {
  const { t, i18n } = useTranslation('report')
  const figure = useDeskState(desk => desk.report.figure)
  const parts = partsOf(view, figure, 'step')
  const toBars = useBars(view, figure, 'step')
  const unit = unitOf(view.period)
  const best = parts.reduce<ReportPart | undefined>(
    (most, part) => (part.total > (most?.total ?? 0) ? part : most),
    undefined,
  )
  const bars = toBars(parts).map((bar, i) => ({ ...bar, name: stepName(t, parts[i]?.key ?? '', unit, i18n.language) }))
  return (
    <Picture
      /* i18n-dynamic: report:along.* */
      title={t(`along.${unit}`, { figure: figureWord(t, figure) })}
      {...(best
        ? { say: t('best', { step: shortPeriod(best.key, i18n.language), shown: countText(best.total) }) }
        : {})}
      counted={figure}
      total={totalOf(view, figure)}
      isKeyed
    >
      {best ? (
        <StandingBars bars={bars} everyName={bars.length > 14 ? 7 : 1} />
      ) : (
        <p className="empty">{t('nothing')}</p>
      )}
    </Picture>
  )
}

/** Under a bar there is room for little: the day of a month, the number of a month. */
function stepName(t: Translate, key: string, unit: 'day' | 'month' | 'year', language: string): string {
  if (unit === 'day') return shortPeriod(key, language)
  return t(unit === 'month' ? 'report:day-n' : 'report:month-n', { n: Number(key.slice(-2)) })
}

function Funnel({ view }: { view: ReportView }) {
  const { t } = useTranslation('report')
  const { report } = useDesk()
  const whole = totalOf(view, 'matches')
  const unpaid = totalOf(view, 'unpaid')
  const bars = funnel.map((stage, i): Bar => {
    const value = totalOf(view, stage)
    const before = funnel[i - 1]
    const share = before && value <= totalOf(view, before) ? percent(value, totalOf(view, before)) : ''
    const note = stage === 'paid' && unpaid > 0 ? t('unpaid', { count: unpaid }) : share
    const name = figureWord(t, stage)
    return {
      key: stage,
      name,
      value,
      ...(note ? { note } : {}),
      label: t('bar', { name, count: value, shown: countText(value) }),
      onOpen: () => void report.openRows({ counted: stage }),
    }
  })
  const isAny = bars.some(bar => bar.value > 0)
  return (
    <Picture
      title={t('funnel')}
      {...(whole > 0 ? { say: t('funnel-say', { count: Math.round((totalOf(view, 'started') / whole) * 100) }) } : {})}
      counted="matches"
      total={whole}
    >
      {isAny ? <LyingBars bars={bars} /> : <p className="empty">{t('nothing-matched')}</p>}
    </Picture>
  )
}

/** How many people are wanted, by kind, beside how many look for that. */
function Wanted({ view }: { view: ReportView }) {
  const { t } = useTranslation('report')
  const toBars = useBars(view, 'postings', 'kind')
  const seekers = new Map(partsOf(view, 'registrations', 'kind').map(part => [part.key, part.total]))
  const parts = [...partsOf(view, 'postings', 'kind')].sort((a, b) => b.people - a.people).slice(0, mostBars)
  const shown = parts.map(part => ({ ...part, total: part.people }))
  return (
    <Picture title={t('wanted')} say={t('wanted-say')} counted="postings" total={totalOf(view, 'postings')}>
      {shown.length > 0 ? (
        <LyingBars bars={toBars(shown, ({ key }) => t('seekers', { count: seekers.get(key) ?? 0 }))} />
      ) : (
        <p className="empty">{t('nothing-wanted')}</p>
      )}
    </Picture>
  )
}

function Kinds({ view, counted }: { view: ReportView; counted: Counted }) {
  const { t } = useTranslation('report')
  const toBars = useBars(view, counted, 'kind')
  const whole = totalOf(view, counted)
  const parts = partsOf(view, counted, 'kind').slice(0, mostBars)
  return (
    <Picture title={t('kinds', { figure: figureWord(t, counted) })} counted={counted} total={whole}>
      {parts.length > 0 ? (
        <LyingBars bars={toBars(parts, part => percent(part.total, whole))} />
      ) : (
        <p className="empty">{t('nothing')}</p>
      )}
    </Picture>
  )
}

function Aspect({ view }: { view: ReportView }) {
  const { t } = useTranslation('report')
  const { report } = useDesk()
  const state = useDeskState(desk => desk.report)
  const { figure } = state
  const by = aspectOf(state)
  const toBars = useBars(view, figure, by)
  const whole = totalOf(view, figure)
  const all = partsOf(view, figure, by)
  const parts = all.filter(part => by !== 'age' || part.total > 0 || part.key !== 'unknown').slice(0, 7)
  const title = (
    <>
      {t('aspect', { figure: figureWord(t, figure), by: dimensionWord(t, by) })}
      {aspectsOf[figure].length > 1 && (
        <button type="button" className="link" onClick={report.turnAspect}>
          {t('aspect-next')}
          <Kbd>A</Kbd>
        </button>
      )}
    </>
  )
  const isAny = parts.some(part => part.total > 0)
  return (
    <Picture title={title} {...(by === 'group' ? { say: t('several') } : {})} counted={figure} total={whole}>
      {isAny ? (
        <LyingBars bars={toBars(parts, part => percent(part.total, whole))} />
      ) : (
        <p className="empty">{t('nothing')}</p>
      )}
    </Picture>
  )
}
