// "My registration": a receipt code is typed; where it stands is said in words; for ten minutes it can be filled in anew or withdrawn.
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { OwnState } from '../../../electron/contract/views.ts'
import { formatClock, formatDay } from '../../shared/format.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { problemText, type Translate, waitSeconds } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { useTimeNow } from '../frame/fresh.tsx'
import { codeKeys, Keypad } from '../keyboard/keypad.tsx'
import { PadField } from '../keyboard/pad-field.tsx'
import { codeLength, type Mine, writtenCode } from '../store/mine.ts'
import { useActions, useTouch, useTurn } from '../turn.tsx'
import '../register/receipt.css'
import './apply.css'

export function MinePage() {
  const mine = useTouch(state => state.mine)
  if (!mine) return null
  const { status } = mine
  const own = 'own' in status ? status.own : null
  return own ? <Known mine={mine} own={own} /> : <Typing mine={mine} />
}

function Typing({ mine }: { mine: Mine }) {
  const { t } = useTranslation('apply')
  const { typeCode, eraseCode, clearCode, askMine } = useActions()
  const { code, status } = mine
  const isAsking = status.at === 'asking'
  const error = status.at === 'refused' ? mineProblem(t, status.problem) : null
  return (
    <Frame
      className="mine"
      title={t('mine.title')}
      state={<span className="state plain">{t('mine.private')}</span>}
      words={
        <>
          <h1>{t('mine.headline')}</h1>
          <p className="sub">{t('mine.explain')}</p>
        </>
      }
      foot={
        <button
          type="button"
          className="btn go wide-btn"
          disabled={code.length < codeLength}
          aria-disabled={isAsking || code.length < codeLength}
          onClick={() => void askMine()}
        >
          <Icon name="search" />
          {t(isAsking ? 'mine.asking' : 'mine.ask')}
        </button>
      }
      keyboard={
        <Keypad
          rows={codeKeys}
          onKey={typeCode}
          onErase={eraseCode}
          onDone={() => void askMine()}
          doneWord={t('mine.ask')}
        />
      }
    >
      <PadField
        label={t('mine.code')}
        text={writtenCode(code)}
        isOpen
        hint={t('mine.letters')}
        error={error}
        onOpen={() => {}}
        onKey={typeCode}
        onErase={eraseCode}
        onClear={clearCode}
        onDone={() => void askMine()}
      />
    </Frame>
  )
}

const icons: Record<OwnState['state'], IconName> = {
  local: 'home',
  waiting: 'sync',
  sent: 'check',
  refused: 'warn',
  withdrawn: 'cross',
  ended: 'clock',
}

// i18n-dynamic: apply:mine.state.*
// i18n-dynamic: apply:mine.what.*
function Known({ mine, own }: { mine: Mine; own: OwnState }) {
  const { t, i18n } = useTranslation('apply')
  const { timeZone } = useTouch(state => state.site)
  const now = useTimeNow()
  const { status } = mine
  const isOver = own.state === 'withdrawn' || own.state === 'ended'
  const until =
    own.changeableUntil !== null && Date.parse(own.changeableUntil) > now.getTime() ? own.changeableUntil : null
  const lastDay = formatDay(new Date(Date.parse(own.validUntil) - 1), timeZone, i18n.language)
  return (
    <Frame
      className="mine"
      title={t('mine.title')}
      state={<span className="state plain">{t('mine.private')}</span>}
      words={<h1>{t(status.at === 'sure' || status.at === 'withdrawing' ? 'mine.sure' : `mine.what.${own.kind}`)}</h1>}
      foot={<Foot mine={mine} own={own} canChange={until !== null} />}
    >
      {status.at === 'refused' && (
        <p className="error block" role="alert">
          <Icon name="warn" />
          <span>{mineProblem(t, status.problem)}</span>
        </p>
      )}
      <section className="stub own" role="status">
        <p className="sub">
          {t('touch:receipt.code')} <b className="num">{writtenCode(mine.code)}</b>
        </p>
        <p className="standing">
          <Icon name={icons[own.state]} />
          <b>{t(`mine.state.${own.state}`)}</b>
        </p>
        {!isOver && <p className="sub">{t('touch:receipt.valid', { day: lastDay })}</p>}
      </section>
      {(status.at === 'sure' || status.at === 'withdrawing') && (
        <p className="told">{t(own.state === 'local' ? 'mine.sure-local' : 'mine.sure-explain')}</p>
      )}
      {status.at !== 'sure' && status.at !== 'withdrawing' && !isOver && (
        <p className="told">
          {until !== null
            ? t(own.isReplaceable ? 'mine.until' : 'mine.until-withdraw', {
                time: formatClock(new Date(until), timeZone),
              })
            : t('mine.desk')}
        </p>
      )}
    </Frame>
  )
}

function Foot({ mine, own, canChange }: { mine: Mine; own: OwnState; canChange: boolean }) {
  const { t } = useTranslation('apply')
  const { endTurn } = useTurn()
  const { startReplacing, wishWithdrawal, withdrawMine, goHome } = useActions()
  const { at } = mine.status
  if (at === 'sure' || at === 'withdrawing') {
    return (
      <div className="acts">
        <button type="button" className="btn" disabled={at === 'withdrawing'} onClick={() => wishWithdrawal(false)}>
          {t('mine.keep')}
        </button>
        <button
          type="button"
          className="btn go"
          aria-disabled={at === 'withdrawing'}
          onClick={() => void withdrawMine()}
        >
          <Icon name="cross" />
          {t(at === 'withdrawing' ? 'mine.withdrawing' : 'mine.withdraw')}
        </button>
      </div>
    )
  }
  return (
    <>
      {canChange && (
        <div className={own.isReplaceable ? 'acts' : 'acts one'}>
          <button type="button" className="btn" onClick={() => wishWithdrawal(true)}>
            <Icon name="cross" />
            {t('mine.withdraw')}
          </button>
          {own.isReplaceable && (
            <button type="button" className="btn" onClick={() => startReplacing(writtenCode(mine.code))}>
              <Icon name="pen" />
              {t('mine.replace')}
            </button>
          )}
        </div>
      )}
      <div className="acts">
        <button type="button" className="btn" onClick={goHome}>
          <Icon name="search" />
          {t('interest.go-on')}
        </button>
        <button type="button" className="btn go" onClick={endTurn}>
          <Icon name="check" />
          {t('touch:receipt.done')}
        </button>
      </div>
    </>
  )
}

/** Here a code was typed and no PIN: these problems have words of their own. */
function mineProblem(t: Translate, problem: Problem): string {
  if (problem.code === 'not-found') return t('apply:mine.unknown')
  if (problem.code === 'too-many-attempts') return t('apply:mine.wait', { count: waitSeconds(problem) ?? 20 })
  if (problem.code === 'too-late') return t('apply:mine.desk')
  return problemText(t, problem)
}
