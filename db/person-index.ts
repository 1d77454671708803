// What is kept beside each registration so that it is found: text, groups, keyed hashes, and whom it looks like. Written with it, and
// gone with it, in the caller's transaction.
import { pinyin } from 'pinyin-pro'
import { kindNames } from './kind-names.ts'
import { focusWords } from './model/focus-words.ts'
import { focusPoints } from './model/match/focus-group.ts'
import { seekerOf } from './model/match/seeker.ts'
import type { Registration } from './model/registration.ts'
import { waitingSinceOf } from './model/waiting-since.ts'
import type { WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { findLikely, findPersonKey, keysOf } from './same-person.ts'
import { fold, han, indexText, runTokens, syllablesOf, token } from './search-tokens.ts'

/** Groups with so many points are helped first (db/model/match/focus-group.ts). */
const firstPoints = 4
/** Notes are searched so far. */
const noteLength = 600
/** Fewer digits of a telephone number find too many. */
export const leastTail = 3

/** A name's runs of characters in the readings of surnames and of words (单芳: shan fang, dan fang). */
function nameReadings(name: string): { words: string; pinyin: string; tokens: string[] }[] {
  const runs = fold(name).match(/\p{Script=Han}+/gu) ?? []
  const read = (mode: 'head' | 'off') =>
    runs.map((run, i) => {
      const asSurname = pinyin(run, { surname: 'head', toneType: 'none', type: 'array', v: true })
      const isHead = mode === 'head' && i === 0 && asSurname.length === [...run].length
      return { run, syllables: isHead ? asSurname : syllablesOf(run) }
    })
  const ways = [read('head'), read('off')]
  const distinct = ways.filter((way, i) => i === 0 || JSON.stringify(way) !== JSON.stringify(ways[0]))
  return distinct.map(way => ({
    words: way.map(({ run }) => run).join('|'),
    pinyin: way.map(({ syllables }) => syllables.map(syllable => ` ${syllable}`).join('')).join('|'),
    tokens: way.flatMap(({ run, syllables }) => runTokens([...run], syllables)),
  }))
}

function textOf(registration: Registration): { words: string; pinyin: string; kinds: string; tokens: string[] } {
  const seeker = seekerOf(registration)
  const { name, notes, receipt, contact, document } = registration
  const names = nameReadings(name)
  const kinds = [...new Set([...seeker.kinds, ...seeker.skills.flatMap(skill => skill.kind ?? [])])]
  const rest = indexText([
    // Letters of a name that has any; its characters were read above.
    han.test(name) ? name.replace(/\p{Script=Han}+/gu, ' ') : name,
    ...seeker.skills.map(skill => skill.name),
    ...seeker.kinds.map(kind => kindNames[kind]),
    ...seeker.focus.map(entry => focusWords[entry.group]),
    seeker.street,
    notes.slice(0, noteLength),
  ])
  const tails = Array.from({ length: Math.max(0, contact.number.length - leastTail + 1) }, (_, i) =>
    token.filter('tail', contact.number.slice(i)),
  )
  return {
    words: [...names.map(part => part.words), rest.words].filter(Boolean).join('|'),
    pinyin: [...names.map(part => part.pinyin), rest.pinyin].filter(Boolean).join('|'),
    kinds: `,${kinds.join(',')},`,
    tokens: [
      ...new Set([
        ...names.flatMap(part => part.tokens),
        ...rest.tokens,
        ...kinds.map(kind => token.filter('kind', kind)),
        ...tails,
        ...(document ? [token.filter('tail', document.number.slice(-4).toLowerCase())] : []),
        token.filter('receipt', receipt),
      ]),
    ],
  }
}

/**
 * Writes down what finds a registration, in the place of what was there. Without the site's key nothing: the host makes it at its
 * start and then writes what is missing (`indexOlderPeople`).
 */
export function indexPerson(db: WriteDb<'site'>, registration: Registration): void {
  const key = findPersonKey(db)
  if (key === undefined) return
  const { id } = registration
  unindex(db, id)
  const { words, pinyin, kinds, tokens } = textOf(registration)
  const groups = [...new Set(seekerOf(registration).focus.map(entry => entry.group))]
  const waitingSince = waitingSinceOf(registration)
  const isFirst = groups.some(group => focusPoints[group] >= firstPoints)
  const { lastInsertRowid } = prepared(
    db,
    `insert into person (registration_id, words, pinyin, kinds, waiting_since, valid_until, is_first)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, words, pinyin, kinds, waitingSince, registration.validUntil, Number(isFirst))
  prepared(db, 'insert into person_text (rowid, tokens) values (?, ?)').run(lastInsertRowid, tokens.join(' '))
  for (const group of groups)
    prepared(db, 'insert into person_group (focus_group, registration_id, waiting_since) values (?, ?, ?)').run(
      group,
      id,
      waitingSince,
    )
  for (const { kind, hash } of keysOf(key, registration))
    prepared(db, 'insert or ignore into person_key (kind, hash, registration_id) values (?, ?, ?)').run(kind, hash, id)
  noteLikely(db, registration)
}

/** Pairs that look alike now; those that no longer do go. What was said to be two is not asked again. */
function noteLikely(db: WriteDb<'site'>, registration: Registration): void {
  const { id, updatedAt } = registration
  prepared(db, "delete from likely_double where state = 'open' and (a = @id or b = @id)").run({ id })
  const insert = prepared(
    db,
    'insert into likely_double (a, b, why, found_at) values (?, ?, ?, ?) on conflict (a, b) do nothing',
  )
  for (const { registration: other, why } of findLikely(db, registration, id)) {
    const [a, b] = [id, other.id].sort() as [string, string]
    insert.run(a, b, why, updatedAt)
  }
}

function unindex(db: WriteDb<'site'>, id: string): void {
  const row = prepared(db, 'select num from person where registration_id = ?').get(id) as { num: number } | undefined
  if (row) {
    prepared(db, 'delete from person_text where rowid = ?').run(row.num)
    prepared(db, 'delete from person where num = ?').run(row.num)
  }
  prepared(db, 'delete from person_group where registration_id = ?').run(id)
  prepared(db, 'delete from person_key where registration_id = ?').run(id)
}

/** Nothing finds the registration any more, and no word about it is left. Call with the erasure of its content. */
export function forgetPerson(db: WriteDb<'site'>, id: string): void {
  unindex(db, id)
  prepared(db, 'delete from likely_double where a = @id or b = @id').run({ id })
  prepared(db, 'delete from day_order_word where registration_id = ?').run(id)
}

/**
 * Indexes some of the registrations that an older version stored. Call inside a transaction until `last` is null.
 * @param after where the last call ended; 0 at the beginning
 */
export function indexOlderPeople(
  db: WriteDb<'site'>,
  after: number,
  most: number,
): { last: number | null; done: number } {
  const rows = prepared(
    db,
    `select rowid as num, body from registration r where rowid > ? and body is not null
       and not exists (select 1 from person where registration_id = r.id) order by rowid limit ?`,
  ).all(after, most) as { num: number; body: string }[]
  for (const { body } of rows) indexPerson(db, JSON.parse(body) as Registration)
  return { last: rows.at(-1)?.num ?? null, done: rows.length }
}
