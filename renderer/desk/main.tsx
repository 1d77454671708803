// Begins the desk: everything of the world outside is handed to its store here.
import { showPage } from '../shared/page.tsx'
import { DeskPage } from './desk.tsx'
import { DeskContext } from './desk-context.ts'
import { createDeskStore } from './desk-store.ts'
import './desk.css'
import './ui/form.css'
import './ui/ledger.css'
import './frame/frame.css'
import './gate/gate.css'
import './register/register.css'
import './today/today.css'
import './postings/postings.css'
import './numbers/numbers.css'
import './notices/notices.css'
import './match/match.css'
import './people/people.css'
import './report/report.css'
import './sync/sync.css'
import './log/log.css'
import './staff/staff.css'

void showPage(
  'desk',
  ['desk', 'people', 'kinds', 'match', 'calls', 'report', 'register', 'outbox', 'log', 'staff'],
  ({ client, site }) => {
    const desk = createDeskStore(client, site, {
      now: () => new Date(),
      randomBytes: length => crypto.getRandomValues(new Uint8Array(length)),
      schedule(run, ms) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    return (
      <DeskContext value={desk}>
        <DeskPage />
      </DeskContext>
    )
  },
)
