// Everything that one person's turn at the touch screen consists of. It is thrown away whole when the turn ends.
import type { Language } from '../../../db/model/site.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Freshness, NoticeView, SiteView, TouchPosting } from '../../../electron/contract/views.ts'
import type { Candidate } from '../../shared/keyboard/input.ts'
import type { LineState } from '../../shared/wire.ts'
import type { Form } from './form.ts'
import type { InterestDraft } from './interest.ts'
import type { Mine } from './mine.ts'
import type { Printing } from './papers.ts'
import type { Report } from './reporting.ts'
import type { TextSize } from './rows-per-page.ts'
import type { Ticket } from './ticket.ts'
import type { Asked, View } from './view.ts'

export type TypedField = 'name' | 'number' | 'search'
export type KeyLayer = 'pinyin' | 'latin' | 'digits'

/** The on-screen keyboard while it is open. */
export type Typing = {
  field: TypedField
  layer: KeyLayer
  /** The letters being composed, syllables parted by spaces; shown underlined. */
  composition: string
  candidates: readonly Candidate[]
  /** Next letter is a capital (English layer). */
  isShifted: boolean
  /** False while the dictionary has not come; only letters and digits can be typed then. */
  hasDictionary: boolean
}

export type KindCounts = OutputOf<'touch', 'kinds.count'>

export type TouchState = {
  site: SiteView
  view: View
  /** Pages to go back to, oldest first. */
  past: View[]
  language: Language
  size: TextSize
  isLow: boolean
  isLandscape: boolean
  freshness: Freshness | null
  line: LineState
  counts: KindCounts | null
  /** The best paid urgent posting, for the attract page. */
  best: TouchPosting | null
  /** Everything that hangs out, the centre's and this market's; what is shown now is judged when showing. */
  notices: Asked<readonly NoticeView[]>
  /** Emergencies this person has taken note of, as `alarmKey` names them. */
  known: readonly string[]
  /** The number for the desks; null until somebody opens its page. One for each turn. */
  ticket: Ticket | null
  /** How many wait for a desk; null while unknown. */
  waiting: number | null
  /** What is typed into the search field. */
  searchText: string
  /** null until a person begins to register. */
  form: Form | null
  typing: Typing | null
  /** A number for one posting; null until somebody begins to leave one. */
  interest: InterestDraft | null
  report: Report | null
  mine: Mine | null
  printing: Printing
  /** How many papers went to the printer in this turn. */
  prints: number
}
