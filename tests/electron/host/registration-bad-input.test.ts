// Whatever a registration form sends: it is stored and valid, or it is a problem with a sentence; never a fault, and nothing invalid
// is stored.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullPart, fullPartOf } from '../../../db/model/full-registration.ts'
import { isLandline, isMobile } from '../../../db/model/id-number.ts'
import { readDocument } from '../../../db/model/identity-document.ts'
import { personName, type Registration, registration } from '../../../db/model/registration.ts'
import { openReadable } from '../../../db/open.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { aDeskForm, anId } from '../../support/a-registration.ts'
import { anIdNumber } from '../../support/an-id-number.ts'
import { anyValues, handPicked, hostilePaths, textValues } from '../../support/hostile-registrations.ts'

const today = '2026-11-22'
const words = JSON.parse(readFileSync(new URL('../../../locales/zh-Hans/desk.json', import.meta.url), 'utf8')).wrong
const problems = JSON.parse(readFileSync(new URL('../../../locales/zh-Hans/problem.json', import.meta.url), 'utf8'))

async function anOpenDesk() {
  const { host, dataDir, logged } = await aHost()
  const desk = await aLine(host, 'desk', 'direct')
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  const codes = new Set<string>()
  let stored = 0
  return {
    logged,
    codes,
    stored: () => stored,
    async send(form: unknown) {
      const answer = await desk.ask({ id: 1, name: 'registrations.create', input: form, session })
      if (!('reply' in answer)) throw new Error('no answer')
      const { reply } = answer
      if (reply.ok) {
        stored++
        return
      }
      const { code, details } = reply.problem
      codes.add(code)
      expect(code, JSON.stringify(form)).not.toBe('fault')
      expect(problems.code[code], code).toBeTypeOf('string')
      const fields = (details?.fields ?? {}) as Record<string, string>
      for (const field of Object.values(fields)) {
        // `invalid` is what no typing at the form can make: it gets the general sentence.
        const isSaid = field in words || field in problems.field || field === 'invalid'
        expect(isSaid, field).toBe(true)
        codes.add(field)
      }
    },
    bodies() {
      const site = openReadable(join(dataDir, 'site.db'), 'site')
      const rows = site.prepare('select body from registration').all() as { body: string }[]
      const outbox = site.prepare('select body from outbox').all() as { body: string }[]
      site.close()
      return { bodies: rows.map(({ body }) => JSON.parse(body) as Registration), sent: outbox.map(({ body }) => body) }
    },
  }
}

const seen = /(?![\n\t\u{200C}\u{200D}])[\p{Cc}\p{Cf}\p{Cs}]/u

function checkStored(body: Registration): void {
  const where = JSON.stringify(body).slice(0, 500)
  expect(registration.safeParse(body).success, where).toBe(true)
  expect(personName.safeParse(body.name), where).toEqual({ success: true, data: body.name })
  const { kind, number } = body.contact
  expect(kind === 'none' ? number === '' : isMobile(number) || (kind !== 'mobile' && isLandline(number)), where).toBe(
    true,
  )
  expect(number, where).toMatch(/^[0-9]*$/)
  if (body.document) {
    const read = readDocument(body.document as never, today)
    expect(read, where).toMatchObject({
      ok: true,
      kind: body.document.kind,
      number: body.document.number,
      birthDate: body.birthDate,
    })
    expect(body.birthDate === null || body.birthDate <= '2010-11-22', where).toBe(true)
  }
  expect(body.consents.registration, where).toBe(true)
  const full = fullPartOf(body)
  for (const name of Object.keys(fullPart.shape) as (keyof typeof full)[])
    if (body[name] !== undefined) expect(full[name], where).toEqual(body[name])
  for (const text of [
    body.name,
    body.notes,
    full.street ?? '',
    full.tools,
    full.star?.reason ?? '',
    ...full.skills.map(s => s.name),
  ]) {
    expect(seen.test(text), where).toBe(false)
    expect(text.isWellFormed(), where).toBe(true)
  }
  expect(Object.keys(body), where).not.toContain('politicalStatus')
}

const aFullForm = () => ({
  ...aDeskForm(),
  document: { kind: 'id-card', number: anIdNumber('19740312') },
  star: { reason: '长期失业' },
  wantedPay: { min: 20_000, unit: 'day' },
  skills: [{ name: '电工', kind: 'electrician', level: 'able', years: 3, isCertificate: false }],
})

function withValue(form: object, path: string, value: unknown): object {
  if (path === 'passport') return { ...form, document: { kind: 'passport', number: value } }
  const [first = '', second] = path.split('.')
  if (second === undefined) return { ...form, [first]: value }
  return { ...form, [first]: { ...((form as Record<string, unknown>)[first] as object), [second]: value } }
}

test('hand-picked hostile values, each in a form that is good otherwise', async () => {
  expect(handPicked.length).toBeGreaterThan(300)
  const { send, bodies, stored, codes, logged } = await anOpenDesk()
  for (const [path, value] of handPicked) await send(withValue(aFullForm(), path, value))
  const all = bodies()
  expect(all.bodies).toHaveLength(stored())
  for (const body of all.bodies) checkStored(body)
  for (const sent of all.sent) expect(sent).not.toMatch(/"star"|"notes"/)
  expect(all.bodies.map(({ name }) => name)).toContain('𬭩')
  // Every way of writing the dot is one name.
  expect(all.bodies.filter(({ name }) => name === '阿卜杜热依木·阿卜杜克热木').length).toBeGreaterThanOrEqual(8)
  expect(all.bodies.some(({ document }) => document?.number === '11010519491231002X')).toBe(true)
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'under-age',
      'consent-missing',
      'name-length',
      'name-characters',
      'id-length',
      'id-fifteen',
      'id-characters',
      'id-birth-date',
      'id-check-digit',
      'passport-invalid',
      'mobile-invalid',
      'star-reason-missing',
      'skills-too-many',
      'years-range',
      'km-range',
      'areas-too-many',
      'focus-twice',
      'focus-day',
      'kind-unknown',
      'skill-empty',
      'too-long',
    ]),
  )
  expect(logged.filter(line => /fault/i.test(line))).toEqual([])
  expect(logged.join()).not.toMatch(/王喆|19000001234|509999/)
}, 120_000)

test('five thousand generated forms', async () => {
  const { send, bodies, stored, logged } = await anOpenDesk()
  const text = fc.oneof(
    fc.constantFrom(...textValues),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const anything = fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 2, arbitrary: fc.constantFrom(...anyValues) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  )
  const change = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(
        fc.constantFrom(
          'name',
          'contact.number',
          'document.number',
          'passport',
          'notes',
          'street',
          'tools',
          'star.reason',
        ),
        text,
      ),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...hostilePaths), anything) },
    { weight: 1, arbitrary: fc.constantFrom(...handPicked) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), changes =>
      send(changes.reduce<object>((form, [path, value]) => withValue(form, path, value), aFullForm())),
    ),
    { numRuns: 5000, seed: 20261122 },
  )
  const all = bodies()
  // An id that was generated twice is one registration or a conflict.
  expect(all.bodies.length).toBeLessThanOrEqual(stored())
  expect(all.bodies.length).toBeGreaterThan(200)
  for (const body of all.bodies) checkStored(body)
  expect(logged.filter(line => /fault/i.test(line))).toEqual([])
}, 180_000)
