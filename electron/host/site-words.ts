// What each field of `site.json` must be, in the words of whoever edits the file; what a validator says of itself helps nobody.
import type { z } from 'zod'

const days = 'must be a list of weekdays from 0 (Sunday) to 6 (Saturday), at least one'
const clock = 'must be a time of day such as 08:30'
const yesNo = 'must be true or false'
const groupWords = 'must be a group of settings in braces { }'
const languageWords = 'zh-Hans, zh-Hant or en'

/** By the field's place in the file, without the numbers of list entries. */
export const siteFieldWords: Record<string, string> = {
  name: 'must be a text of 1 to 40 characters',
  profile: 'must be market, station, stall or van',
  division: 'must be a six-digit division code such as 500106',
  place: groupWords,
  'place.street': 'must be a text of 1 to 60 characters, or null',
  'place.latitude': 'must be a number from -90 to 90, or null',
  'place.longitude': 'must be a number from -180 to 180, or null',
  feeds: 'must be a list of 1 to 200 six-digit division codes such as ["500106", "500000"]',
  timeZone: 'must be the name of a time zone such as Asia/Shanghai',
  language: `must be ${languageWords}`,
  hotline: 'must be a text of at most 30 characters',
  board: groupWords,
  'board.viewingDistanceM': 'must be a number of metres from 1 to 30',
  'board.pixelPitchMm': 'must be a number of millimetres from 0.05 to 20',
  'board.staleAfterMinutes': 'must be a whole number of minutes from 1 to 1440',
  'board.qrBaseUrl': 'must be an address of at most 200 characters beginning with http:// or https://, or null',
  'board.languages': `must be a list of at most three of ${languageWords}`,
  'board.languageMinutes': 'must be a whole number of minutes from 1 to 120',
  'board.dayParts': 'must be a list of at most 12 parts of the day, each with "from" and "to"',
  'board.dayParts.days': days,
  'board.dayParts.from': clock,
  'board.dayParts.to': clock,
  'board.dayParts.prefer': 'must be even, new or near',
  'board.dayParts.pages': 'must be a list of at most two of notices and sites',
  'board.dayParts.everyMinutes': 'must be a whole number of minutes from 1 to 120',
  'board.dayParts.pageSeconds': 'must be a whole number of seconds from 5 to 120',
  'board.night': 'must be null, or "from", "to" and "dim" in braces { }',
  'board.night.from': clock,
  'board.night.to': clock,
  'board.night.dim': 'must be a number from 0 to 0.8',
  numbers: groupWords,
  'numbers.isOffered': yesNo,
  'numbers.prefix': 'must be none, one or two capital letters such as A',
  'numbers.sharedAs': 'must be a name of at most 40 small letters, digits and hyphens such as shuangbei, or null',
  'numbers.desks': 'must be a whole number from 1 to 20',
  openingHours: 'must be a list of at most 14 entries with "days", "open" and "close"',
  'openingHours.days': days,
  'openingHours.open': clock,
  'openingHours.close': clock,
  idle: groupWords,
  'idle.touchSeconds': 'must be a whole number of seconds from 30 to 600',
  'idle.warningSeconds': 'must be a whole number of seconds from 20 to 120, and less than idle.touchSeconds',
  'idle.deskSeconds': 'must be a whole number of seconds from 30 to 3600',
  registration: groupWords,
  'registration.noticeVersion': 'must be a text of 1 to 40 characters',
  'registration.validDays': 'must be a whole number of days from 1 to 365',
  'registration.renewals': 'must be a whole number from 0 to 1000',
  'registration.longWaitDays': 'must be a whole number of days from 1 to 1000',
  reader: groupWords,
  'reader.kind': 'must be none, wedge, http or websocket',
  'reader.url':
    'must be an address of this machine (127.0.0.1 or localhost): http:// for the kind http, ws:// for the kind websocket',
  'reader.request': 'must be a text of at most 2000 characters, or null',
  'reader.timeoutSeconds': 'must be a whole number of seconds from 1 to 60',
  'reader.namePath': 'must be a text of at most 100 characters',
  'reader.numberPath': 'must be a text of at most 100 characters',
}

/** Every fault in a sentence of its own, each said once. */
export function siteFaults(issues: readonly z.core.$ZodIssue[]): string[] {
  return [...new Set(issues.flatMap(faultsOf))]
}

function faultsOf(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => `${place ? `${place}.` : ''}${key} is not a setting: is it misspelt?`)
  if (place === '') return ['the file must be one object in braces { }']
  // A list is said whole: what stands in it is part of its words.
  const path = issue.path.slice(0, issue.path.findLastIndex(part => typeof part === 'string') + 1)
  const words = siteFieldWords[path.filter(part => typeof part === 'string').join('.')]
  return [`${path.join('.')} ${words ?? 'cannot be so'}`]
}
