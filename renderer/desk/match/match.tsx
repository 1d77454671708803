// Who fits a posting, or what fits a person: the ledger at the left, the pair in front with everything that speaks for and against
// it at the right; one key for each act.
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatchPerson, MatchPosting, MatchRow } from '../../../electron/contract/desk-matches.ts'
import { Pay } from '../../shared/ui/pay.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { wantedWords } from '../words.ts'
import { frontOf, type MatchViewState, matchParts, rowsOf } from './match-part.ts'
import { exclusionText, failWord, matchStateWord } from './match-words.ts'
import { Pair } from './pair.tsx'
import { ReasonLine } from './reasons.tsx'
import { Said } from './said.tsx'
import { SheetView } from './sheet-view.tsx'
import { TalkView } from './talk-view.tsx'

export function MatchView() {
  const { t } = useTranslation(['match', 'problem'])
  const { match: actions } = useDesk()
  const state = useDeskState(desk => desk.match)
  const { list, part, sheet, trouble } = state
  const rows = rowsOf(state)
  const front = frontOf(state)
  const isTalk = sheet?.kind === 'talk'
  useKeys([
    ['Escape', actions.back],
    ['ArrowLeft', sheet ? undefined : () => actions.turn(-1)],
    ['ArrowRight', sheet ? undefined : () => actions.turn(1)],
    ['a', sheet ? undefined : () => actions.begin({ kind: 'add' })],
    // From nowhere into the list; inside it the list moves by itself.
    ['ArrowDown', () => document.activeElement === document.body && focusFirstRow()],
  ])
  // The row in front went elsewhere, or the sheet was closed: the keyboard stays in the list.
  useEffect(() => {
    if (!sheet && (document.activeElement === document.body || document.activeElement === null)) focusFirstRow()
  })
  if (isTalk) return <TalkView sheet={sheet} />

  return (
    <div className="split match-split">
      <div className="sheet list">
        <SubjectHead state={state} />
        <nav className="parts" aria-label={t('view.parts')}>
          {matchParts.map(name => (
            <button
              key={name}
              type="button"
              tabIndex={-1}
              aria-current={name === part ? 'true' : undefined}
              onClick={() => name !== part && actions.turn(stepTo(part, name))}
            >
              {/* i18n-dynamic: match:view.part.* */}
              {t(`view.part.${name}`)}{' '}
              <span className="num">{list.state === 'ready' ? list.value[name].length : ''}</span>
            </button>
          ))}
          <Kbd>← →</Kbd>
        </nav>
        <p className="line right" role="status">
          <Said said={state.said} />
        </p>
        {(trouble || list.state === 'failed') && (
          <p className="line wrong" role="alert">
            {trouble ? <Trouble state={state} /> : list.state === 'failed' && problemText(t, list.problem)}
          </p>
        )}
        {list.state === 'ready' && rows.length === 0 && <Empty state={state} />}
        {rows.length > 0 && <Rows state={state} rows={rows} />}
      </div>
      <aside className="side" aria-label={t('view.side')}>
        {sheet ? <SheetView sheet={sheet} /> : front && <Pair row={front} state={state} />}
      </aside>
    </div>
  )
}

const stepTo = (from: (typeof matchParts)[number], to: (typeof matchParts)[number]): 1 | -1 =>
  (matchParts.indexOf(to) - matchParts.indexOf(from) + 3) % 3 === 1 ? 1 : -1

/** What was refused; of an offer also why. */
function Trouble({ state: { trouble } }: { state: MatchViewState }) {
  const { t } = useTranslation(['match', 'problem'])
  if (!trouble) return null
  const why = trouble.details?.exclusion
  return (
    <>
      {problemText(t, trouble)}
      {trouble.code === 'not-offered' && typeof why === 'string' && ` ${exclusionText(t, why as never)}`}
    </>
  )
}

function SubjectHead({ state: { path, list } }: { state: MatchViewState }) {
  const { t } = useTranslation(['match', 'desk', 'kinds'])
  const side = path.at(-1)?.side
  const value = list.state === 'ready' ? list.value : null
  const { person, posting } = value ?? {}
  const { match: actions } = useDesk()
  return (
    <div className="day-bar subject">
      <h2>{t(side === 'person' ? 'view.for-person' : 'view.for-posting')}</h2>
      {person && (
        <p>
          <b>{person.maskedName}</b> <span>{wantedWords(t, person.kinds)}</span>
          {!person.mayPassOn && <span className="tag unsure">{t('view.no-consent')}</span>}
        </p>
      )}
      {posting && (
        <p>
          {posting.code && <span className="num dim">{posting.code}</span>} <b>{posting.title}</b>
          {posting.urgent && <span className="tag red">{t('desk:urgent')}</span>} <span>{posting.employer}</span>{' '}
          {posting.pay && <Pay pay={posting.pay} />}{' '}
          {posting.remaining !== null && <span>{t('view.wanted', { count: posting.remaining })}</span>}
          {!posting.isLive && <span className="tag unsure">{t('view.not-live')}</span>}
        </p>
      )}
      <button type="button" className="btn quiet r" onClick={() => actions.begin({ kind: 'add' })}>
        {t('view.add')}
        <Kbd>A</Kbd>
      </button>
    </div>
  )
}

function Empty({ state: { list, part, path } }: { state: MatchViewState }) {
  const { t } = useTranslation('match')
  const isReady = list.state === 'ready' && list.value.isReady
  if (part === 'fit' && !isReady)
    return (
      <p className="empty">
        {t('view.preparing')}
        <small>{t('view.preparing-hint')}</small>
      </p>
    )
  const isPerson = path.at(-1)?.side === 'person'
  return (
    <p className="empty">
      {/* i18n-dynamic: match:view.none.* */}
      {t(`view.none.${part}`)}
      {part === 'fit' && <small>{t(isPerson ? 'view.none-posting-hint' : 'view.none-person-hint')}</small>}
    </p>
  )
}

const columns = {
  posting: ['c-place-no', 'c-who', 'c-why', 'c-fit', 'c-progress'],
  person: ['c-place-no', 'c-why', 'c-match-pay', 'c-fit', 'c-progress'],
} as const

function Rows({ state, rows }: { state: MatchViewState; rows: readonly MatchRow[] }) {
  const { t } = useTranslation(['match', 'desk', 'kinds'])
  const { match: actions } = useDesk()
  const side = state.path.at(-1)?.side === 'person' ? 'person' : 'posting'
  const front = frontOf(state)
  const act = useRowKeys(rows)
  const cells = (row: MatchRow): readonly ReactNode[] => {
    const no = rows.indexOf(row) + 1
    const mark = state.ticked.includes(row.id)
    return [
      <b key="no" className="num">
        {mark ? '✓' : no}
      </b>,
      ...(side === 'posting'
        ? [<Who key="who" person={row.person} />, <Why key="why" row={row} />]
        : [
            <Why key="why" row={row} posting={row.posting} />,
            <span key="pay">{row.posting?.pay && <Pay pay={row.posting.pay} />}</span>,
          ]),
      <b key="fit" className="num">
        {row.fit?.score ?? ''}
      </b>,
      <Progress key="state" row={row} />,
    ]
  }
  return (
    <>
      <div className="scroll">
        <Ledger
          // Another part or another list begins at its own first row, so that keys and panel are about the same one.
          key={`${state.part} ${state.path.length} ${state.path.at(-1)?.id}`}
          rows={rows}
          idOf={row => row.id}
          nameOf={row => t('view.open', { name: row.person?.maskedName ?? row.posting?.title ?? '' })}
          caption={t(side === 'person' ? 'view.for-person' : 'view.for-posting')}
          columns={columns[side]}
          openedId={front?.id ?? null}
          onOpen={row => {
            actions.front(row.id)
            void actions.openPair(row)
          }}
          onFront={row => actions.front(row.id)}
          onKey={act}
          head={
            <tr>
              <th scope="col" />
              {side === 'posting' && <th scope="col">{t('view.name')}</th>}
              <th scope="col">{t(side === 'posting' ? 'view.wants-why' : 'view.posting-why')}</th>
              {side === 'person' && (
                <th scope="col" className="r">
                  {t('view.pay')}
                </th>
              )}
              <th scope="col" className="r">
                {t('view.score')}
              </th>
              <th scope="col">{t('view.progress')}</th>
            </tr>
          }
          cells={cells}
        />
      </div>
      <p className="dim row-keys">
        {(
          [
            ['↵', 'history'],
            ['M', side === 'person' ? 'across-posting' : 'across-person'],
            ['U D', 'move'],
            ['X', 'exclude'],
            ...(side === 'posting' ? ([['S', 'select']] as const) : []),
            ['T', 'talk'],
          ] as const
        ).map(([key, word]) => (
          <span key={key}>
            {/* i18n-dynamic: match:view.key.* */}
            <Kbd>{key}</Kbd> {t(`view.key.${word}`)}
          </span>
        ))}
      </p>
    </>
  )
}

/** The keys of a row: digits take its next steps. */
function useRowKeys(rows: readonly MatchRow[]) {
  const { match: actions, calls } = useDesk()
  const subject = useDeskState(desk => desk.match.path.at(-1))
  return (row: MatchRow, key: string): void => {
    const next = /^[1-3]$/.test(key) ? row.pair.next[Number(key) - 1] : undefined
    if (next) return void actions.step(row, next)
    const acts: Record<string, () => void> = {
      z: () => row.pair.state !== null && actions.begin({ kind: 'undo', row }),
      u: () => row.fit && actions.begin({ kind: 'overrule', row, how: 'moved', rows, by: 1 }),
      d: () => row.fit && actions.begin({ kind: 'overrule', row, how: 'moved', rows, by: -1 }),
      x: () => actions.begin({ kind: 'overrule', row, how: row.pair.isExcluded ? 'included' : 'excluded' }),
      s: () => subject?.side === 'posting' && actions.tick(row),
      t: () => actions.beginTalk(row),
      c: () => row.person && !row.person.mayPassOn && actions.begin({ kind: 'consent', row }),
      m: actions.across,
      p: () =>
        subject &&
        void calls.begin(
          subject.side === 'person'
            ? { registrationId: subject.id, postingId: row.id }
            : { registrationId: row.id, postingId: subject.id },
        ),
    }
    acts[key.toLowerCase()]?.()
  }
}

function Who({ person }: { person: MatchPerson | null }) {
  const { t } = useTranslation('match')
  return person?.maskedName ? <PersonName name={person.maskedName} /> : <span>{t('view.erased')}</span>
}

function Why({ row, posting }: { row: MatchRow; posting?: MatchPosting | null }) {
  const { t } = useTranslation(['match', 'desk', 'kinds'])
  return (
    <span className="why-cell">
      {posting ? (
        <span className="why-head">
          <b>{posting.title}</b> {posting.urgent && <span className="tag red">{t('desk:urgent')}</span>}{' '}
          <span className="dim">{posting.employer}</span>
        </span>
      ) : (
        <span className="why-head">{wantedWords(t, row.person?.kinds ?? [])}</span>
      )}
      {row.excluded ? (
        <span className="why-line">
          <span className="not">{exclusionText(t, row.excluded)}</span>
        </span>
      ) : (
        row.fit && <ReasonLine reasons={row.fit.reasons} />
      )}
    </span>
  )
}

function Progress({ row: { pair } }: { row: MatchRow }) {
  const { t } = useTranslation('match')
  if (pair.state === null) return <span className="dim">{t(pair.isExcluded ? 'view.excluded' : 'view.new')}</span>
  return (
    <span className="progress">
      {matchStateWord(t, pair.state)}
      {pair.failReason && <small>{failWord(t, pair.failReason)}</small>}
    </span>
  )
}
