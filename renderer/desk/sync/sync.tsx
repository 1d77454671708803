// The way to the centre at a glance: what waits and since when, what was refused, the last contact, and trouble in words.
import { useTranslation } from 'react-i18next'
import type { SyncView } from '../../../electron/contract/views.ts'
import { formatMoment } from '../../shared/format.ts'
import { freshAsOf } from '../../shared/freshness.ts'
import { DemonstrationMark, FreshnessLine } from '../../shared/ui/freshness.tsx'
import type { Translate } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useShownNow } from '../ui/use-now.ts'
import { Kinds, Refused, RefusedSide } from './outbox.tsx'

const troubles = [
  'unreachable',
  'not-an-answer',
  'unauthorised',
  'server-error',
  'busy',
  'cloned-station',
  'storage',
] as const

// i18n-dynamic: desk:trouble.*
function troubleText(t: Translate, trouble: string): string {
  return (troubles as readonly string[]).includes(trouble)
    ? t(`desk:trouble.${trouble}`)
    : t('desk:trouble.other', { trouble })
}

export function SyncStateView() {
  const { t } = useTranslation('desk')
  const sync = useDeskState(state => state.sync)
  const isOpened = useDeskState(state => state.outbox.chosen !== null)
  return (
    <div className={isOpened ? 'split' : 'split closed'}>
      <div className="sheet list">
        <div className="scroll">{sync ? <SyncFacts sync={sync} /> : <p className="empty">{t('sync.reading')}</p>}</div>
      </div>
      <RefusedSide />
    </div>
  )
}

function SyncFacts({ sync }: { sync: SyncView }) {
  const { t, i18n } = useTranslation('desk')
  const { site, showRefused } = useDesk()
  const line = useDeskState(state => state.line)
  const now = useShownNow(10_000)
  const moment = (at: string | Date) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  const asOf = freshAsOf(sync, now, line)
  useKeys([['g', sync.refused > 0 ? showRefused : undefined]])
  return (
    <>
      <section className="figs">
        <div>
          <b className="num">{sync.waiting}</b>
          <span>{t('sync.waiting')}</span>
          <small>
            {sync.waitingSince === null ? t('sync.nothing') : t('sync.since', { time: moment(sync.waitingSince) })}
          </small>
        </div>
        <div>
          <b className="num">{sync.refused}</b>
          <span>{t('sync.refused')}</span>
          <small>{t(sync.refused > 0 ? 'sync.refused-do' : 'sync.refused-none')}</small>
          {sync.refused > 0 && (
            <button type="button" className="btn quiet" onClick={showRefused}>
              {t('sync.to-list')}
              <Kbd>G</Kbd>
            </button>
          )}
        </div>
        <div>
          <b className="num">{asOf === null ? t('sync.never') : moment(asOf)}</b>
          <span>{t('sync.last')}</span>
          <small>
            <FreshnessLine freshness={sync} now={now} timeZone={site.timeZone} line={line} />
          </small>
        </div>
      </section>
      <Kinds />
      <Refused />
      <section className="sec flush">
        <h2>{t('sync.how')}</h2>
        <KeyValue
          className="wide-labels"
          rows={[
            [
              t('sync.centre'),
              sync.trouble === null ? t(sync.isOnline ? 'sync.well' : 'sync.offline') : troubleText(t, sync.trouble),
            ],
            [t('sync.promise-label'), t('sync.promise')],
            [
              t('sync.clock'),
              sync.updatedAt === null
                ? t('sync.clock-unknown')
                : Math.abs(sync.clockOffsetMs) < 60_000
                  ? t('sync.clock-right')
                  : t('sync.clock-wrong', { count: Math.round(Math.abs(sync.clockOffsetMs) / 60_000) }),
            ],
            ...(sync.isDemonstration
              ? [
                  [
                    t('sync.data'),
                    <span key="demo">
                      <DemonstrationMark isShown /> {t('sync.demonstration')}
                    </span>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </section>
    </>
  )
}
