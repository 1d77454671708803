// One notice whole: what it says, when and where, how many seats are left, whom to ask, who says it and until when.
import { useTranslation } from 'react-i18next'
import { isShownAt } from '../../../db/model/notice.ts'
import type { NoticeView } from '../../../electron/contract/views.ts'
import { formatEnd } from '../../shared/format.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { audienceWord, noticeKindWord, type Translate } from '../../shared/words.ts'
import { joined } from '../find/posting-words.ts'
import { Frame } from '../frame/frame.tsx'
import { useTimeNow } from '../frame/fresh.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { shownOf } from '../store/finding.ts'
import type { View } from '../store/view.ts'
import { useTouch } from '../turn.tsx'
import { daysText, seatsText, startText } from './notice-words.ts'
import '../find/posting.css'
import './inform.css'

type Fact = readonly [icon: IconName, label: string, value: string]

export function Notice({ view }: { view: Extract<View, { at: 'notice' }> }) {
  const { t, i18n } = useTranslation('touch')
  const now = useTimeNow()
  const site = useTouch(state => state.site)
  const all = useTouch(state => state.notices)
  const notice = (shownOf(all) ?? []).find(one => one.id === view.id && isShownAt(one, now))
  if (!notice) {
    return (
      <Frame title={t('notices.title')}>
        {all.at === 'failed' ? (
          <Trouble problem={all.problem} />
        ) : (
          <div className="nothing">
            <h1>{t('notices.gone')}</h1>
          </div>
        )}
      </Frame>
    )
  }
  const facts = factsOf(t, notice, i18n.language)
  return (
    <Frame
      className="notice-page"
      title={noticeKindWord(t, notice.kind)}
      scrollKey={notice.id}
      words={<h1 className={notice.title.length > 24 ? 'long' : undefined}>{notice.title}</h1>}
    >
      {facts.length > 0 && (
        <dl className="six facts">
          {facts.map(([icon, label, value]) => (
            <div key={label}>
              <Icon name={icon} />
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {notice.text !== '' && <p className="told">{notice.text}</p>}
      {notice.kind !== 'emergency' && (
        <p className="told">
          {notice.phone === null ? t('info.ask-desk') : t('info.ask-phone', { phone: notice.phone })}
        </p>
      )}
      <p className="sub">
        {t('info.source', {
          source: notice.source.name,
          until: formatEnd(new Date(notice.validUntil), now, site.timeZone, i18n.language),
        })}
      </p>
    </Frame>
  )
}

function factsOf(t: Translate, notice: NoticeView, language: string): readonly Fact[] {
  const when = [startText(t, notice, language), daysText(t, notice)].filter(text => text !== null)
  const all: readonly (readonly [IconName, string, string | null])[] = [
    ['calendar', t('touch:info.when'), when.length > 0 ? joined(t, when) : null],
    ['clock', t('touch:info.hours'), notice.hours],
    ['pin', t('touch:info.place'), notice.place],
    ['people', t('touch:info.seats-label'), seatsText(t, notice)],
    [
      'check',
      t('touch:info.whom'),
      notice.audience.length > 0 ? notice.audience.map(one => audienceWord(t, one)).join(t('touch:list-comma')) : null,
    ],
  ]
  return all.flatMap(([icon, label, value]) => (value === null || value === '' ? [] : [[icon, label, value] as const]))
}
