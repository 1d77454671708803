// Reads `site.json` from the data folder: one validated file with all of a site's settings, made with the defaults where missing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SiteSettings, siteSettings } from '../../db/model/site.ts'
import { siteFaults } from './site-words.ts'

/** `site.json` cannot be used; the message is a sentence for the person who edits it. */
export class SiteFileError extends Error {}

/**
 * @returns the settings, defaults filled in
 * @throws SiteFileError naming the file, and every field with what it must be
 */
export function readSiteFile(dataDir: string): SiteSettings {
  const path = join(dataDir, 'site.json')
  if (!existsSync(path)) {
    const defaults = siteSettings.parse({})
    writeFileSync(path, `${JSON.stringify(defaults, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return defaults
  }
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8').replace(/^\u{FEFF}/u, ''))
  } catch (error) {
    throw new SiteFileError(
      `${path} is not valid JSON (${(error as Error).message}). Nothing was changed; mend the file or move it away and start again.`,
    )
  }
  const parsed = siteSettings.safeParse(content)
  if (parsed.success) return parsed.data
  throw new SiteFileError(
    `${path}: ${siteFaults(parsed.error.issues).join('; ')}. Nothing was changed; mend it and start again.`,
  )
}
