// Where the stand-in must be as strict as Electron: what passes the context bridge, and who learns that a port has ended.
import { type EventEmitter, once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../chromium.ts'
import { pageScript } from './page-side.mjs'
import { createRelays, MessageChannelMain } from './ports.mjs'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

/** A page behind a preload script, without a main process. */
async function aPageWith(preload: string) {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  await page.exposeBinding('__standInCall', () => undefined)
  await page.addInitScript(pageScript, { preload, argv: [] })
  await page.goto('data:text/html,<p>x</p>')
  return { page, faults }
}

test('methods of a class do not pass the bridge, own functions do', async () => {
  const { page } = await aPageWith(`
    const { contextBridge } = require('electron')
    class Api { field = 1; own = text => text + '!'; method() { return 'leaked' } }
    contextBridge.exposeInMainWorld('api', new Api())`)
  expect(await page.evaluate('Object.keys(api)')).toEqual(['field', 'own'])
  expect(await page.evaluate('typeof api.method')).toBe('undefined')
  expect(await page.evaluate(`api.own('x')`)).toBe('x!')
  expect(await page.evaluate('Object.isFrozen(api)')).toBe(true)
  await page.close()
})

test('answers of bridged functions are copied and lose their prototype too', async () => {
  const { page } = await aPageWith(`
    const { contextBridge } = require('electron')
    class Answer { value = 2; secret() {} }
    const kept = { n: 1 }
    contextBridge.exposeInMainWorld('api', { later: async () => new Answer(), kept: () => kept, read: () => kept.n })`)
  expect(await page.evaluate('api.later().then(a => [a.value, typeof a.secret])')).toEqual([2, 'undefined'])
  expect(await page.evaluate('(() => { try { api.kept().n = 5 } catch {} return api.read() })()')).toBe(1)
  await page.close()
})

test('a second exposure under the same name and a symbol are refused', async () => {
  const { page, faults } = await aPageWith(`
    const { contextBridge } = require('electron')
    contextBridge.exposeInMainWorld('api', 1)
    contextBridge.exposeInMainWorld('api', 2)`)
  expect(await page.evaluate('api')).toBe(1)
  expect(faults.join()).toContain('existing property')
  const other = await aPageWith(`require('electron').contextBridge.exposeInMainWorld('api', { it: Symbol('x') })`)
  expect(other.faults.join()).toContain('symbol')
  await Promise.all([page.close(), other.page.close()])
})

test('when the process that holds a port is gone, the other end hears close, after what was posted before', async () => {
  const sent: unknown[] = []
  const relays = createRelays((message: unknown) => sent.push(message))
  const { port1, port2 } = new MessageChannelMain()
  const id = relays.handOver(port1)
  const heard: unknown[] = []
  port2.on('message', ({ data }: { data: unknown }) => heard.push(data))
  port2.start()
  relays.receive({ port: id, data: 'last words' })
  const closed = once(port2 as EventEmitter, 'close', { signal: AbortSignal.timeout(2000) })
  relays.closeAll()
  await closed
  expect(heard).toEqual(['last words'])
  port2.postMessage('into the void')
  await turn()
  expect(sent).toEqual([])
})

test('when main’s end closes, the process that holds the other is told', async () => {
  const sent: unknown[] = []
  const relays = createRelays((message: unknown) => sent.push(message))
  const { port1, port2 } = new MessageChannelMain()
  const id = relays.handOver(port1)
  port2.postMessage('a')
  port2.close()
  await turn()
  await turn()
  expect(sent).toEqual([
    { port: id, data: 'a' },
    { port: id, close: true },
  ])
})
