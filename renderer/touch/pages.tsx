// The page that the view names.
import { InterestPage } from './apply/interest.tsx'
import { MinePage } from './apply/mine.tsx'
import { ReportPage } from './apply/report.tsx'
import { Attract } from './find/attract.tsx'
import { Home } from './find/home.tsx'
import { Kinds } from './find/kinds.tsx'
import { List } from './find/list.tsx'
import { Posting } from './find/posting.tsx'
import { Search } from './find/search.tsx'
import { Notice } from './inform/notice.tsx'
import { Notices } from './inform/notices.tsx'
import { NumberPage } from './inform/number.tsx'
import { Rights } from './inform/rights.tsx'
import { Sites } from './inform/sites.tsx'
import { PaperPage } from './paper/paper-page.tsx'
import { Receipt } from './register/receipt.tsx'
import { Register } from './register/register.tsx'
import { UnderAge } from './register/under-age.tsx'
import { useTouch } from './turn.tsx'

export function Pages() {
  const view = useTouch(state => state.view)
  switch (view.at) {
    case 'attract':
      return <Attract />
    case 'home':
      return <Home />
    case 'kinds':
      return <Kinds />
    case 'list':
      return <List view={view} />
    case 'posting':
      return <Posting view={view} />
    case 'interest':
      return <InterestPage />
    case 'report':
      return <ReportPage />
    case 'paper':
      return <PaperPage view={view} />
    case 'mine':
      return <MinePage />
    case 'search':
      return <Search view={view} />
    case 'register':
      return <Register view={view} />
    case 'under-age':
      return <UnderAge />
    case 'receipt':
      return <Receipt />
    case 'number':
      return <NumberPage />
    case 'notices':
      return <Notices view={view} />
    case 'notice':
      return <Notice view={view} />
    case 'sites':
      return <Sites view={view} />
    case 'rights':
      return <Rights />
  }
}
