// Pushing to a real server over HTTP: once, in order, whatever is lost on the way; a poison record stops nobody.

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { BatchKind } from '../../../central/protocol/paths.ts'
import { findInterest, insertInterest, withdrawInterest } from '../../../db/interests.ts'
import { makeReceiptCode } from '../../../db/model/ids.ts'
import type { Interest } from '../../../db/model/interest.ts'
import type { PostingReport } from '../../../db/model/posting-report.ts'
import type { Registration } from '../../../db/model/registration.ts'
import { transact } from '../../../db/open.ts'
import { findOutboxState, queueOutbox, summarizeOutbox } from '../../../db/outbox.ts'
import { insertReport } from '../../../db/posting-reports.ts'
import { findByReceipt, findRegistration, insertRegistration, withdrawRegistration } from '../../../db/registrations.ts'
import { countPostings } from '../../../db/search.ts'
import { aPosting } from '../../support/a-posting.ts'
import { anId } from '../../support/a-registration.ts'
import { aSentRegistration } from '../../support/a-sent-registration.ts'
import { aSite, type TestSite } from '../../support/a-site.ts'
import { aServedCentral, put, type ServedCentral, servedToken as token } from '../../support/served-central.ts'

const soon = { timeout: 10_000, interval: 20 }

function register({ site, sync }: TestSite, changes: Partial<Registration> = {}): string {
  const id = anId()
  const registration: Registration = {
    ...(aSentRegistration() as unknown as Registration),
    notes: '会扎扭扭花',
    validUntil: '2099-01-01T00:00:00.000Z',
    id,
    receipt: makeReceiptCode(randomBytes(32)),
    ...changes,
  }
  transact(site, () => insertRegistration(site, registration, { day: '2026-11-22', clerkId: null }))
  sync.wake()
  return id
}

const waiting = ({ site }: TestSite) => summarizeOutbox(site).waiting
const stored = async ({ store }: ServedCentral, id: string) => store.findRecord('registrations', id)

test('what was registered reaches the centre, without the staff notes; what was not consented to stays here', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  const ids = Array.from({ length: 250 }, () => register(site))
  const kept = register(site, { consents: { registration: true, employer: false, messages: false, upload: false } })
  await expect.poll(() => waiting(site), soon).toBe(0)
  for (const id of ids) expect((await stored(central, id))?.body).toContain('张小雨')
  expect((await stored(central, ids[0] ?? ''))?.body).not.toContain('扭扭花')
  expect(await stored(central, kept)).toBeUndefined()
  expect(findOutboxState(site.site, 'registration', kept)).toBeUndefined()
})

test('an answer that is lost doubles nothing: the same batch goes again under the same sequence (scenario 18)', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  const sent: string[] = []
  let lost = 0
  site.setWeather(async (request, send) => {
    if (!request.url.endsWith('/v1/registrations')) return send(request)
    sent.push(await request.clone().text())
    const answer = await send(request)
    if (lost++ < 3) throw new TypeError('the line went dead')
    return answer
  })
  const id = register(site)
  await expect.poll(() => findOutboxState(site.site, 'registration', id)?.state, soon).toBe('sent')
  expect(sent.length).toBeGreaterThanOrEqual(4)
  expect(new Set(sent).size).toBe(1)
  expect((await stored(central, id))?.revision).toBe(1)
})

test('a record the server refuses is set aside with its reason; the others go on (scenario 19)', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  site.setWeather(async (request, send) => {
    if (request.method === 'POST' && request.url.endsWith('/v1/registrations')) throw new TypeError('not yet')
    return send(request)
  })
  const before = register(site)
  const bad = anId()
  transact(site.site, () =>
    queueOutbox(
      site.site,
      { kind: 'registration', id: bad, revision: 1, op: 'put', body: { id: bad, name: 7 } },
      '2026-11-22T00:00:00.000Z',
    ),
  )
  const after = register(site)
  site.setWeather((request, send) => send(request))
  await expect.poll(() => waiting(site), soon).toBe(0)
  expect(findOutboxState(site.site, 'registration', bad)).toEqual({ state: 'refused', refusal: 'bad-item' })
  for (const id of [before, after]) expect(findOutboxState(site.site, 'registration', id)?.state).toBe('sent')
})

test('a record on which the server fails is found by halving and set aside; a server that fails on everything refuses nothing', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  let isDown = true
  let poison = ''
  site.setWeather(async (request, send) => {
    if (!request.url.endsWith('/v1/registrations')) return send(request)
    const body = await request.clone().text()
    if (!isDown && !body.includes(poison)) return send(request)
    const { headers } = await send(new Request(new URL('/v1/health', request.url)))
    return new Response('{}', {
      status: 500,
      headers: { ...Object.fromEntries(headers), 'content-type': 'application/problem+json' },
    })
  })
  const ids = Array.from({ length: 21 }, () => register(site))
  poison = ids[13] ?? ''
  await new Promise(resolve => setTimeout(resolve, 800))
  expect(summarizeOutbox(site.site)).toMatchObject({ waiting: 21, refused: 0 })
  isDown = false
  site.sync.wake()
  await expect.poll(() => summarizeOutbox(site.site), soon).toMatchObject({ waiting: 0, refused: 1 })
  expect(findOutboxState(site.site, 'registration', poison)).toEqual({ state: 'refused', refusal: 'server-fault' })
  for (const id of ids) if (id !== poison) expect(await stored(central, id)).toBeDefined()
})

test('a disk restored from a backup is noticed by its sequence and sends again what was not acknowledged', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  register(site)
  await expect.poll(() => waiting(site), soon).toBe(0)
  // The backup was older: the same sequence will carry another registration.
  const station = JSON.parse(
    (site.site.prepare("select value from setting where name = 'station'").get() as { value: string }).value,
  )
  site.site
    .prepare("update setting set value = ? where name = 'station'")
    .run(JSON.stringify({ ...station, sequence: 0 }))
  const id = register(site)
  await expect.poll(() => findOutboxState(site.site, 'registration', id)?.state, soon).toBe('sent')
  expect(await stored(central, id)).toBeDefined()
})

test('when a real centre takes the place of the demonstration, its rows go and nothing registered is lost', async () => {
  const demonstration = await aServedCentral({ demonstration: true })
  await demonstration.publish(
    '500106',
    put(aPosting({ id: 'demo-1', demonstration: true, validUntil: '2099-01-01T00:00:00.000Z' })),
  )
  const first = aSite({ url: demonstration.url, token })
  const id = register(first)
  const expired = register(first, { validUntil: '2026-01-01T00:00:00.000Z' })
  await expect.poll(() => waiting(first) === 0 && countPostings(first.postings, {}, new Date()), soon).toBe(1)
  await first.stop()
  const real = await aServedCentral()
  await real.publish(
    '500106',
    put(aPosting({ id: 'real-1', validUntil: '2099-01-01T00:00:00.000Z' })),
    put(aPosting({ id: 'real-2', validUntil: '2099-01-01T00:00:00.000Z' })),
  )
  const site = aSite({ url: real.url, token, dataDir: first.dataDir })
  const ids = () => site.postings.prepare('select id from posting order by id').pluck().all()
  await expect.poll(ids, soon).toEqual(['real-1', 'real-2'])
  await expect.poll(() => waiting(site), soon).toBe(0)
  expect(await stored(real, id)).toBeDefined()
  expect(await stored(real, expired)).toBeUndefined()
})

test('numbers left for postings and reports reach the centre; a withdrawal erases what was sent and what was on its way', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  const at = '2026-11-22T02:00:00.000Z'
  const interest = (id: string): Interest => ({
    id,
    revision: 1,
    postingId: 'p1',
    postingTitle: '焊工',
    contact: { kind: 'mobile', number: '19000004321' },
    receipt: makeReceiptCode(randomBytes(32)),
    noticeVersion: '3',
    consentMeans: 'touch',
    validUntil: '2099-01-01T00:00:00.000Z',
    createdAt: at,
  })
  const [kept, withdrawn, report] = [anId(), anId(), anId()]
  const registered = register(site)
  transact(site.site, () => {
    for (const id of [kept, withdrawn]) insertInterest(site.site, interest(id), '2026-11-22')
    const reasons: PostingReport['reasons'] = ['fee']
    insertReport(site.site, { id: report, postingId: 'p1', postingTitle: '焊工', reasons, createdAt: at }, '2026-11-22')
  })
  site.sync.wake()
  await expect.poll(() => waiting(site), soon).toBe(0)
  const find = (kind: BatchKind, id: string) => central.store.findRecord(kind, id)
  for (const id of [kept, withdrawn]) expect((await find('interests', id))?.body).toContain('19000004321')
  expect(JSON.parse((await find('reports', report))?.body ?? '')).toMatchObject({ reasons: ['fee'] })

  // Withdrawn while the line is dead, in the middle of a batch with others.
  site.setWeather(async (request, send) => {
    if (request.method === 'POST') throw new TypeError('the line went dead')
    return send(request)
  })
  const [later, lost] = [register(site), register(site)]
  await expect
    .poll(
      () =>
        site.site.prepare("select count(*) from outbox where state = 'waiting' and batch is not null").pluck().get(),
      soon,
    )
    .toBe(2)
  transact(site.site, () => {
    const trace = findInterest(site.site, withdrawn)
    if (trace) withdrawInterest(site.site, trace, at)
    for (const id of [registered, lost]) {
      const own = findByReceipt(site.site, findRegistration(site.site, id)?.registration.receipt ?? '')
      if (own) withdrawRegistration(site.site, own, at)
    }
  })
  expect(
    site.site
      .prepare("select count(*) from outbox where body like '%张小雨%' and id in (?, ?)")
      .pluck()
      .get(registered, lost),
  ).toBe(0)
  site.setWeather((request, send) => send(request))
  site.sync.wake()
  await expect.poll(() => waiting(site), soon).toBe(0)
  expect(await find('interests', withdrawn)).toMatchObject({ op: 'delete', revision: 2, body: null })
  for (const id of [registered, lost])
    expect(await find('registrations', id)).toMatchObject({ op: 'delete', revision: 2, body: null })
  expect(await find('interests', kept)).toMatchObject({ op: 'put' })
  expect(await find('registrations', later)).toMatchObject({ op: 'put' })
  expect(summarizeOutbox(site.site).refused).toBe(0)
})
