// Tells whoever started the program, in one line each, when the centre is reached and what keeps it from being reached.
import type { SyncLink, SyncStatus } from './link.ts'

const sentences: Record<Exclude<SyncStatus['trouble'], null>, (url: string) => string> = {
  unreachable: url =>
    `The centre at ${url} cannot be reached. Everything runs without it and nothing is lost; it is tried again by itself. Check the address and the network.`,
  'not-an-answer': url =>
    `What answers at ${url} is not a Linggong centre: another program, or a network that wants a login first. Everything runs without it; check LINGGONG_CENTRAL_URL.`,
  unauthorised: url =>
    `The centre at ${url} refuses this machine: LINGGONG_CENTRAL_TOKEN is not the centre's. Everything runs without it; set the right token and start again.`,
  'server-error': url => `The centre at ${url} has a fault of its own. Everything runs without it; it is tried again.`,
  busy: url => `The centre at ${url} is busy. It is tried again by itself.`,
  'cloned-station': url =>
    `The centre at ${url} knows another machine with this one's data. Two must never run on copies of one data folder; see the desk's page of sync.`,
  storage: () => 'Sync cannot write to the data folder. It is tried again; check the disk.',
}

/** Says where sync stands, and again only when that is something else. @returns ends it */
export function sayTrouble(link: SyncLink, url: string, say: (line: string) => void): () => void {
  let said = ''
  const look = () => {
    const { trouble, isOnline } = link.status()
    const line = trouble ? sentences[trouble](url) : isOnline ? `The centre at ${url} is reached.` : said
    if (line === said) return
    said = line
    say(line)
  }
  look()
  return link.onChanged(look)
}
