// Notices and the directory of sites on their way from a real server: both lanes, removals, sums, snapshots, another centre, and a
// kiosk that was too old for them.
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { addRow, checksumText, emptyChecksum } from '../../../central/protocol/checksum.ts'
import type { FeedEntry, Lane } from '../../../central/protocol/feed.ts'
import { findChecksum } from '../../../db/feed-cursor.ts'
import { listFeedNotices, listMarketSites } from '../../../db/feed-items.ts'
import { highestRevision } from '../../../db/feed-rows.ts'
import { addIncoming, publishIncoming } from '../../../db/incoming.ts'
import { migrate, readMigrations } from '../../../db/migrate.ts'
import { emergencyAt } from '../../../db/model/notice.ts'
import { openWritable, transact, type WriteDb } from '../../../db/open.ts'
import { countPostings, findPosting } from '../../../db/search.ts'
import { findCode } from '../../../db/short-codes.ts'
import { applyPage } from '../../../electron/sync/apply-page.ts'
import { aMarketSite, aNotice, putNotice, putSite } from '../../support/a-feed-item.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aSite, type TestSite } from '../../support/a-site.ts'
import { aServedCentral, put, type ServedCentral, servedToken as token } from '../../support/served-central.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const feed = '500106'
const soon = { timeout: 8000, interval: 20 }
const now = () => new Date()
const notices = ({ postings }: TestSite) => listFeedNotices(postings, now()).map(n => `${n.id} ${n.title}`)
const sites = ({ postings }: TestSite) => listMarketSites(postings).map(s => s.name)
const emergency = ({ postings }: TestSite) => emergencyAt(listFeedNotices(postings, now()), now())?.id ?? null
const isSame = async ({ postings }: TestSite, central: ServedCentral) =>
  findChecksum(postings, feed) === (await central.store.head(feed)).checksum
const posting = (id: string, changes = {}) => aPosting({ id, validUntil: '2099-01-01T00:00:00.000Z', ...changes })

test('they arrive with the postings, change and go; the pages are told, and the sums agree', async () => {
  const central = await aServedCentral()
  await central.publish(
    feed,
    put(posting('p')),
    putNotice({ id: 'n1', title: '旧' }),
    putNotice({ id: 'n2' }),
    putSite(),
  )
  const site = aSite({ url: central.url, token })
  await expect.poll(() => notices(site), soon).toHaveLength(2)
  expect(sites(site)).toEqual(['磁器口零工驿站'])
  await expect.poll(() => isSame(site, central), soon).toBe(true)
  expect(site.news.flat()).toContain('notices')
  site.news.length = 0
  await central.publish(feed, putNotice({ id: 'n1', title: '新' }), { op: 'delete', kind: 'notice', id: 'n2' })
  await expect.poll(() => notices(site), soon).toEqual(['n1 新'])
  expect(site.news.flat()).toContain('notices')
  site.news.length = 0
  await central.publish(feed, { op: 'delete', kind: 'site', id: 'site-1' })
  await expect.poll(() => sites(site), soon).toEqual([])
  // Whoever shows the directory hears of it, though no notice has changed.
  expect(site.news.flat()).toContain('notices')
  await expect.poll(() => isSame(site, central), soon).toBe(true)
  expect(countPostings(site.postings, {}, now())).toBe(1)
})

test('an emergency and its end come by the urgent lane while the other lane is held up, and the laggard does not bring it back', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('p')))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => site.sync.status().updatedAt, soon).not.toBeNull()
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  site.setWeather(async (request, send) => {
    const answer = await send(request)
    if (request.url.includes('/all?')) await held
    return answer
  })
  // The poll that waits in the lane `all` already brings this one; from the next on it is held up.
  await central.publish(feed, put(posting('q')))
  await expect.poll(() => countPostings(site.postings, {}, now()), soon).toBe(2)
  await central.publish(feed, putNotice({ id: 'e', kind: 'emergency' }), putNotice({ id: 'n' }))
  await expect.poll(() => emergency(site), soon).toBe('e')
  expect(notices(site)).toHaveLength(1)
  await central.publish(feed, { op: 'delete', kind: 'notice', id: 'e' })
  await expect.poll(() => emergency(site), soon).toBeNull()
  release()
  await expect.poll(() => notices(site), soon).toEqual(['n 登记、找活、咨询都不收费'])
  await expect.poll(() => isSame(site, central), soon).toBe(true)
  expect(emergency(site)).toBeNull()
})

test('a notice that cannot be read leaves the older copy where it was, and the sums agree', async () => {
  const central = await aServedCentral()
  await central.publish(feed, putNotice({ id: 'n', title: '旧' }))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => notices(site), soon).toEqual(['n 旧'])
  await central.publish(feed, { op: 'put', kind: 'notice', id: 'n', value: { id: 'n', kind: 'of tomorrow' } })
  await expect.poll(() => isSame(site, central), soon).toBe(true)
  expect(notices(site)).toEqual(['n 旧'])
  await central.publish(feed, putNotice({ id: 'n', title: '新' }))
  await expect.poll(() => notices(site), soon).toEqual(['n 新'])
  expect(site.postings.prepare('select count(*) from set_aside').pluck().get()).toBe(0)
  await expect.poll(() => isSame(site, central), soon).toBe(true)
})

test('an id that changes its kind is what it is now, and nothing else', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('x')), putNotice({ id: 'y' }), putSite({ id: 'z' }))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => findCode(site.site, 'x'), soon).not.toBeNull()
  await central.publish(feed, putNotice({ id: 'x' }), put(posting('y')), putNotice({ id: 'z' }))
  await expect
    .poll(() => notices(site).sort(), soon)
    .toEqual(['x 登记、找活、咨询都不收费', 'z 登记、找活、咨询都不收费'])
  expect(findPosting(site.postings, 'x')).toBeUndefined()
  expect(site.postings.prepare("select count(*) from posting where id = 'y'").pluck().get()).toBe(1)
  expect(sites(site)).toEqual([])
  await expect.poll(() => findCode(site.site, 'x'), soon).toBeNull()
  await expect.poll(() => isSame(site, central), soon).toBe(true)
})

test('after a history that changed, notices and sites are those of the new one', async () => {
  const central = await aServedCentral()
  await central.publish(
    feed,
    putNotice({ id: 'stays' }),
    putNotice({ id: 'goes' }),
    putNotice({ id: 'changes' }),
    putSite(),
  )
  const site = aSite({ url: central.url, token })
  await expect.poll(() => notices(site), soon).toHaveLength(3)
  await site.stop()
  await central.store.renewEpoch(now())
  await central.publish(
    feed,
    { op: 'delete', kind: 'notice', id: 'goes' },
    putNotice({ id: 'changes', title: '改过' }),
    { op: 'delete', kind: 'site', id: 'site-1' },
    putSite({ id: 'site-2', name: '西永零工市场' }),
  )
  const again = aSite({ url: central.url, token, dataDir: site.dataDir })
  await expect.poll(() => notices(again).sort(), soon).toEqual(['changes 改过', 'stays 登记、找活、咨询都不收费'])
  expect(sites(again)).toEqual(['西永零工市场'])
  expect(again.news.flat()).toContain('notices')
  await expect.poll(() => isSame(again, central), soon).toBe(true)
})

test('when a real centre takes the place of the demonstration, its notices and sites go too, before anything else comes', async () => {
  const demonstration = await aServedCentral({ demonstration: true })
  await demonstration.publish(feed, putNotice({ demonstration: true }), putSite({ demonstration: true }))
  const first = aSite({ url: demonstration.url, token })
  await expect.poll(() => [notices(first).length, sites(first).length], soon).toEqual([1, 1])
  await first.stop()
  const real = await aServedCentral()
  const site = aSite({ url: real.url, token, dataDir: first.dataDir })
  await expect.poll(() => [notices(site).length, sites(site).length], soon).toEqual([0, 0])
  await expect.poll(() => site.news.flat(), soon).toContain('notices')
})

test('a kiosk that put notices aside in an older version reads them after its update', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('p')), putNotice({ id: 'n' }), putSite())
  const old = aSite({ url: central.url, token })
  await expect.poll(() => notices(old), soon).toHaveLength(1)
  await old.stop()
  // As the version before would have left it: the first migration only, and both put aside.
  const file = join(old.dataDir, 'postings.db')
  renameSync(file, `${file}.new`)
  const db = new Database(file)
  migrate(db, 'postings', readMigrations('postings').slice(0, 1))
  const columns = db
    .prepare("select name from pragma_table_info('posting')")
    .pluck()
    .all()
    // Which later versions no longer keep.
    .map(name => (name === 'initials' ? "''" : name))
    .join(', ')
  db.exec(`attach '${file}.new' as later;
    insert into feed_cursor select * from later.feed_cursor;
    insert into feed_checksum select * from later.feed_checksum;
    insert into posting select ${columns} from later.posting;
    insert into set_aside (id, feed, revision, reason, at) select id, feed, revision, 'kind-' || kind, '' from later.feed_item;
    detach later;`)
  expect(db.prepare('select count(*) from set_aside').pluck().get()).toBe(2)
  db.close()
  const site = aSite({ url: central.url, token, dataDir: old.dataDir })
  await expect.poll(() => [notices(site).length, sites(site).length], soon).toEqual([1, 1])
  expect(site.postings.prepare('select count(*) from set_aside').pluck().get()).toBe(0)
  expect(countPostings(site.postings, {}, now())).toBe(1)
  await expect.poll(() => isSame(site, central), soon).toBe(true)
})

describe('pages and snapshots by themselves', () => {
  const open = () => openWritable(join(aTempDir(), 'postings.db'), 'postings')
  const at = '2026-11-22T02:00:00.000Z'
  const entry = (revision: number, id: string, value?: object): FeedEntry =>
    value ? { revision, op: 'put', kind: 'notice', id, value } : { revision, op: 'delete', kind: 'notice', id }
  const apply = (db: WriteDb<'postings'>, lane: Lane, ...entries: FeedEntry[]) =>
    applyPage(db, { feed, lane, server: 's', entries, next: '000000000001_0000000000000009', at })
  const titles = (db: WriteDb<'postings'>) => listFeedNotices(db, new Date(at)).map(n => n.title)

  test('an older page, from a cache or the other lane, changes nothing, after a put as after a removal', () => {
    const db = open()
    apply(db, 'urgent', entry(5, 'n', aNotice({ id: 'n', title: '新' })))
    expect(apply(db, 'all', entry(4, 'n', aNotice({ id: 'n', title: '旧' }))).hasItems).toBe(false)
    expect(titles(db)).toEqual(['新'])
    apply(db, 'urgent', entry(7, 'n'))
    const { hasItems, checksum } = apply(db, 'all', entry(5, 'n', aNotice({ id: 'n', title: '新' })), entry(6, 'm'))
    expect(hasItems).toBe(false)
    expect(titles(db)).toEqual([])
    expect(checksum).toBe(checksumText(emptyChecksum))
    expect(highestRevision(db, feed)).toBe(7)
    expect(apply(db, 'all', entry(8, 'n', aNotice({ id: 'n', title: '再来' }))).checksum).toBe(
      checksumText(addRow(emptyChecksum, 'n', 8)),
    )
    expect(titles(db)).toEqual(['再来'])
    db.close()
  })

  test('an entry whose value is of another id is put aside', () => {
    const db = open()
    expect(apply(db, 'all', entry(1, 'n', aNotice({ id: 'other' })))).toMatchObject({ hasItems: false, setAside: 1 })
    expect(titles(db)).toEqual([])
    db.close()
  })

  test('revisions of the history before a snapshot do not keep out those after it', () => {
    const db = open()
    apply(db, 'all', entry(1000, 'n', aNotice({ id: 'n', title: '旧' })))
    transact(db, () => {
      addIncoming(db, feed, [{ id: 'n', revision: 3, kind: 'notice', value: { id: 'n', kind: 'of tomorrow' } }])
      publishIncoming(db, feed, at)
    })
    expect(highestRevision(db, feed)).toBe(3)
    apply(db, 'all', entry(4, 'n', aNotice({ id: 'n', title: '新' })))
    expect(titles(db)).toEqual(['新'])
    db.close()
  })

  test('a snapshot tells the pages only where there are notices or sites, or were', () => {
    const db = open()
    const publish = (...rows: Parameters<typeof addIncoming>[2]) =>
      transact(db, () => {
        addIncoming(db, feed, rows)
        return publishIncoming(db, feed, at).hasItems
      })
    const row = { id: 'p', revision: 1, kind: 'posting', value: posting('p') }
    expect(publish(row)).toBe(false)
    expect(publish(row, { id: 'site-1', revision: 2, kind: 'site', value: aMarketSite() })).toBe(true)
    expect(publish(row)).toBe(true)
    expect(publish(row)).toBe(false)
    expect(listMarketSites(db)).toEqual([])
    db.close()
  })

  test('a notice is listed until its very end, however its end is written', () => {
    const db = open()
    apply(db, 'all', entry(1, 'n', aNotice({ id: 'n', validUntil: '2026-11-22T02:00:00Z' })))
    expect(listFeedNotices(db, new Date('2026-11-22T01:59:59.999Z'))).toHaveLength(1)
    expect(listFeedNotices(db, new Date('2026-11-22T02:00:00.000Z'))).toHaveLength(0)
    db.close()
  })
})
