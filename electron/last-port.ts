// The port the browser shell had last, kept in the data folder, so that a browser on a wall finds its page again after a power cut.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = 'last-port'

/** 0 where none is known, or what is kept is no port. */
export function readLastPort(dataDir: string): number {
  try {
    const text = readFileSync(join(dataDir, file), 'utf8').trim()
    return /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65_535 ? Number(text) : 0
  } catch {
    return 0
  }
}

/** A port that cannot be kept is no reason not to start: the next start takes a free one. */
export function keepPort(dataDir: string, port: number): void {
  try {
    writeFileSync(join(dataDir, file), `${port}\n`, { mode: 0o600 })
  } catch {
    return
  }
}
