// Answers requests on app:// from the folders of our own pages (transport/static-pages.ts holds the rules of what is served).
// No Electron in here; app-protocol.ts hangs it on the scheme.
import { dirname } from 'node:path'
import { pageHeaders, servePage } from '../transport/static-pages.ts'
import { origin, safePageUrl } from './addresses.ts'

/** `pages` is the built renderer; `safePages`, a folder of the name `safe`, hangs on nothing else. */
export type PageFolders = { pages: string; safePages: string }

const headers = pageHeaders("'none'")

/**
 * Serves `app://kiosk/<path>` from `<pages>/<path>`, a folder as its index.html, and `/safe/` from `safePages`. Other
 * hosts, methods, kinds of file and every path that would leave the folder: 404 or 405 with an empty body.
 */
export function createPageFiles({ pages, safePages }: PageFolders): (request: Request) => Promise<Response> {
  return async request => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers })
    const { protocol, host, pathname } = new URL(request.url)
    if (`${protocol}//${host}` !== origin) return new Response(null, { status: 404, headers })
    const folder = request.url.startsWith(safePageUrl) ? dirname(safePages) : pages
    return servePage(folder, pathname, headers)
  }
}
