// Pulling from a real server over HTTP: everything arrives, in whatever lane; what cannot be read holds up nobody.
import { expect, test } from 'vitest'
import { findChecksum } from '../../../db/feed-cursor.ts'
import { countPostings, listPostings } from '../../../db/search.ts'
import { findCode } from '../../../db/short-codes.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aSite, type TestSite } from '../../support/a-site.ts'
import { aServedCentral, put, servedToken as token } from '../../support/served-central.ts'

const feed = '500106'
const count = ({ postings }: TestSite) => countPostings(postings, {}, new Date())
const soon = { timeout: 8000, interval: 20 }
const later = new Date(Date.now() + 3_600_000).toISOString()
const posting = (id: string, changes = {}) => aPosting({ id, validUntil: '2099-01-01T00:00:00.000Z', ...changes })

test('a first pull brings every page, gives every posting a code, and says that it is up to date', async () => {
  const central = await aServedCentral()
  for (let i = 0; i < 5; i++)
    await central.publish(feed, ...Array.from({ length: 500 }, (_, j) => put(posting(`p${i}-${j}`))))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => count(site), soon).toBe(2500)
  await expect
    .poll(() => site.sync.status(), soon)
    .toMatchObject({ isOnline: true, trouble: null, updatedAt: expect.any(String) })
  expect(findCode(site.site, 'p3-7')).toMatch(/^[0-9]{4}$/)
  expect(findChecksum(site.postings, feed)).toBe((await central.store.head(feed)).checksum)
})

test('changes, removals and urgent orders arrive by the long poll, once', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('a', { title: '旧' })), put(posting('b')))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => site.sync.status().isOnline && count(site), soon).toBe(2)
  await central.publish(feed, put(posting('a', { title: '新' })), { op: 'delete', kind: 'posting', id: 'b' })
  await central.publish(feed, put(posting('u', { urgent: { reason: '急', until: later } })))
  const titles = () =>
    listPostings(site.postings, {}, { now: new Date(), order: 'newest', limit: 9, offset: 0 }).map(
      p => `${p.id} ${p.title}`,
    )
  await expect.poll(titles, soon).toEqual(['u 庙会摊位帮手', 'a 新'])
  await expect
    .poll(async () => findChecksum(site.postings, feed) === (await central.store.head(feed)).checksum, soon)
    .toBe(true)
})

test('a row of nonsense and a kind of thing not known yet are set aside; the rest is there, and the sums agree', async () => {
  const central = await aServedCentral()
  await central.publish(
    feed,
    { op: 'put', kind: 'posting', id: 'bad', value: { id: 'bad', title: 7 } },
    { op: 'put', kind: 'notice', id: 'notice-1', value: { text: 'later' } },
    put(posting('good')),
  )
  const site = aSite({ url: central.url, token })
  await expect.poll(() => count(site), soon).toBe(1)
  expect(site.postings.prepare('select id, reason from set_aside order by id').all()).toEqual([
    { id: 'bad', reason: 'not-a-posting' },
    { id: 'notice-1', reason: 'kind-notice' },
  ])
  await expect
    .poll(async () => findChecksum(site.postings, feed) === (await central.store.head(feed)).checksum, soon)
    .toBe(true)
  await central.publish(feed, put(posting('bad', { title: '修好了' })))
  await expect.poll(() => count(site), soon).toBe(2)
})

test('after a stop it goes on from its cursor, also when the server was away in between', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('a')))
  const first = aSite({ url: central.url, token })
  await expect.poll(() => count(first), soon).toBe(1)
  await first.stop()
  await central.publish(feed, put(posting('b')))
  const asked: string[] = []
  const again = aSite({ url: central.url, token, dataDir: first.dataDir })
  again.setWeather((request, send) => {
    asked.push(request.url)
    return send(request)
  })
  await expect.poll(() => count(again), soon).toBe(2)
  expect(asked.some(url => url.includes('offset=-1'))).toBe(false)
})

test('a history that changed at the server (restored from a backup) is noticed; the copy becomes the new state (scenarios 21, 22)', async () => {
  const central = await aServedCentral()
  await central.publish(feed, ...Array.from({ length: 1500 }, (_, i) => put(posting(`p${i}`))))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => count(site), soon).toBe(1500)
  const code = findCode(site.site, 'p7')
  await site.stop()
  await central.store.renewEpoch(new Date())
  await central.publish(feed, { op: 'delete', kind: 'posting', id: 'p3' }, put(posting('p4', { title: '改过' })))
  const again = aSite({ url: central.url, token, dataDir: site.dataDir })
  await expect.poll(() => count(again), soon).toBe(1499)
  expect(
    listPostings(again.postings, { text: '改过' }, { now: new Date(), order: 'newest', limit: 9, offset: 0 }),
  ).toHaveLength(1)
  expect(findCode(again.site, 'p7')).toBe(code)
  expect(findChecksum(again.postings, feed)).toBe((await central.store.head(feed)).checksum)
})

test('a copy that differs from the centre without knowing it starts over', async () => {
  const central = await aServedCentral()
  await central.publish(feed, put(posting('a')), put(posting('b')))
  const site = aSite({ url: central.url, token })
  await expect.poll(() => site.sync.status().isOnline && count(site), soon).toBe(2)
  site.postings.prepare("delete from posting where id = 'a'").run()
  site.postings.prepare("update feed_checksum set value = '0123456789abcdef'").run()
  await central.publish(feed, put(posting('c')))
  await expect.poll(() => count(site), soon).toBe(3)
})

test('feeds that are no longer read go', async () => {
  const central = await aServedCentral()
  await central.publish('500106', put(posting('a')))
  await central.publish(
    '500107',
    put(posting('b', { place: { division: '500107', district: null, street: null, address: null, home: false } })),
  )
  const both = aSite({ url: central.url, token, feeds: ['500106', '500107'] })
  await expect.poll(() => count(both), soon).toBe(2)
  await both.stop()
  const one = aSite({ url: central.url, token, feeds: ['500106'], dataDir: both.dataDir })
  expect(count(one)).toBe(1)
})
