// Answers requests for our own pages from a folder: nothing outside it, nothing executable but scripts of ours.
// No Electron in here; app-protocol.ts hangs it on the app:// scheme.
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, sep } from 'node:path'
import { origin, safePageUrl } from './addresses.ts'

/** Pages run our scripts, styles and fonts, draw images made in place (QR codes), and speak with nobody but their port. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // After an update the same names hold other contents: nothing is kept between starts.
  'cache-control': 'no-store',
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** `pages` is the built renderer; `safePages`, a folder of the name `safe`, hangs on nothing else. */
export type PageFolders = { pages: string; safePages: string }

/**
 * Serves `app://kiosk/<path>` from `<pages>/<path>`, a folder as its index.html, and `/safe/` from `safePages`. Other
 * hosts, methods, kinds of file and every path that would leave the folder: 404 or 405 with an empty body.
 */
export function createPageFiles({ pages, safePages }: PageFolders): (request: Request) => Promise<Response> {
  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405)
    const path = fileOfUrl(request.url.startsWith(safePageUrl) ? dirname(safePages) : pages, request.url)
    const type = path && types[extname(path)]
    if (!path || !type) return empty(404)
    try {
      const body = await readFile(path)
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
        headers: { ...headers, 'content-type': type },
      })
    } catch {
      return empty(404)
    }
  }
}

const empty = (status: number): Response => new Response(null, { status, headers })

/** The file an address names inside `folder`, or undefined. Encoded separators, dots, drives and zero bytes name nothing. */
export function fileOfUrl(folder: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, pathname } = new URL(url)
  if (`${protocol}//${host}` !== origin) return undefined
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const parts = path.split('/').slice(1)
  if (parts.at(-1) === '') parts.splice(-1, 1, 'index.html')
  if (parts.some(part => part === '' || part.startsWith('.') || /[\\:\0]/.test(part))) return undefined
  const file = join(folder, ...parts)
  return file.startsWith(folder + sep) ? file : undefined
}
