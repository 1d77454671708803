// The desk's store: one state, made of one part for each view; it listens to news, locks itself, and brings everybody back to
// where they were.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { makeUuidV7 } from '../../db/model/ids.ts'
import { marketDay } from '../../db/model/market-time.ts'
import type { SiteView } from '../../electron/contract/views.ts'
import type { Client } from '../shared/client.ts'
import { whenLineIsLost } from '../shared/freshness.ts'
import { createCallsPart, initialCalls } from './calls/calls-part.ts'
import { createFindPart, initialFind } from './frame/find-part.ts'
import { createGatePart } from './gate/gate-part.ts'
import type { DeskTools, Kit } from './kit.ts'
import { createLogPart, initialLog } from './log/log-part.ts'
import { createMatchPart, initialMatch } from './match/match-part.ts'
import { createNoticesPart, initialNotices } from './notices/notices-part.ts'
import { createNumbersPart, initialNumbers } from './numbers/numbers-part.ts'
import { createPeoplePart, initialPeople } from './people/people-part.ts'
import { createEmployersPart, initialEmployers } from './postings/employers/employers-part.ts'
import { createImportPart, initialImport } from './postings/import/import-part.ts'
import { createPostingsPart, initialPostings } from './postings/postings-part.ts'
import { createSharePart, initialShare } from './postings/share/share-part.ts'
import { createUrgentPart, initialUrgent } from './postings/urgent-part.ts'
import { createRegisterPart, initialRegister } from './register/register-part.ts'
import { createReportPart, initialReport } from './report/report-part.ts'
import { createPinPart, initialPin } from './staff/pin-part.ts'
import { createStaffPart, initialStaff } from './staff/staff-part.ts'
import type { DeskState, ViewName } from './state.ts'
import { createSyncPart, initialSyncPart } from './sync/sync-part.ts'
import { createTodayPart, initialToday } from './today/today-part.ts'

export type Desk = {
  store: StoreApi<DeskState>
  site: SiteView
  tools: DeskTools
  gate: ReturnType<typeof createGatePart>
  find: ReturnType<typeof createFindPart>
  register: ReturnType<typeof createRegisterPart>
  today: ReturnType<typeof createTodayPart>
  postings: ReturnType<typeof createPostingsPart>
  postingImport: ReturnType<typeof createImportPart>
  employers: ReturnType<typeof createEmployersPart>
  share: ReturnType<typeof createSharePart>
  urgent: ReturnType<typeof createUrgentPart>
  numbers: ReturnType<typeof createNumbersPart>
  notices: ReturnType<typeof createNoticesPart>
  report: ReturnType<typeof createReportPart>
  staff: ReturnType<typeof createStaffPart>
  pin: ReturnType<typeof createPinPart>
  outbox: ReturnType<typeof createSyncPart>
  log: ReturnType<typeof createLogPart>
  people: ReturnType<typeof createPeoplePart>
  match: ReturnType<typeof createMatchPart>
  calls: ReturnType<typeof createCallsPart>
  show(view: ViewName): void
  /** Calls the next number from whatever view; a desk that has no number yet is asked for it. */
  callNext(): void
  /** The list of what the centre refused. */
  showRefused(): void
  /** Somebody is at work, even if no call says so: the session at the host goes on. */
  stayAwake(): void
  stop(): void
}

/** Makes the store and asks the host who may use the desk. The desk begins locked. */
export function createDeskStore(client: Client<'desk'>, site: SiteView, tools: DeskTools): Desk {
  const store = createStore<DeskState>(() => ({
    line: 'connecting',
    gate: { state: 'asking' },
    view: 'register',
    sync: null,
    find: initialFind,
    register: initialRegister,
    today: initialToday,
    postings: initialPostings,
    postingImport: initialImport,
    employers: initialEmployers,
    share: initialShare,
    urgent: initialUrgent,
    numbers: initialNumbers,
    notices: initialNotices,
    report: initialReport,
    staff: initialStaff,
    pin: initialPin,
    outbox: initialSyncPart,
    log: initialLog,
    people: initialPeople,
    match: initialMatch,
    calls: initialCalls,
  }))
  const kit: Kit = {
    client,
    site,
    tools,
    get: store.getState,
    set: patch => store.setState(patch),
    async ask(name, input) {
      const reply = await client.call(name, input)
      if (!reply.ok && reply.problem.code === 'locked') void gate.lock()
      return reply
    },
    today: () => marketDay(tools.now(), site.timeZone),
    makeId: () => makeUuidV7(tools.now().getTime(), tools.randomBytes(10)),
  }
  const find = createFindPart(kit)
  const register = createRegisterPart(kit)
  const today = createTodayPart(kit, { onChange: detail => register.change(detail) })
  const postings = createPostingsPart(kit)
  const postingImport = createImportPart(kit)
  const employers = createEmployersPart(kit)
  const share = createSharePart(kit)
  const urgent = createUrgentPart(kit, { onDecided: () => void postings.read() })
  const numbers = createNumbersPart(kit)
  const notices = createNoticesPart(kit)
  const report = createReportPart(kit)
  const staffList = createStaffPart(kit)
  const pin = createPinPart(kit)
  const outbox = createSyncPart(kit)
  const log = createLogPart(kit)
  const people = createPeoplePart(kit)
  const match = createMatchPart(kit, { show })
  const calls = createCallsPart(kit, { show })

  let lastStaffId: string | null = null
  const gate = createGatePart(kit, {
    onOpen(staff) {
      if (staff.id !== lastStaffId) {
        kit.set({ view: 'register', today: initialToday })
        postings.forget()
        numbers.forget()
      }
      lastStaffId = staff.id
      void register.restore(staff.id)
      void postings.restore(staff.id)
      notices.restore(staff.id)
      void numbers.read()
      void notices.read()
      void calls.read()
      readView()
    },
    async onLock(staff) {
      // What is on the screen goes at once; what was typed is written down first, or else kept for this person alone.
      kit.set({ find: initialFind, staff: initialStaff, pin: initialPin })
      today.leave()
      people.leave()
      postingImport.leave()
      employers.leave()
      share.leave()
      urgent.leave()
      match.leave()
      calls.leave()
      numbers.leave()
      notices.leave(staff.id)
      report.leave()
      outbox.leave()
      log.leave()
      await Promise.all([register.leave(staff.id), postings.leave(staff.id)])
    },
  })

  function readView(): void {
    const { view, gate } = store.getState()
    if (gate.state !== 'open') return
    if (view === 'today') void today.read()
    if (view === 'postings') {
      void postings.read()
      void urgent.read()
    }
    if (view === 'report') void report.read()
    if (view === 'staff') void staffList.read()
    if (view === 'sync') void outbox.read()
    if (view === 'log') void log.read()
    if (view === 'people') void people.read()
    if (view === 'match') void match.read()
  }

  async function readSync(): Promise<void> {
    const reply = await client.call('sync.get', {})
    if (reply.ok) kit.set({ sync: reply.value })
  }

  const stops = [
    client.onLine(line => {
      const { line: before, sync } = store.getState()
      const wasAway = before === 'away'
      kit.set({ line, ...(line === 'away' && sync ? { sync: whenLineIsLost(sync, tools.now()) } : {}) })
      if (line === 'connected' && wasAway) void readSync()
    }),
    client.onNews(['registrations', 'sync', 'postings'], () => {
      void readSync()
      readView()
    }),
    client.onNews(['calls', 'matches', 'registrations'], () => {
      const { gate, view } = store.getState()
      if (gate.state !== 'open') return
      void calls.read()
      if (view === 'match') void match.read()
    }),
    client.onNews('numbers', () => {
      if (store.getState().gate.state === 'open') void numbers.read()
    }),
    client.onNews('notices', () => {
      if (store.getState().gate.state === 'open') void notices.read()
    }),
    client.onNews('staff', () => {
      void gate.readNames()
      if (store.getState().view === 'staff') readView()
    }),
  ]
  void gate.readNames()
  void readSync()

  function show(view: ViewName): void {
    if (store.getState().gate.state !== 'open') return
    const { view: before } = store.getState()
    if (before === 'register') void register.flush()
    if (before === 'today' && view !== 'today') today.close()
    if (before === 'people' && view !== 'people') people.close()
    if (before === 'postings') void postings.flush()
    if (before === 'calls' && view !== 'calls') calls.close()
    if (before === 'staff' && view !== 'staff') staffList.close()
    if (before === 'sync' && view !== 'sync') outbox.close()
    find.close()
    if (view === 'sync') void readSync()
    kit.set({ view })
    readView()
  }

  return {
    store,
    site,
    tools,
    gate,
    find,
    register,
    today,
    postings,
    postingImport,
    employers,
    share,
    urgent,
    numbers,
    notices,
    report,
    staff: staffList,
    pin,
    outbox,
    log,
    people,
    match,
    calls,
    show,
    callNext() {
      void numbers.callNext().then(hasDesk => {
        if (!hasDesk) show('numbers')
      })
    },
    showRefused() {
      void today.showRefused(true)
      show('today')
    },
    stayAwake: () => void readSync(),
    stop() {
      for (const stop of stops) stop()
      gate.stop()
      register.stop()
      postings.stop()
      employers.stop()
      client.stop()
    },
  }
}
