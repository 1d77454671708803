// The state of the desk: one union for who is in front of it, one part for each view.
import type { SyncView } from '../../electron/contract/views.ts'
import type { LineState } from '../shared/wire.ts'
import type { CallsState } from './calls/calls-part.ts'
import type { FindState } from './frame/find-part.ts'
import type { GateState } from './gate/gate-part.ts'
import type { LogState } from './log/log-part.ts'
import type { MatchViewState } from './match/match-part.ts'
import type { NoticesState } from './notices/notices-part.ts'
import type { NumbersState } from './numbers/numbers-part.ts'
import type { PeopleState } from './people/people-part.ts'
import type { EmployersState } from './postings/employers/employers-part.ts'
import type { ImportState } from './postings/import/import-part.ts'
import type { PostingsState } from './postings/postings-part.ts'
import type { ShareState } from './postings/share/share-part.ts'
import type { UrgentState } from './postings/urgent-part.ts'
import type { RegisterState } from './register/register-part.ts'
import type { ReportState } from './report/report-part.ts'
import type { PinState } from './staff/pin-part.ts'
import type { StaffState } from './staff/staff-part.ts'
import type { SyncPartState } from './sync/sync-part.ts'
import type { TodayState } from './today/today-part.ts'

export type ViewName =
  | 'register'
  | 'today'
  | 'postings'
  | 'numbers'
  | 'notices'
  | 'report'
  | 'log'
  | 'pin'
  | 'sync'
  | 'staff'
  | 'people'
  | 'match'
  | 'calls'

export type DeskState = {
  line: LineState
  gate: GateState
  view: ViewName
  /** null until the first answer. */
  sync: SyncView | null
  find: FindState
  register: RegisterState
  today: TodayState
  postings: PostingsState
  postingImport: ImportState
  employers: EmployersState
  share: ShareState
  urgent: UrgentState
  numbers: NumbersState
  notices: NoticesState
  report: ReportState
  staff: StaffState
  pin: PinState
  outbox: SyncPartState
  log: LogState
  people: PeopleState
  match: MatchViewState
  calls: CallsState
}
