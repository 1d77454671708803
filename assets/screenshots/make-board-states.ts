// Makes board-states.png: the board at every size by day, by night, with a called number, a page of notices, an emergency, old data
// and nothing at all. Run with `node assets/screenshots/make-board-states.ts`; real host, real page, made-up postings.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeedItem } from '../../db/feed-items.ts'
import type { Notice } from '../../db/model/notice.ts'
import { aNoticeView } from '../../tests/support/a-notice.ts'
import { aWall, buildBoard, type Wall } from '../../tests/support/a-wall.ts'
import { openBrowser } from '../../tests/support/chromium.ts'
import { plainPostings, urgentPostings, wallNow } from '../../tests/support/wall-postings.ts'

const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1280, 720],
  [1080, 1920],
  [2048, 384],
] as const
const endOfDay = '2026-11-22T16:00:00.000Z'
const urgent = urgentPostings.map(p => ({ ...p, urgent: p.urgent && { ...p.urgent, until: endOfDay } }))
const item = (changes: Partial<Notice>): FeedItem => ({ kind: 'notice', value: aNoticeView(changes) as Notice })
const plain = { startsOn: null, days: null, hours: null, place: null, seats: null, seatsLeft: null }
const notices = [
  item({}),
  item({ ...plain, id: 'n2', kind: 'job-fair', title: '秋季专场招聘会', startsOn: '2026-11-28', place: '大学城广场' }),
  item({ ...plain, id: 'n3', kind: 'rights', title: '干了活拿不到钱，打 12333', text: '留好工时记录，窗口帮您登记。' }),
]

type State = { now?: string; fill?: (wall: Wall) => void; then?: (wall: Wall) => void }
const full = (wall: Wall) => wall.put(...urgent, ...plainPostings)
const states: State[] = [
  { fill: full },
  { fill: full, now: '2026-11-22T13:30:00.000Z' },
  { fill: full, now: '2026-11-22T02:05:45.000Z', then: wall => wall.putItems(...notices) },
  {
    fill: full,
    then: wall => {
      for (let i = 1; i <= 43; i++) wall.takeNumber(`q${i}`)
      wall.callNumber('q36', 2)
    },
  },
  {
    fill: full,
    then: wall =>
      wall.putItems(
        item({
          id: 'e',
          kind: 'emergency',
          title: '暴雨橙色预警，请留在室内',
          text: '今天户外零工暂停派单。通道在大厅左侧，请听工作人员安排。',
          shownFrom: '2026-11-22T02:40:00.000Z',
          validUntil: '2026-11-22T10:00:00.000Z',
        }),
      ),
  },
  { fill: full, then: wall => wall.setSync({ isOnline: false, updatedAt: '2026-11-22T00:15:00.000Z' }) },
  {},
  { fill: full, now: '2026-11-22T22:00:00.000Z' },
]

const folder = mkdtempSync(join(tmpdir(), 'linggong-states-'))
const browser = await openBrowser()
try {
  await buildBoard(join(folder, 'pages'))
  const pictures: string[] = []
  for (const [width, height] of sizes) {
    for (const { now = wallNow, fill, then } of states) {
      const openingHours = [{ days: [0, 1, 2, 3, 4, 5, 6], open: '07:00', close: '22:30' }]
      const wall = await aWall({ pages: join(folder, 'pages'), now, site: { openingHours } })
      fill?.(wall)
      const page = await browser.newPage({ viewport: { width, height } })
      await page.goto(wall.url)
      await page.waitForSelector('.frame')
      await page.waitForTimeout(1_500)
      then?.(wall)
      // The dark of the night comes slowly.
      await page.waitForTimeout(4_500)
      pictures.push((await page.screenshot()).toString('base64'))
      await page.close()
      await wall.stop()
    }
  }
  // A strip as wide as it is high would dwarf the others.
  const columns = sizes.map(([width, height]) => `${Math.min(2.4, width / height)}fr`).join(' ')
  const image = (picture: string | undefined) => `<img src="data:image/png;base64,${picture}">`
  const rows = states.map((_, s) => sizes.map((_, i) => image(pictures[i * states.length + s])))
  const sheet = await browser.newPage({ viewport: { width: 2_400, height: 400 } })
  await sheet.setContent(
    `<body style="margin:0;padding:12px;background:#777;display:grid;gap:12px;align-items:start;grid-template-columns:${columns}">
     <style>img { width: 100%; display: block }</style>${rows.flat().join('')}</body>`,
  )
  await sheet.waitForTimeout(1_000)
  await sheet.screenshot({ path: new URL('board-states.png', import.meta.url).pathname, fullPage: true })
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
