// The unlocked desk: rail, top bar, foot, and the view in the middle; the keys that lead from one to another; the idle lock.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { maskName } from '../../../db/model/registration.ts'
import type { StaffMember } from '../../../db/model/staff.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { createIdle } from '../../shared/idle.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import { CallsView } from '../calls/calls.tsx'
import { useDesk, useDeskState } from '../desk-context.ts'
import { LogView } from '../log/log.tsx'
import { MatchView } from '../match/match.tsx'
import { AlarmBar } from '../notices/alarm-bar.tsx'
import { NoticesView } from '../notices/notices.tsx'
import { NumbersView } from '../numbers/numbers.tsx'
import { PeopleView } from '../people/people.tsx'
import { PostingsView } from '../postings/postings.tsx'
import { RegisterView } from '../register/register.tsx'
import { ReportView } from '../report/report.tsx'
import { OwnPinView } from '../staff/own-pin.tsx'
import { StaffView } from '../staff/staff.tsx'
import type { ViewName } from '../state.ts'
import { SyncStateView } from '../sync/sync.tsx'
import { TodayView } from '../today/today.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { roleWord } from '../words.ts'
import { Foot } from './foot.tsx'
import { Topbar } from './topbar.tsx'

/** `key` as `useKeys` writes it, `shown` as people read it. */
type Place = { view: ViewName; key: string; shown?: string; icon: IconName; isForHead?: boolean }

const places: readonly Place[] = [
  { view: 'register', key: 'F1', icon: 'pen' },
  { view: 'people', key: 'F2', icon: 'people' },
  { view: 'today', key: 'Alt+t', shown: 'Alt T', icon: 'check' },
  { view: 'postings', key: 'F3', icon: 'list' },
  { view: 'calls', key: 'F4', icon: 'phone' },
  { view: 'numbers', key: 'F6', icon: 'horn' },
  { view: 'notices', key: 'Alt+g', shown: 'Alt G', icon: 'doc' },
  { view: 'report', key: 'F7', icon: 'calendar' },
  { view: 'sync', key: 'F8', icon: 'sync' },
  { view: 'staff', key: 'F10', icon: 'lock', isForHead: true },
  { view: 'log', key: 'Alt+l', shown: 'Alt L', icon: 'shield', isForHead: true },
]

const bodies: Record<ViewName, () => React.ReactNode> = {
  register: RegisterView,
  today: TodayView,
  postings: PostingsView,
  numbers: NumbersView,
  notices: NoticesView,
  report: ReportView,
  log: LogView,
  sync: SyncStateView,
  staff: StaffView,
  pin: OwnPinView,
  people: PeopleView,
  match: MatchView,
  calls: CallsView,
}

/** How often the host hears that somebody is there: it ends the sessions of desks that ask nothing for long. */
const awakeMs = 30_000

/** Locks the desk when nobody has touched it. Only a person's own input counts. */
function useIdleLock(): void {
  const { site, tools, gate, stayAwake } = useDesk()
  useEffect(() => {
    let toldAt = performance.now()
    const idle = createIdle({
      timeoutMs: site.idle.deskSeconds * 1000,
      warningMs: 0,
      now: () => performance.now(),
      schedule: tools.schedule,
      onWarn() {},
      onExpire: () => void gate.lock(),
      onTick(remainingMs) {
        const isTouch = remainingMs === site.idle.deskSeconds * 1000
        if (!isTouch || performance.now() - toldAt < awakeMs) return
        toldAt = performance.now()
        stayAwake()
      },
    })
    const stop = idle.listen(window)
    return () => {
      stop()
      idle.stop()
    }
  }, [site, tools, gate, stayAwake])
}

export function Workplace({ staff }: { staff: StaffMember }) {
  const { t } = useTranslation('desk')
  const desk = useDesk()
  const view = useDeskState(state => state.view)
  // Matching stands over the view that it was reached from.
  const behind = useDeskState(state => (state.view === 'match' ? state.match.from : state.view))
  const { isOffered } = desk.site.numbers
  const mine = places.filter(
    place => (!place.isForHead || staff.role === 'head') && (place.view !== 'numbers' || isOffered),
  )
  useIdleLock()
  useKeys([
    ...mine.map(({ view, key }) => [key, () => desk.show(view)] as const),
    ['F9', isOffered ? desk.callNext : undefined],
    ['Alt+p', () => desk.show('pin')],
    ['F12', () => void desk.gate.lock()],
  ])
  const Body = bodies[view]

  return (
    <div className="app">
      <nav className="rail" aria-label={t('rail')}>
        <div className="brand">
          <Mark />
          <span>{desk.site.name}</span>
        </div>
        {mine.map(({ view: target, key, shown = key, icon }) => (
          <button
            key={target}
            type="button"
            className="place"
            aria-current={target === behind ? 'page' : undefined}
            aria-keyshortcuts={key}
            onClick={() => desk.show(target)}
          >
            <Icon name={icon} />
            {/* i18n-dynamic: desk:view.* */}
            <span>
              {t(`view.${target}`)}
              {target === 'calls' && <DueCalls />}
            </span>
            <Kbd>{shown}</Kbd>
          </button>
        ))}
        <div className="who">
          <p>
            <span>{roleWord(t, staff.role)}</span>
            <span>{maskName(staff.name)}</span>
          </p>
          <DeskNumber />
          <button
            type="button"
            className="place"
            aria-current={view === 'pin' ? 'page' : undefined}
            aria-keyshortcuts="Alt+p"
            onClick={() => desk.show('pin')}
          >
            <Icon name="pen" />
            <span>{t('view.pin')}</span>
            <Kbd>Alt P</Kbd>
          </button>
          <button type="button" className="place" aria-keyshortcuts="F12" onClick={() => void desk.gate.lock()}>
            <Icon name="lock" />
            <span>{t('lock')}</span>
            <Kbd>F12</Kbd>
          </button>
        </div>
      </nav>
      {/* i18n-dynamic: desk:title.* */}
      <Topbar title={t(`title.${view}`)} />
      <AlarmBar />
      <main className="work">
        <Body />
      </main>
      <Foot />
    </div>
  )
}

/** How many people are to be called now. */
function DueCalls() {
  const { t } = useTranslation('calls')
  const due = useDeskState(({ calls }) => (calls.list.state === 'ready' ? calls.list.value.due.length : 0))
  if (due === 0) return null
  return (
    <b className="due num">
      {due}
      <span className="visually-hidden">{t('calls:due')}</span>
    </b>
  )
}

/** Which desk this is, once it was chosen. */
function DeskNumber() {
  const { t } = useTranslation('desk')
  const desk = useDeskState(state => state.numbers.desk)
  return desk === null ? null : <p>{t('numbers.desk-n', { desk })}</p>
}
