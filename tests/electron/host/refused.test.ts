// What the centre refused, of every kind: listed masked, sent again so that the real centre takes it, superseded by what comes after.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { maskName } from '../../../db/model/registration.ts'
import { openWritable, transact } from '../../../db/open.ts'
import { markRefused, openBatch, waitingKinds, waitingRows } from '../../../db/outbox.ts'
import { aLine } from '../../support/a-host.ts'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { anId, aPostingForm } from '../../support/a-registration.ts'
import { aSite } from '../../support/a-site.ts'
import { aServedCentral, servedToken as token } from '../../support/served-central.ts'

const kinds = ['registration', 'posting', 'interest', 'report'] as const

/** One of each kind, all refused. */
async function aRefusedDesk(refusal: string) {
  const desk = await aMatchDesk()
  const touch = await aLine(desk.host, 'touch', 'direct')
  const posting = await desk.posting()
  const registration = await desk.person({ name: '阿卜杜热依木·阿卜杜克热木' })
  const [interest, report] = [anId(), anId()]
  const left = {
    id: interest,
    postingId: posting,
    number: '19000004321',
    noticeVersion: '3',
    isAgreed: true,
    isSixteen: true,
  } as const
  expect(await touch.call('touch', 'interests.submit', left)).toMatchObject({ ok: true })
  const told = { id: report, postingId: posting, reasons: ['fee' as const] }
  expect(await touch.call('touch', 'reports.submit', told)).toMatchObject({ ok: true })
  const site = openWritable(join(desk.dataDir, 'site.db'), 'site')
  transact(site, () => {
    for (const kind of kinds)
      for (const row of waitingRows(site, kind, 10)) markRefused(site, row.seq, refusal, '2026-11-22T03:00:00.000Z')
  })
  expect([waitingKinds(site), openBatch(site)]).toEqual([[], undefined])
  return { ...desk, site, ids: { registration, posting, interest, report } }
}

test('what was refused is listed by kind with its reason, masked', async () => {
  const { get, ids, site } = await aRefusedDesk('bad-item')
  const { total, rows } = await get('sync.refused', {})
  expect(total).toBe(4)
  expect(Object.fromEntries(rows.map(row => [row.kind, [row.id, row.maskedName, row.title, row.refusal]]))).toEqual({
    registration: [ids.registration, maskName('阿卜杜热依木·阿卜杜克热木'), null, 'bad-item'],
    posting: [ids.posting, null, '临时搬运工', 'bad-item'],
    interest: [ids.interest, null, '临时搬运工', 'bad-item'],
    report: [ids.report, null, '临时搬运工', 'bad-item'],
  })
  expect(JSON.stringify(rows)).not.toMatch(/19000004321|阿卜杜热依木/)
  expect((await get('sync.kinds', {})).rows.map(row => [row.kind, row.waiting, row.refused])).toEqual(
    [...kinds].sort().map(kind => [kind, 0, 1]),
  )
  site.close()
})

test.each(['revision-conflict', 'server-fault'])(
  'refused for %s and sent again, the centre takes every kind',
  async refusal => {
    const { get, codeOf, ids, site, dataDir, stop } = await aRefusedDesk(refusal)
    const central = await aServedCentral()
    // Where the number is taken, the centre holds another content under it.
    if (refusal === 'revision-conflict') {
      const item = (id: string) => ({ id, revision: 1, op: 'put' as const, hash: 'other', body: '{"other":true}' })
      for (const [sequence, kind] of (['registrations', 'postings', 'interests', 'reports'] as const).entries())
        await central.store.applyBatch({
          kind,
          station: '3f0a8f0e-2b1c-4d5e-8f90-123456789abc',
          installation: 1,
          sequence: sequence + 1,
          digest: kind,
          items: Object.values(ids).map(item),
          now: new Date(),
        })
    }
    for (const kind of kinds) await get('sync.resend', { kind, id: ids[kind] })
    for (const kind of kinds) expect(await codeOf('sync.resend', { kind, id: ids[kind] })).toBe('not-found')
    expect((await get('sync.refused', {})).total).toBe(0)
    const counts = site.prepare("select count(*) as n from audit where action like '%resend'").get()
    expect(counts).toEqual({ n: 4 })
    site.close()
    await stop()
    const sending = aSite({ url: central.url, token, dataDir })
    const left = () => sending.site.prepare("select kind, state from outbox where state <> 'sent'").all()
    await expect.poll(left, { timeout: 10_000, interval: 20 }).toEqual([])
    for (const [kind, id] of [
      ['registrations', ids.registration],
      ['postings', ids.posting],
      ['interests', ids.interest],
      ['reports', ids.report],
    ] as const)
      expect((await central.store.findRecord(kind, id))?.body, kind).not.toContain('other')
  },
  30_000,
)

test('a number is looked at on purpose, put right and sent; a posting put right leaves nothing refused behind', async () => {
  const { get, codeOf, ids, site } = await aRefusedDesk('bad-item')
  expect(await get('interests.open', { id: ids.interest })).toEqual({ number: '19000004321' })
  expect(site.prepare("select subject from audit where action = 'interest.open'").all()).toEqual([
    { subject: ids.interest },
  ])
  expect(await codeOf('interests.mend', { id: ids.interest, number: '12' })).toBe('bad-input')
  await get('interests.mend', { id: ids.interest, number: '190 0000 9999' })
  expect(waitingRows(site, 'interest', 5)).toMatchObject([
    { id: ids.interest, revision: 2, body: { revision: 2, contact: { number: '19000009999', kind: 'mobile' } } },
  ])
  expect(await codeOf('interests.mend', { id: ids.interest, number: '19000009998' })).toBe('not-found')
  expect(await codeOf('interests.open', { id: anId() })).toBe('not-found')
  await get('postings.publish', aPostingForm({ id: ids.posting, kind: 'carrier', headcount: 9 }))
  expect((await get('sync.refused', {})).rows.map(row => row.kind).sort()).toEqual(['registration', 'report'])
  site.close()
})
