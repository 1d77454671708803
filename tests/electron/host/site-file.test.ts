// `site.json` as whoever edits it meets it: every fault at once, each in plain words.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { siteSettings } from '../../../db/model/site.ts'
import { readSiteFile, SiteFileError } from '../../../electron/host/site-file.ts'
import { siteFieldWords } from '../../../electron/host/site-words.ts'
import { aTempDir } from '../../support/temp-dir.ts'

function refusalOf(content: unknown): string {
  const dir = aTempDir()
  writeFileSync(join(dir, 'site.json'), JSON.stringify(content))
  try {
    readSiteFile(dir)
  } catch (error) {
    if (error instanceof SiteFileError) return error.message
    throw error
  }
  throw new Error('it was taken')
}

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] }

/** Every field of the schema, entries of lists included, as `board.dayParts.from`. */
function fieldsOf(schema: Schema, place = ''): string[] {
  const below = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(one => fieldsOf(one, place))
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const field = place ? `${place}.${name}` : name
    return [field, ...fieldsOf(one, field)]
  })
  return [...own, ...below]
}

test('every field has its words, and no words are without a field', () => {
  const fields = fieldsOf(z.toJSONSchema(siteSettings, { io: 'input' }) as Schema)
  expect(fields.length).toBeGreaterThan(40)
  expect(Object.keys(siteFieldWords).sort()).toEqual([...new Set(fields)].sort())
})

test('all faults are said at once, each with its field, none in the validator’s words', () => {
  const said = refusalOf({
    nmae: 'x',
    division: 'Chongqing',
    feeds: ['500106', 'all', ''],
    timeZone: 'Mars/Olympus',
    board: { night: { from: '25:00', to: '06:30' }, colour: 'red' },
    openingHours: [{ days: [7], open: '8:30', close: '18:00' }],
    idle: { touchSeconds: 30, warningSeconds: 30 },
    reader: { kind: 'http' },
  })
  for (const sentence of [
    'nmae is not a setting',
    'board.colour is not a setting',
    'division must be a six-digit division code such as 500106',
    'feeds must be a list of 1 to 200 six-digit division codes',
    'timeZone must be the name of a time zone',
    'board.night.from must be a time of day such as 08:30',
    'openingHours.0.days must be a list of weekdays',
    'openingHours.0.open must be a time of day',
    'idle.warningSeconds must be a whole number of seconds from 20 to 120, and less than idle.touchSeconds',
    'reader.url must be an address of this machine',
  ])
    expect(said.split(sentence)).toHaveLength(2)
  expect(said).not.toMatch(/pattern|Invalid|expected|undefined/)
  expect(said).toMatch(/Nothing was changed; mend it and start again\.$/)
  expect(said.split('\n')).toHaveLength(1)
  expect(refusalOf([])).toContain('must be one object')
})
