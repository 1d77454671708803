// What app:// serves: files of our own folder under a strict policy, and not one byte from outside it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPageFiles } from '../../../electron/shell/page-files.ts'

let folder: string
let serve: (request: Request) => Promise<Response>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  for (const name of ['renderer/board', 'renderer-secret', 'safe']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'renderer-secret/index.html'), 'secret')
  writeFileSync(join(folder, 'renderer/board/index.html'), '<p>board</p>')
  writeFileSync(join(folder, 'renderer/board/main.js'), '1')
  writeFileSync(join(folder, 'renderer/.hidden.html'), 'secret')
  writeFileSync(join(folder, 'renderer/tool.sh'), 'secret')
  writeFileSync(join(folder, 'safe/index.html'), '<p>safe</p>')
  serve = createPageFiles({ pages: join(folder, 'renderer'), safePages: join(folder, 'safe') })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder answers with its index, with a policy that allows only what is ours', async () => {
  const response = await serve(new Request('app://kiosk/board/?a=1#b'))
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('<p>board</p>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('scripts come as scripts, and the safe page from its own folder', async () => {
  const script = await serve(new Request('app://kiosk/board/main.js'))
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await (await serve(new Request('app://kiosk/safe/?name=x'))).text()).toBe('<p>safe</p>')
})

test.each([
  'app://kiosk/../secret.html',
  'app://kiosk/%2e%2e/secret.html',
  'app://kiosk/..%2fsecret.html',
  'app://kiosk/..%5csecret.html',
  'app://kiosk/%2e%2e%2frenderer-secret%2findex.html',
  'app://kiosk/safe/../secret.html',
  'app://kiosk/safe/..%2fsecret.html',
  'app://kiosk//secret.html',
  'app://kiosk/board%00/index.html',
  'app://kiosk/.hidden.html',
  'app://kiosk/tool.sh',
  'app://kiosk/C:/secret.html',
  'app://kiosk/%E0%A4%A',
  'app://other/board/',
  'http://kiosk/board/',
  'app://kiosk/nothing.html',
  'app://kiosk/board',
])('%s is not there', async url => {
  const response = await serve(new Request(url))
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test('nothing can be posted', async () => {
  expect((await serve(new Request('app://kiosk/board/', { method: 'POST', body: 'x' }))).status).toBe(405)
})
