// Whether two registrations may be of one person: keyed hashes find the few to look at, and names are compared as people slip.
import { createHmac } from 'node:crypto'
import type { Registration } from './model/registration.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { readingsOf } from './search-tokens.ts'
import { findSetting, saveSetting } from './settings.ts'

const setting = 'person-key'

/** Makes the site's key once. Call inside a transaction. @param random 32 bytes */
export function ensurePersonKey(db: WriteDb<'site'>, random: () => Uint8Array): void {
  if (findSetting(db, setting) === undefined) saveSetting(db, setting, Buffer.from(random()).toString('hex'))
}

export const findPersonKey = (db: ReadDb<'site'>): string | undefined => findSetting(db, setting)

export type Identity = Pick<Registration, 'name' | 'contact' | 'document'>
type KeyKind = 'document' | 'number'
export type Likeness = 'document' | 'number-name' | 'number-slip' | 'name-slip'

const hashed = (key: string, kind: KeyKind, value: string) =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${kind}\n${value}`).digest('hex').slice(0, 32)

const documentText = ({ document }: Identity) => (document ? `${document.kind}:${document.number}` : null)

/** The hashes under which somebody is found again. */
export function keysOf(key: string, identity: Identity): { kind: KeyKind; hash: string }[] {
  const text = documentText(identity)
  const { number } = identity.contact
  return [
    ...(text === null ? [] : [{ kind: 'document' as const, hash: hashed(key, 'document', text) }]),
    ...(number === '' ? [] : [{ kind: 'number' as const, hash: hashed(key, 'number', number) }]),
  ]
}

/** Mobiles one slip away: a digit wrong, or two neighbours exchanged. */
function numberSlips(number: string): string[] {
  if (!/^1[0-9]{10}$/.test(number)) return []
  const found = new Set<string>()
  for (let at = 1; at < number.length; at++) {
    for (const digit of '0123456789') found.add(number.slice(0, at) + digit + number.slice(at + 1))
    const [here = '', next = ''] = [number[at], number[at + 1]]
    if (next) found.add(number.slice(0, at) + next + here + number.slice(at + 2))
  }
  found.delete(number)
  return [...found]
}

const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.'’-]/gu, '')

const areAlike = (a: string, b: string) => {
  const sounds = readingsOf(b)
  return readingsOf(a).some(sound => sounds.includes(sound))
}

/** Not the same, but one character wrong, missing or too many, two exchanged, or all of the same sound. */
function isNearName(a: string, b: string): boolean {
  const [short, long] = [[...foldName(a)], [...foldName(b)]].sort((x, y) => x.length - y.length) as [string[], string[]]
  if (short.length < 2 || long.length - short.length > 1 || short.join('') === long.join('')) return false
  if (long.length > short.length)
    return long.some((_, at) => [...long.slice(0, at), ...long.slice(at + 1)].join('') === short.join(''))
  const wrong = short.flatMap((character, at) => (character === long[at] ? [] : [at]))
  const [first = 0, second = 0] = wrong
  if (wrong.length === 1) return short.length > 2 || areAlike(short[first] ?? '', long[first] ?? '')
  if (wrong.length === 2 && second === first + 1 && short[first] === long[second] && short[second] === long[first])
    return true
  return wrong.every(at => areAlike(short[at] ?? '', long[at] ?? ''))
}

/** Why two may be one person; null where they hardly are. Two different documents of a kind are two people, passports apart. */
function likenessOf(a: Identity, b: Identity): Likeness | null {
  const [one, other] = [documentText(a), documentText(b)]
  if (one !== null && one === other) return 'document'
  if (a.document && b.document?.kind === a.document.kind && a.document.kind !== 'passport') return null
  if (a.contact.number === '' || b.contact.number === '') return null
  const isSameName = foldName(a.name) === foldName(b.name)
  if (a.contact.number === b.contact.number) {
    if (isSameName) return 'number-name'
    return isNearName(a.name, b.name) ? 'name-slip' : null
  }
  return isSameName && numberSlips(a.contact.number).includes(b.contact.number) ? 'number-slip' : null
}

/** Registrations that may be of the same person, whole, those surest first. @param except its own id */
export function findLikely(
  db: ReadDb<'site'>,
  identity: Identity,
  except: string,
): { registration: Registration; why: Likeness }[] {
  const key = findPersonKey(db)
  if (key === undefined) return []
  const byKey = prepared(db, 'select registration_id as id from person_key where kind = ? and hash = ? limit 50')
  const slips = numberSlips(identity.contact.number).map(number => ({
    kind: 'number' as const,
    hash: hashed(key, 'number', number),
  }))
  const ids = new Set<string>()
  for (const { kind, hash } of [...keysOf(key, identity), ...slips])
    for (const { id } of byKey.all(kind, hash) as { id: string }[]) ids.add(id)
  ids.delete(except)
  const order: readonly Likeness[] = ['document', 'number-name', 'number-slip', 'name-slip']
  return [...ids]
    .flatMap(id => {
      const row = prepared(db, 'select body from registration where id = ? and body is not null').get(id)
      if (!row) return []
      const registration = JSON.parse((row as { body: string }).body) as Registration
      const why = likenessOf(identity, registration)
      return why === null ? [] : [{ registration, why }]
    })
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why))
}
