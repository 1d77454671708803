// Who came today, in the order in which they are served: signed in by their code, put in order, drawn by lot so that all can check it.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayList, LotView } from '../../../electron/contract/desk-people.ts'
import { formatFarDay } from '../../shared/format.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { wantedWords } from '../words.ts'
import { Word } from './pair-panel.tsx'
import { waitedText } from './people-words.ts'

export function DayView({ day }: { day: DayList }) {
  const { t } = useTranslation(['people', 'kinds', 'desk'])
  const { people } = useDesk()
  const { opened, asking } = useDeskState(desk => desk.people)
  const isFree = asking === null
  const places = new Map(day.rows.map(({ row }, i) => [row.id, i + 1]))
  const isBound = day.lot !== null && day.lot.drawn === null
  useKeys([
    ['c', isFree ? () => document.getElementById('people-code')?.focus() : undefined],
    ['f', isFree ? () => void people.order('first-come') : undefined],
    ['w', isFree ? () => void people.order('longest-waiting') : undefined],
    ['l', isFree ? () => (isBound ? people.ask({ kind: 'draw' }) : void people.closeList()) : undefined],
    ['k', isFree && day.lot?.drawn ? () => void people.check() : undefined],
    ['p', isFree ? () => window.print() : undefined],
  ])
  return (
    <>
      <div className="day-bar people-day">
        <CodeField />
        <button type="button" className="btn quiet" onClick={() => void people.order('first-come')}>
          {t('by.first-come')}
          <Kbd>F</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => void people.order('longest-waiting')}>
          {t('by.longest-waiting')}
          <Kbd>W</Kbd>
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => (isBound ? people.ask({ kind: 'draw' }) : void people.closeList())}
        >
          {t(isBound ? 'draw' : 'close-list')}
          <Kbd>L</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => window.print()}>
          {t('print')}
          <Kbd>P</Kbd>
        </button>
      </div>
      {day.lot && <Lot lot={day.lot} />}
      {asking?.kind === 'draw' && (
        <Word isDigits label={t('said-number')} button={t('draw')} onSend={said => void people.draw(said)} />
      )}
      {asking?.kind === 'move' && (
        <Word
          label={t('move-why', { number: asking.number })}
          button={t('move-up')}
          onSend={word => {
            const row = day.rows.find(one => one.number === asking.number)
            const place = (row && places.get(row.row.id)) ?? 1
            void people.move(asking.number, Math.max(1, place - 1), word)
          }}
        />
      )}
      {/* i18n-dynamic: people:order.* */}
      <p className="dim">{t(`order.${day.kind}`)}</p>
      {day.rows.length === 0 ? (
        <p className="empty">
          {t('none.day')}
          <small>{t('none-day-hint')}</small>
        </p>
      ) : (
        <div className="scroll">
          <Ledger
            rows={day.rows}
            idOf={({ row }) => row.id}
            nameOf={({ row }) => t('open', { name: row.maskedName })}
            caption={t('tab.day')}
            columns={['c-place', 'c-place', 'c-person', 'c-number', 'c-wants', 'c-waited']}
            openedId={opened.state === 'none' ? null : opened.id}
            onOpen={({ row }) => void people.open(row.id)}
            onKey={({ number }, key) => {
              if (key.toLowerCase() === 'u') people.ask({ kind: 'move', number })
              if (key === 'Delete') void people.leaveLine(number)
            }}
            head={
              <tr>
                <th scope="col">{t('head.place')}</th>
                <th scope="col">{t('head.came')}</th>
                <th scope="col">{t('head.name')}</th>
                <th scope="col">{t('head.number')}</th>
                <th scope="col">{t('head.wants')}</th>
                <th scope="col" className="c-waited">
                  {t('head.waited')}
                </th>
              </tr>
            }
            cells={({ number, row }) => [
              <b key="p" className="num">
                {places.get(row.id)}
              </b>,
              <span key="c" className="num">
                {number}
              </span>,
              row.maskedName,
              <span key="n" className="num">
                {row.maskedNumber}
              </span>,
              wantedWords(t, row.kinds),
              waitedText(t, row.waitingDays),
            ]}
          />
        </div>
      )}
      <p className="dim">
        <Kbd>U</Kbd> {t('move-up')} <Kbd>Delete</Kbd> {t('gone')}
      </p>
      <PrintedList day={day} />
    </>
  )
}

function CodeField() {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const [code, setCode] = useState('')
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const typed = code.toUpperCase().replace(/[^0-9A-Z]/g, '')
    if (await people.signIn(`${typed.slice(0, 4)}-${typed.slice(4)}`)) setCode('')
  }
  return (
    <form className="row people-code" noValidate onSubmit={event => void send(event)}>
      <label htmlFor="people-code" className="dim">
        {t('by-code')}
      </label>
      <input
        id="people-code"
        className="in num"
        autoComplete="off"
        spellCheck={false}
        maxLength={9}
        value={code}
        onChange={event => setCode(event.target.value)}
      />
      <Kbd>C</Kbd>
    </form>
  )
}

function Lot({ lot }: { lot: LotView }) {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const { drawn } = lot
  return (
    <section className="people-lot">
      <p>
        {t(drawn ? 'lot-drawn' : 'lot-closed', { people: lot.numbers.length, made: lot.made, said: drawn?.said ?? '' })}
        {drawn && (
          <button type="button" className="btn quiet" onClick={() => void people.check()}>
            {t('check')}
            <Kbd>K</Kbd>
          </button>
        )}
      </p>
      <p className="dim num">
        {t('commitment')} {lot.commitment}
      </p>
      {drawn && (
        <p className="dim num">
          {t('seed')} {drawn.seed}
        </p>
      )}
    </section>
  )
}

/** For the wall: masked names, and how the order came about. */
function PrintedList({ day }: { day: DayList }) {
  const { t, i18n } = useTranslation('people')
  const { site } = useDesk()
  const { lot } = day
  return (
    <section className="print-list" aria-hidden="true">
      <h1>{t('printed', { site: site.name, day: formatFarDay(day.day, i18n.language) })}</h1>
      {/* i18n-dynamic: people:order.* */}
      <p>{t(`order.${day.kind}`)}</p>
      {lot && (
        <p className="people-hash">
          {t('commitment')} {lot.commitment}
        </p>
      )}
      {lot?.drawn && (
        <p className="people-hash">
          {t('seed')} {lot.drawn.seed} {t('said-was', { said: lot.drawn.said })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('head.place')}</th>
            <th>{t('head.came')}</th>
            <th>{t('head.name')}</th>
            <th>{t('head.number')}</th>
          </tr>
        </thead>
        <tbody>
          {day.rows.map(({ number, row }, i) => (
            <tr key={row.id}>
              <td>{i + 1}</td>
              <td>{number}</td>
              <td>{row.maskedName}</td>
              <td>{row.maskedNumber}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
