// Builds the pages of the peers as a site would (Vite, production) and serves them on loopback with the rows they show.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Posting } from '../../../db/model/posting.ts'

export type PeerPages = { url: string; stop(): Promise<void> }

const buildLimitMs = 120_000

/**
 * @param outDir a new folder, which the caller removes
 * @param lists the rows by their number; a page asks for `?rows=<number>`
 */
export async function servePeers(outDir: string, lists: ReadonlyMap<number, readonly Posting[]>): Promise<PeerPages> {
  // In a process of its own: the bundler's memory goes with it, and a NODE_ENV of ours does not choose React's development build.
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), outDir], {
    env: { ...process.env, NODE_ENV: 'production' },
    timeout: buildLimitMs,
  })
  const rows = new Map([...lists].map(([size, list]) => [`/rows-${size}.json`, JSON.stringify(list.map(peerRow))]))
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = rows.get(pathname) ?? (await readFile(join(outDir, pathname)).catch(() => null))
    const type = body === null ? 'text/plain' : types[extname(pathname)]
    response.writeHead(body === null ? 404 : 200, { 'content-type': `${type ?? 'text/plain'}; charset=utf-8` })
    response.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

const peerRow = ({ id, title, employer, place, pay, headcount }: Posting) => ({
  id,
  title,
  where: [employer.name, place.district, place.street].filter(Boolean).join(' · '),
  pay: pay.text ?? '面议',
  count: headcount ? `${headcount}人` : '若干',
})

async function buildPeers(outDir: string): Promise<void> {
  const { build } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const root = fileURLToPath(new URL('../peers/', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      rollupOptions: { input: { marquee: `${root}marquee.html`, 'scroll-top': `${root}scroll-top.html` } },
    },
  })
}

if (import.meta.main) await buildPeers(process.argv[2] ?? '')
