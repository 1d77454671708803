// The app:// scheme: a real origin for our pages, so that nothing is loaded from file:// and no port is opened.
import { protocol } from 'electron'
import { scheme } from './addresses.ts'
import { createPageFiles, type PageFolders } from './page-files.ts'

/** To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // `standard` gives relative addresses and an origin, `secure` what browsers keep for https. No fetch, no CORS, no
    // service workers, no bypassing of the content security policy.
    { scheme, privileges: { standard: true, secure: true } },
  ])
}

/** To be called once the app is ready. */
export function serveAppScheme(folders: PageFolders): void {
  protocol.handle(scheme, createPageFiles(folders))
}
