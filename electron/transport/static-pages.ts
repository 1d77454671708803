// Answers a path with a file of the built pages: nothing outside the folder, only the kinds of file the pages are made of, and
// always under a content security policy.
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

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

/**
 * Pages run our scripts, styles and fonts and draw images made in place (QR codes).
 * @param connect whom they may speak with: `'none'` behind a port, `'self'` over loopback HTTP
 */
export function pageHeaders(connect: "'none'" | "'self'"): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // After an update the same names hold other contents: nothing is kept between starts.
    'cache-control': 'no-store',
  }
}

/** The file a URL's path names inside `folder`, or undefined. Encoded separators, dots, drives and zero bytes name nothing. */
function fileOfPath(folder: string, pathname: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const parts = path.split('/').slice(1)
  if (parts.at(-1) === '') parts.splice(-1, 1, 'index.html')
  if (!parts.length || parts.some(part => part === '' || part.startsWith('.') || /[\\:\0]/.test(part))) return undefined
  const file = join(folder, ...parts)
  return file.startsWith(folder + sep) ? file : undefined
}

/** The file at a path, a folder as its index.html; 404 with an empty body for anything else. */
export async function servePage(folder: string, pathname: string, headers: Record<string, string>): Promise<Response> {
  const path = fileOfPath(folder, pathname)
  const type = path && types[extname(path)]
  if (!path || !type) return new Response(null, { status: 404, headers })
  try {
    return new Response(new Uint8Array(await readFile(path)), { headers: { ...headers, 'content-type': type } })
  } catch {
    return new Response(null, { status: 404, headers })
  }
}
