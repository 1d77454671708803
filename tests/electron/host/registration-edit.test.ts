// Registrations in full, changed and renewed at the desk: what is stored, what is sent, what is recorded of consent and in the log.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seekerOf } from '../../../db/model/match/seeker.ts'
import { deskRegistration, registration } from '../../../db/model/registration.ts'
import { openReadable } from '../../../db/open.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { aDeskForm, anId, aQuickForm } from '../../support/a-registration.ts'
import { anIdNumber } from '../../support/an-id-number.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const full = {
  education: '71',
  skills: [{ name: '低压电工作业证', kind: 'electrician', level: 'skilled', years: 12, isCertificate: true }],
  wantedPay: { min: 28_000, unit: 'day' },
  settlements: ['daily', 'weekly'],
  restDays: 'one-day-off',
  street: '双碑街道',
  wantedAreas: ['500106', '500109'],
  maxKm: 15,
  homeWork: 'also',
  tools: '自带工具',
  vehicles: ['e-bike'],
  focus: [
    { group: 'migrant', evidence: 'stated', on: null },
    { group: 'older', evidence: 'verified', on: '2026-11-20' },
  ],
  wantsTraining: true,
  star: { reason: '父母都失业' },
} as const

const aFullForm = (changes = {}) =>
  aDeskForm({
    ...(structuredClone(full) as object),
    residence: '500106',
    document: { kind: 'id-card', number: anIdNumber('19740312') },
    notes: '会扎扭扭花',
    ...changes,
  })

async function anOpenDesk(settings: object = {}) {
  const dataDir = aTempDir()
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(settings))
  const made = await aHost({ dataDir })
  const desk = await aLine(made.host, 'desk', 'direct')
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  let session = opened.ok ? opened.value.session : ''
  const staffId = opened.ok ? opened.value.staff.id : ''
  const read = <T>(sql: string) => {
    const site = openReadable(join(dataDir, 'site.db'), 'site')
    const rows = site.prepare(sql).all() as T[]
    site.close()
    return rows
  }
  return {
    ...made,
    desk,
    read,
    call: ((name: never, input: never) => desk.call('desk', name, input, session)) as (
      name: string,
      input: unknown,
    ) => Promise<{ ok: boolean; value: never; problem: { code: string } }>,
    bodies: () => read<{ body: string }>('select body from registration').map(({ body }) => JSON.parse(body)),
    sent: () =>
      read<{ op: string; revision: number; body: string | null }>('select op, revision, body from outbox order by seq'),
    consents: () =>
      read<{ purpose: string; is_granted: number; notice_version: string; means: string }>(
        'select * from consent order by seq',
      ),
    actions: () => read<{ action: string }>('select action from audit order by seq').map(({ action }) => action),
    async later(at: string) {
      made.setNow(at)
      const again = await desk.call('desk', 'staff.unlock', { id: staffId, pin: '284617' })
      session = again.ok ? again.value.session : ''
    },
  }
}

describe('A full registration', () => {
  it('is stored under the names matching reads, and is a whole seeker', async () => {
    const { call, bodies } = await anOpenDesk()
    expect(await call('registrations.create', aFullForm())).toMatchObject({ ok: true })
    const [body] = bodies()
    const { focus, ...rest } = full
    expect(body).toMatchObject(rest)
    // Nobody said when: the day of the form.
    expect(body.focus).toEqual([{ ...focus[0], on: '2026-11-22' }, focus[1]])
    const seeker = seekerOf(registration.parse(body))
    const { star: _s, education: _e, tools: _t, vehicles: _v, focus: _f, ...read } = full
    expect(seeker).toMatchObject({ ...read, residence: '500106', birthDate: '1974-03-12', latitude: null })
    expect(seeker.focus.map(({ group }) => group)).toEqual(['migrant', 'older'])
  })

  it('leaves the site without notes and star, and a quick one holds nothing of the full part', async () => {
    const { call, sent, bodies } = await anOpenDesk()
    await call('registrations.create', aFullForm())
    const [row] = sent()
    expect(row?.body).toContain('低压电工作业证')
    expect(row?.body).not.toMatch(/父母都失业|扭扭花|star|notes/)
    await call('registrations.create', aDeskForm())
    expect(Object.keys(bodies().find(({ document }) => document === null))).not.toContain('skills')
  })

  it('asks for nothing that must not be asked', () => {
    const names = JSON.stringify(Object.keys(deskRegistration.shape))
    expect(names).not.toMatch(/politic|marri|religio|height|weight|sight|crimin|ethnic|nation|door|address|gender|sex/i)
  })

  it('derives the kind of a document from its number, keeps it as the card has it, and takes no wrong one', async () => {
    const { call, bodies } = await anOpenDesk()
    const mainland = anIdNumber('19740312')
    const resident = anIdNumber('19940823', '002', '810000')
    const foreigner = anIdNumber('19800101', '001', '981124')
    const wide = [...foreigner].map(digit => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('')
    const documents = [
      { chosen: 'id-card', typed: mainland, kind: 'id-card', number: mainland },
      { chosen: 'id-card', typed: resident, kind: 'residence-permit-hmt', number: resident },
      { chosen: 'id-card', typed: wide, kind: 'permanent-residence', number: foreigner },
      { chosen: 'id-card', typed: 'usa 1100-1234-5678', kind: 'permanent-residence', number: 'USA110012345678' },
      { chosen: 'passport', typed: 'e12345678', kind: 'passport', number: 'E12345678' },
    ]
    for (const { chosen, typed, kind, number } of documents) {
      const form = aDeskForm({ document: { kind: chosen, number: typed } as never })
      expect(await call('registrations.create', form), typed).toMatchObject({ ok: true })
      expect(bodies().find(({ id }) => id === form.id).document, typed).toEqual({ kind, number })
    }
    for (const right of [mainland, resident, foreigner]) {
      const typed = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`
      const wrong = aDeskForm({ document: { kind: 'id-card', number: typed } })
      expect(await call('registrations.create', wrong), typed).toMatchObject({
        problem: { code: 'bad-input', details: { fields: { 'document.number': 'id-check-digit' } } },
      })
    }
    expect(bodies()).toHaveLength(documents.length)
  })
})

describe('Changing a registration', () => {
  it('makes the next revision, keeps receipt, term and source, is audited, and is sent whole', async () => {
    const { call, bodies, sent, actions, consents } = await anOpenDesk()
    const form = aDeskForm({ source: 'stall' })
    await call('registrations.create', form)
    const [before] = bodies()
    const changed = { ...aFullForm({ source: 'desk' }), id: form.id, name: '王哲' }
    expect(await call('registrations.edit', { revision: 1, form: changed })).toMatchObject({
      ok: true,
      value: { code: before.receipt },
    })
    const [after] = bodies()
    expect(after).toMatchObject({
      revision: 2,
      name: '王哲',
      source: 'stall',
      receipt: before.receipt,
      validUntil: before.validUntil,
      createdAt: before.createdAt,
      star: full.star,
    })
    expect(sent().map(({ op, revision }) => [op, revision])).toEqual([['put', 2]])
    expect(sent()[0]?.body).not.toMatch(/父母都失业|扭扭花/)
    expect(actions()).toContain('registration.edit')
    // The four consents of the first day stand; nobody was asked anew.
    expect(consents()).toHaveLength(4)
  })

  it('records what was consented to anew, one purpose at a time; all where the means is another', async () => {
    const { call, consents, sent } = await anOpenDesk()
    const form = aDeskForm()
    await call('registrations.create', form)
    const consented = { ...form.consents, messages: true }
    await call('registrations.edit', { revision: 1, form: { ...form, consents: consented } })
    expect(consents().slice(4)).toMatchObject([
      { purpose: 'messages', is_granted: 1, notice_version: '3', means: 'spoken' },
    ])
    await call('registrations.edit', { revision: 2, form: { ...form, consents: consented, consentMeans: 'paper' } })
    expect(
      consents()
        .slice(5)
        .map(({ purpose, means }) => `${purpose} ${means}`),
    ).toEqual(['registration paper', 'employer paper', 'messages paper', 'upload paper'])
    await call('registrations.edit', {
      revision: 3,
      form: { ...form, consents: { ...consented, upload: false }, consentMeans: 'paper' },
    })
    expect(consents().at(-1)).toMatchObject({ purpose: 'upload', is_granted: 0 })
    // What may be at the centre is erased there.
    expect(sent()).toMatchObject([{ op: 'delete', revision: 4, body: null }])
  })

  it('of one that changed meanwhile is a conflict; the same twice is one; under sixteen nothing is stored', async () => {
    const { call, bodies } = await anOpenDesk()
    const form = aDeskForm()
    await call('registrations.create', form)
    const edited = { revision: 1, form: { ...form, name: '李秀' } }
    expect(await call('registrations.edit', edited)).toMatchObject({ ok: true })
    expect(await call('registrations.edit', edited)).toMatchObject({ ok: true })
    expect(bodies()[0]).toMatchObject({ revision: 2 })
    expect(await call('registrations.edit', { revision: 1, form: { ...form, name: '王芳' } })).toMatchObject({
      problem: { code: 'conflict' },
    })
    const child = { ...form, document: { kind: 'id-card', number: anIdNumber('20150101') } }
    expect(await call('registrations.edit', { revision: 2, form: child })).toMatchObject({
      problem: { code: 'under-age' },
    })
    expect(
      await call('registrations.edit', {
        revision: 2,
        form: { ...form, consents: { ...form.consents, registration: false } },
      }),
    ).toMatchObject({ problem: { code: 'consent-missing' } })
    expect(bodies()[0]).toMatchObject({ name: '李秀', document: null })
    expect(await call('registrations.edit', { revision: 1, form: aDeskForm() })).toMatchObject({
      problem: { code: 'not-found' },
    })
  })

  it('ends the ten minutes at the touch screen', async () => {
    const { call, host } = await anOpenDesk()
    const touch = await aLine(host, 'touch', 'direct')
    const form = aQuickForm()
    const made = await touch.call('touch', 'registrations.submit', form)
    const code = made.ok ? made.value.code : ''
    await call('registrations.edit', { revision: 1, form: { ...aDeskForm(), ...form, source: 'touch', name: '李秀' } })
    expect(await touch.call('touch', 'registrations.withdraw', { code })).toMatchObject({
      ok: false,
      problem: { code: 'too-late' },
    })
  })
})

describe('Renewing', () => {
  it('gives fifteen days from that day, once a day, audited, with nobody asked anew', async () => {
    const { call, bodies, later, consents, actions, sent } = await anOpenDesk()
    const form = aFullForm()
    await call('registrations.create', form)
    expect(bodies()[0].validUntil).toBe('2026-12-07T16:00:00.000Z')
    expect(await call('registrations.renew', { id: form.id })).toMatchObject({
      ok: true,
      value: { validUntil: '2026-12-07T16:00:00.000Z' },
    })
    expect(bodies()[0]).toMatchObject({ revision: 1 })
    await later('2026-12-05T02:00:00.000Z')
    for (let i = 0; i < 2; i++)
      expect(await call('registrations.renew', { id: form.id })).toMatchObject({
        ok: true,
        value: { validUntil: '2026-12-20T16:00:00.000Z' },
      })
    expect(bodies()[0]).toMatchObject({
      revision: 2,
      renewals: 1,
      name: '王喆',
      skills: full.skills,
      createdAt: '2026-11-22T02:00:00.000Z',
    })
    expect(consents()).toHaveLength(4)
    expect(actions().filter(action => action === 'registration.renew')).toHaveLength(1)
    expect(sent()).toMatchObject([{ op: 'put', revision: 2 }])
    expect(sent()[0]?.body).not.toMatch(/父母都失业|扭扭花/)
    const opened = await call('registrations.open', { id: form.id })
    expect(opened.value).toMatchObject({ renewals: 1, renewalsLeft: 11, star: full.star })
  })

  it('stops after as many times as the site allows, and after the end', async () => {
    const { call, later } = await anOpenDesk({ registration: { renewals: 1 } })
    const form = aDeskForm()
    await call('registrations.create', form)
    await later('2026-12-05T02:00:00.000Z')
    await call('registrations.renew', { id: form.id })
    await later('2026-12-18T02:00:00.000Z')
    expect(await call('registrations.renew', { id: form.id })).toMatchObject({ problem: { code: 'no-more-renewals' } })
    await later('2026-12-21T02:00:00.000Z')
    expect(await call('registrations.renew', { id: form.id })).toMatchObject({ problem: { code: 'not-found' } })
  })

  it('survives a later change', async () => {
    const { call, later, bodies } = await anOpenDesk()
    const form = aDeskForm()
    await call('registrations.create', form)
    await later('2026-12-05T02:00:00.000Z')
    await call('registrations.renew', { id: form.id })
    await call('registrations.edit', { revision: 2, form: { ...form, name: '李秀' } })
    expect(bodies()[0]).toMatchObject({ revision: 3, renewals: 1, validUntil: '2026-12-20T16:00:00.000Z' })
  })
})
