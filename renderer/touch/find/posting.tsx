// One posting: pay, the six elements of the law always in the same order, safety, where it comes from, and what to do next.
import { useTranslation } from 'react-i18next'
import { marketDay } from '../../../db/model/market-time.ts'
import { type Element, elements } from '../../../db/model/posting.ts'
import type { TouchPostingDetail } from '../../../electron/contract/views.ts'
import { formatDay, formatMarketDay, formatMoment } from '../../shared/format.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { Missing, Pay, PerHour } from '../../shared/ui/pay.tsx'
import { elementWord, settlementWord } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { useNow } from '../frame/fresh.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { shownOf } from '../store/finding.ts'
import type { View } from '../store/view.ts'
import { useActions, useTouch } from '../turn.tsx'
import { FactRow } from './fact-row.tsx'
import { PostingQr } from './posting-qr.tsx'
import { joined, perkTexts, timeTexts, wantedText, wholePlaceText } from './posting-words.ts'
import { Similar } from './similar.tsx'
import './posting.css'

type PostingView = Extract<View, { at: 'posting' }>

const icons: Record<Element, IconName> = {
  employer: 'building',
  headcount: 'people',
  requirements: 'list',
  content: 'doc',
  place: 'pin',
  pay: 'coin',
}

export function Posting({ view }: { view: PostingView }) {
  const { t } = useTranslation('touch')
  const isLow = useTouch(state => state.isLow)
  const posting = shownOf(view.result)
  const hero = posting && <Hero posting={posting} />
  return (
    <Frame
      className="posting"
      title={posting?.code ? t('posting.code', { code: posting.code }) : t('posting.title')}
      scrollKey={view.id}
      // Only words: with the reach switch they stay in the upper half.
      words={isLow && hero}
      side={!isLow && hero}
      foot={posting && <Foot posting={posting} />}
    >
      {view.result.at === 'failed' && <Trouble problem={view.result.problem} />}
      {posting && <Facts posting={posting} />}
      {posting && <Similar rows={view.similar ?? []} />}
      {posting && <Further posting={posting} />}
    </Frame>
  )
}

/** What one does next: leave a number, or take the posting along on paper. */
function Foot({ posting }: { posting: TouchPostingDetail }) {
  const { t } = useTranslation('touch')
  const { showInterest, showPaper } = useActions()
  const isLeft = useTouch(state => state.interest?.posting.id === posting.id && state.interest.status.at === 'saved')
  return (
    <>
      <button type="button" className="btn go wide-btn" onClick={() => showInterest(posting)}>
        <Icon name={isLeft ? 'check' : 'phone'} />
        {t(isLeft ? 'apply:posting.left' : 'apply:posting.interest')}
      </button>
      <div className="acts papers">
        <button type="button" className="btn" onClick={() => showPaper('slip', posting)}>
          <Icon name="print" />
          {t('apply:posting.slip')}
        </button>
        <button type="button" className="btn" onClick={() => showPaper('agreement', posting)}>
          <Icon name="doc" />
          {t('apply:posting.agreement')}
        </button>
      </div>
    </>
  )
}

/** Rarer ways on: registering for more than this posting, and saying that something is wrong with it. */
function Further({ posting }: { posting: TouchPostingDetail }) {
  const { t } = useTranslation('touch')
  const { startRegistering, showReport } = useActions()
  return (
    <div className="further">
      <button type="button" className="btn" onClick={() => startRegistering(posting.kind)}>
        <Icon name="pen" />
        {t('apply:posting.register')}
      </button>
      <button type="button" className="btn" onClick={() => showReport(posting)}>
        <Icon name="warn" />
        {t('apply:posting.report')}
      </button>
    </div>
  )
}

function Hero({ posting }: { posting: TouchPostingDetail }) {
  const { t, i18n } = useTranslation('touch')
  const timeZone = useTouch(state => state.site.timeZone)
  const today = marketDay(useNow(), timeZone)
  const isLater = posting.startsOn !== null && posting.startsOn > today
  const days =
    posting.startsOn && isLater ? t('posting.from', { day: formatMarketDay(posting.startsOn, i18n.language) }) : null
  return (
    <section className={posting.urgent ? 'hero urgent' : 'hero'}>
      {posting.urgent && <span className="spine">{t('urgent.today')}</span>}
      <div className="in">
        <h1>{posting.title}</h1>
        <p className="big">
          <Pay pay={posting.pay} />
        </p>
        <p className="sub">
          <FactRow texts={[days, ...timeTexts(t, posting), wantedText(t, posting)]} />
        </p>
      </div>
      <PostingQr posting={posting} />
    </section>
  )
}

function Facts({ posting }: { posting: TouchPostingDetail }) {
  const { t, i18n } = useTranslation('touch')
  const site = useTouch(state => state.site)
  const now = useNow()
  const moment = (at: string) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  const perks = joined(t, perkTexts(t, posting))
  return (
    <>
      <dl className="six">
        {elements.map(element => (
          <div key={element}>
            <Icon name={icons[element]} />
            <dt>{elementWord(t, element)}</dt>
            <dd>{posting.missing.includes(element) ? <Missing /> : <Value element={element} posting={posting} />}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        <Icon name="warn" />
        <span>
          {posting.safety && <span className="safety">{posting.safety}</span>}
          <b>{t('posting.no-deposit')}</b> {t('posting.hotline', { hotline: site.hotline })}
        </span>
      </p>
      <p className="src">
        {t('posting.perks')} {perks || <Missing />}
        <br />
        {posting.phone ? t('posting.phone', { phone: posting.phone }) : t('posting.ask-desk')}
        <br />
        {t('posting.source', {
          source: posting.source.name,
          published: moment(posting.publishedAt),
          // Often midnight: the last day is the one before it.
          until: formatDay(new Date(Date.parse(posting.validUntil) - 1), site.timeZone, i18n.language),
        })}
      </p>
    </>
  )
}

function Value({ element, posting }: { element: Element; posting: TouchPostingDetail }) {
  const { t } = useTranslation('touch')
  switch (element) {
    case 'employer':
      return (
        <>
          {posting.employer.name} {posting.employer.isVerified && <small>{t('posting.verified')}</small>}
        </>
      )
    case 'headcount':
      return (
        <>
          {posting.headcount !== null && t('wanted.all', { count: posting.headcount })}{' '}
          {posting.remaining !== null && <b>{t('wanted.left', { count: posting.remaining })}</b>}
        </>
      )
    case 'requirements':
      return posting.requirements
    case 'content':
      return posting.content
    case 'place':
      return wholePlaceText(t, posting)
    case 'pay':
      return (
        <>
          <Pay pay={posting.pay} className="plain" />{' '}
          <small>
            {posting.settlement && `${settlementWord(t, posting.settlement)} `}
            <PerHour pay={posting.pay} />
          </small>
        </>
      )
  }
}
