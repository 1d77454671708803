// The card reader over real HTTP and a real WebSocket: what a card gives, what is left on it, and a sentence for all that goes wrong.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCardAnswer } from '../../../db/model/card-answer.ts'
import { siteSettings } from '../../../db/model/site.ts'
import { aCardReader, noCard } from '../../support/a-card-reader.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { anId } from '../../support/a-registration.ts'
import { anIdNumber } from '../../support/an-id-number.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const number = anIdNumber('19740312')
const card = {
  resultFlag: '0',
  resultContent: {
    partyName: '王喆',
    gender: '男',
    nation: '土家',
    bornDay: '19740312',
    certAddress: '某街 5 号',
    certNumber: number,
    identityPic: 'x'.repeat(9000),
  },
}
const read = { name: '王喆', kind: 'id-card', number }

async function aDeskWith(reader: object) {
  const dataDir = aTempDir()
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify({ reader: { timeoutSeconds: 1, ...reader } }))
  const { host } = await aHost({ dataDir })
  const desk = await aLine(host, 'desk', 'direct')
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  return { desk, read: () => desk.call('desk', 'reader.read', {}, session) }
}

describe('A reader asked over HTTP', () => {
  it('gives name, kind and number, and nothing else that stands on the card', async () => {
    const reader = await aCardReader()
    const { read: ask } = await aDeskWith({ kind: 'http', url: reader.http })
    reader.lay(card)
    expect(await ask()).toEqual({ ok: true, value: read })
    expect(reader.heard).toEqual(['GET '])
  })

  it('is asked again until a card lies there, with the request its maker wants', async () => {
    const reader = await aCardReader()
    const { read: ask } = await aDeskWith({
      kind: 'http',
      url: reader.http,
      request: '{"cmd":"read"}',
      timeoutSeconds: 5,
    })
    setTimeout(() => reader.lay(card), 500)
    expect(await ask()).toEqual({ ok: true, value: read })
    expect(reader.heard.length).toBeGreaterThan(1)
    expect(reader.heard[0]).toBe('POST {"cmd":"read"}')
  })

  it('without a card in time says so; not running, or speaking of something else, says that', async () => {
    const reader = await aCardReader()
    const { read: ask } = await aDeskWith({ kind: 'http', url: reader.http })
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'reader-no-card' } })
    reader.lay('<html>sign in</html>')
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'reader-away' } })
    const away = await aDeskWith({ kind: 'http', url: 'http://127.0.0.1:9/' })
    expect(await away.read()).toMatchObject({ ok: false, problem: { code: 'reader-away' } })
  })
})

describe('A reader asked over a WebSocket', () => {
  it('is sent its request, passes greetings over, and gives the card when it is laid down', async () => {
    const reader = await aCardReader()
    const { read: ask } = await aDeskWith({
      kind: 'websocket',
      url: reader.websocket,
      request: 'read',
      timeoutSeconds: 5,
    })
    setTimeout(() => reader.lay(card), 300)
    expect(await ask()).toEqual({ ok: true, value: read })
    expect(reader.heard).toEqual(['read'])
  })

  it('without a card in time, or not running, says so', async () => {
    const reader = await aCardReader()
    const { read: ask } = await aDeskWith({ kind: 'websocket', url: reader.websocket })
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'reader-no-card' } })
    const away = await aDeskWith({ kind: 'websocket', url: 'ws://127.0.0.1:9/' })
    expect(await away.read()).toMatchObject({ ok: false, problem: { code: 'reader-away' } })
  })
})

describe('Who may ask', () => {
  it('is a site that has a reader to be asked, and staff alone', async () => {
    for (const kind of ['none', 'wedge']) {
      const { read: ask } = await aDeskWith({ kind })
      expect(await ask()).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
    }
    const { desk } = await aDeskWith({ kind: 'none' })
    expect(await desk.call('desk', 'reader.read', {})).toMatchObject({ ok: false, problem: { code: 'locked' } })
  })

  it('is decided in site.json, which takes addresses of this machine alone', () => {
    const settings = (reader: object) => siteSettings.safeParse({ reader }).success
    expect(settings({ kind: 'http', url: 'http://127.0.0.1:19196/readcard' })).toBe(true)
    expect(settings({ kind: 'websocket', url: 'ws://localhost:9000' })).toBe(true)
    expect(settings({ kind: 'http', url: 'http://example.com/' })).toBe(false)
    expect(settings({ kind: 'http', url: 'http://127.0.0.1.example.com/' })).toBe(false)
    expect(settings({ kind: 'http', url: 'ws://127.0.0.1/' })).toBe(false)
    expect(settings({ kind: 'http' })).toBe(false)
    expect(settings({ kind: 'wedge' })).toBe(true)
  })
})

describe('An answer', () => {
  const { reader } = siteSettings.parse({})
  const answer = (value: unknown, settings = reader) => readCardAnswer(JSON.stringify(value), settings, '2026-11-22')

  it('is understood under the names of several makers, or where the site says', () => {
    expect(answer({ Name: '王喆', IDCode: number })).toMatchObject(read)
    expect(answer({ code: 0, data: { name: '王喆', id_number: ` ${number} ` } })).toMatchObject(read)
    expect(answer({ 姓名: '王喆', 公民身份号码: number })).toMatchObject(read)
    expect(answer({ a: { b: number }, c: '王喆' }, { ...reader, numberPath: 'a.b', namePath: 'c' })).toMatchObject(read)
  })

  it('with a number that does not hold is no card; a name that is none is left out', () => {
    expect(answer({ name: '王喆', idNumber: `${number.slice(0, 17)}?` })).toBe('no-card')
    expect(answer(noCard)).toBe('no-card')
    expect(answer(null)).toBe('no-card')
    expect(answer({ name: '<b>', idNumber: number })).toEqual({ ...read, name: null })
    expect(readCardAnswer('no JSON', reader, '2026-11-22')).toBe(null)
  })
})
