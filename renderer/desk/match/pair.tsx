// One pair: the score by its parts, what speaks for it and against it, what happened so far, and the next steps by their digits.
import { useTranslation } from 'react-i18next'
import type { MatchRow } from '../../../electron/contract/desk-matches.ts'
import { formatMoment } from '../../shared/format.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useNow } from '../ui/use-now.ts'
import type { MatchPair, MatchViewState } from './match-part.ts'
import { exclusionText, failWord, matchStateWord } from './match-words.ts'
import { Parts, ReasonLists } from './reasons.tsx'

export function Pair({ row, state }: { row: MatchRow; state: MatchViewState }) {
  const { t } = useTranslation('match')
  const { match: actions, calls } = useDesk()
  const subject = state.path.at(-1)
  const whole = state.whole?.id === row.id ? state.whole.value : null
  const fit = whole?.row.fit ?? row.fit
  const { pair, person } = row
  const [first] = pair.next
  return (
    <>
      <div className="side-scroll">
        <div className="pair-head">
          <h2>{person?.maskedName ?? row.posting?.title ?? t('view.erased')}</h2>
          {fit && (
            <p className="score">
              <b className="num">{fit.score}</b> <small>{t('view.of-hundred')}</small>
              {pair.bias !== 0 && (
                <small>{t(pair.bias > 0 ? 'reason.moved-up' : 'reason.moved-down', { by: Math.abs(pair.bias) })}</small>
              )}
            </p>
          )}
        </div>
        {person && !person.mayPassOn && (
          <p className="ask-consent">
            {t('reason.consent-missing')}
            <button type="button" className="btn quiet" onClick={() => actions.begin({ kind: 'consent', row })}>
              {t('view.consent')}
              <Kbd>C</Kbd>
            </button>
          </p>
        )}
        {row.excluded && <p className="not">{exclusionText(t, row.excluded)}</p>}
        {fit && <ReasonLists reasons={fit.reasons.filter(reason => reason.code !== 'consent-missing' || !person)} />}
        {fit && <Parts fit={fit} />}
        <section>
          <h2>{t('view.history')}</h2>
          {whole ? (
            <History events={whole.history} />
          ) : (
            <p className="dim">
              <Kbd>↵</Kbd> {t('view.history-key')}
            </p>
          )}
        </section>
      </div>
      <div className="side-foot row">
        {pair.next.map((to, i) => (
          <button
            key={to}
            type="button"
            className={to === first ? 'btn go' : 'btn quiet'}
            disabled={state.isActing}
            onClick={() => void actions.step(row, to)}
          >
            {/* i18n-dynamic: match:step.* */}
            {t(`step.${to}`)}
            <Kbd>{String(i + 1)}</Kbd>
          </button>
        ))}
        {subject && (
          <button
            type="button"
            className="btn quiet"
            disabled={state.isActing}
            onClick={() =>
              void calls.begin(
                subject.side === 'person'
                  ? { registrationId: subject.id, postingId: row.id }
                  : { registrationId: row.id, postingId: subject.id },
              )
            }
          >
            {t('view.call')}
            <Kbd>P</Kbd>
          </button>
        )}
        {pair.state !== null && (
          <button type="button" className="btn quiet" onClick={() => actions.begin({ kind: 'undo', row })}>
            {t('view.undo')}
            <Kbd>Z</Kbd>
          </button>
        )}
        <button type="button" className="btn quiet" onClick={actions.back}>
          {t('view.back')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </>
  )
}

function History({ events }: { events: MatchPair['history'] }) {
  const { t, i18n } = useTranslation('match')
  const { site } = useDesk()
  const now = useNow(60_000)
  if (events.length === 0) return <p className="dim">{t('view.no-history')}</p>
  return (
    <ol className="history">
      {events.map((event, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows
        <li key={i}>
          <span className="num dim">{formatMoment(new Date(event.at), now, site.timeZone, i18n.language)}</span>
          <span>
            <EventWords event={event} /> <small>{event.staffName}</small>
            {event.note && <span className="note">{event.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function EventWords({ event }: { event: MatchPair['history'][number] }) {
  const { t } = useTranslation('match')
  const to = event.to === null ? t('view.new') : matchStateWord(t, event.to)
  if (event.action === 'undo') return t('event.undo', { state: to })
  if (event.action === 'move') return t('event.move', { points: event.bias ?? 0 })
  if (event.action !== 'step') {
    // i18n-dynamic: match:event.*
    return t(`event.${event.action}`)
  }
  return (
    <>
      {to}
      {event.reason && <small>{failWord(t, event.reason)}</small>}
      {event.talkWith !== null && <small>{t('event.talk', { count: event.talkWith })}</small>}
    </>
  )
}
