// Builds notices and sites as they stand in feeds, for tests; what matters to a test is named in it.
import type { Change } from '../../central/store/store.ts'
import type { MarketSite } from '../../db/model/market-site.ts'
import { marketSite } from '../../db/model/market-site.ts'
import { type Notice, notice } from '../../db/model/notice.ts'

/** A notice of a made-up source, shown from 2026 to 2099; `changes` replace whole fields. */
export function aNotice(changes: Partial<Notice> = {}): Notice {
  return notice.parse({
    id: 'notice-1',
    kind: 'policy',
    title: '登记、找活、咨询都不收费',
    text: '全部免费',
    source: { name: '测试' },
    shownFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2099-01-01T00:00:00.000Z',
    ...changes,
  })
}

/** A line of the directory of sites. */
export function aMarketSite(changes: Partial<MarketSite> = {}): MarketSite {
  return marketSite.parse({ id: 'site-1', name: '磁器口零工驿站', profile: 'station', division: '500106', ...changes })
}

export const putNotice = (changes: Partial<Notice> = {}): Change => {
  const value = aNotice(changes)
  return { op: 'put', kind: 'notice', id: value.id, value }
}

export const putSite = (changes: Partial<MarketSite> = {}): Change => {
  const value = aMarketSite(changes)
  return { op: 'put', kind: 'site', id: value.id, value }
}
