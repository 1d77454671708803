// The addresses of our own pages inside the app, and the question whether an address is one of them.
import { type Role, roles } from '../contract/call.ts'

export const scheme = 'app'
const host = 'kiosk'
export const origin = `${scheme}://${host}`
export const safePageUrl = `${origin}/safe/`

export const pageUrl = (face: Role): string => `${origin}/${face}/`

/** Which face's page this address is, without regard to its fragment or query; undefined: none of ours. */
export function faceOfUrl(url: string): Role | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host: urlHost, pathname, username, password } = new URL(url)
  if (protocol !== `${scheme}:` || urlHost !== host || username !== '' || password !== '') return undefined
  return roles.find(face => pathname === `/${face}/` || pathname === `/${face}/index.html`)
}

/** A window may go to its own face's page and to the safe page, and nowhere else. */
export function mayNavigate(face: Role | undefined, url: string): boolean {
  return face !== undefined && (url === safePageUrl || faceOfUrl(url) === face)
}
