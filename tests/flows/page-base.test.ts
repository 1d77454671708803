// The built pages in a real Chromium under the strict content security policy: they begin without breaking it, reach their host
// with the key of the fragment, fetch rare characters only when shown, and wait calmly for a host that is late.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/chromium.ts'

// What is used of the page inside `evaluate`; tests/flows is compiled without the DOM's types.
declare const document: {
  title: string
  body: { textContent: string }
  fonts: Iterable<{ family: string; status: string }> & { ready: Promise<unknown> }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'"
const site = {
  name: '双碑零工市场',
  profile: 'market',
  division: '500106',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans',
  hotline: '12333',
  board: { viewingDistanceM: 4, pixelPitchMm: 0.634, staleAfterMinutes: 30 },
  openingHours: [],
  idle: { touchSeconds: 60, warningSeconds: 20, deskSeconds: 300 },
  noticeVersion: '3',
  registrationDays: 15,
}

let folder: string
let server: Server
let browser: Browser
let origin: string
/** False: the host keeps silent, as one that is still starting. */
let isHostUp = true
const keys: (string | undefined)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-pages-'))
  await build({ logLevel: 'error', build: { outDir: folder } })
  server = createServer(async (incoming, answer) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1')
    if (pathname.endsWith('/news')) {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
    } else if (pathname.startsWith('/api/')) {
      keys.push(incoming.headers.authorization)
      let body = ''
      for await (const chunk of incoming) body += chunk
      const { id, name } = JSON.parse(body)
      const reply = name === 'site.get' ? { ok: true, value: site } : { ok: false, problem: { code: 'host-away' } }
      if (isHostUp) answer.end(JSON.stringify({ id, reply }))
    } else {
      const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
      const bytes = await readFile(file).catch(() => null)
      if (!bytes) answer.writeHead(404).end()
      else {
        answer
          .writeHead(200, {
            'content-type': types[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': policy,
          })
          .end(bytes)
      }
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  await new Promise(resolve => server?.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

async function openPage(face: string): Promise<{ page: Page; complaints: string[]; fetched: string[] }> {
  const page = await browser.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  const fetched: string[] = []
  page.on('console', message => /Content Security Policy/i.test(message.text()) && complaints.push(message.text()))
  page.on('request', request => fetched.push(request.url()))
  await page.goto(`${origin}/${face}/#key=k-${face}`)
  return { page, complaints, fetched }
}

describe.each(['board', 'touch', 'desk'])('The page of the %s', face => {
  it('begins under the policy, with its key, its site and its language', async () => {
    isHostUp = true
    keys.length = 0
    const { page, complaints, fetched } = await openPage(face)
    await page.waitForFunction(name => document.title === name, site.name)
    expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans')
    expect(await page.getAttribute('html', 'dir')).toBe('ltr')
    expect(complaints).toEqual([])
    expect(new Set(keys)).toEqual(new Set([`Bearer k-${face}`]))
    expect(fetched.filter(url => !url.startsWith(origin))).toEqual([])
    await page.close()
  })
})

describe('A page', () => {
  it('fetches the rare characters when one is shown, and not before', async () => {
    isHostUp = true
    const { page, fetched } = await openPage('board')
    await page.waitForFunction(name => document.title === name, site.name)
    const rare = () => fetched.filter(url => url.includes('linggong-rare-names'))
    await page.evaluate(() => {
      document.body.textContent = '普通'
      return document.fonts.ready.then(() => true)
    })
    expect(rare()).toEqual([])
    await page.evaluate(() => {
      document.body.textContent = '䶮'
    })
    await page.waitForFunction(() =>
      [...document.fonts].some(face => face.family.includes('Rare') && face.status === 'loaded'),
    )
    expect(rare().length).toBeGreaterThan(0)
    await page.close()
  })

  it('waits calmly for a host that is not up yet', async () => {
    isHostUp = false
    const { page } = await openPage('touch')
    await page.waitForSelector('.safe-page')
    expect(await page.textContent('.safe-page h1')).toBe('正在启动，请稍候')
    isHostUp = true
    await page.close()
  })
})
