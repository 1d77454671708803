// The register of employers (用人单位): who they are, whom to ask, and when their licence was seen.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { syllablesOf } from './search-tokens.ts'

export type Employer = {
  id: string
  name: string
  creditCode: string | null
  contactName: string
  contactPhone: string
  notes: string
  licenceSeenOn: string | null
  licenceDueOn: string | null
  licenceSeenBy: string | null
}

const columns = `id, name, credit_code as creditCode, contact_name as contactName, contact_phone as contactPhone, notes,
  licence_seen_on as licenceSeenOn, licence_due_on as licenceDueOn, licence_seen_by as licenceSeenBy`

const foldEmployer = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

export function findEmployer(db: ReadDb<'site'>, id: string): Employer | undefined {
  return prepared(db, `select ${columns} from employer where id = ?`).get(id) as Employer | undefined
}

/** The employer of a credit code, else the one of exactly this name. */
export function findEmployerNamed(
  db: ReadDb<'site'>,
  { name, creditCode }: { name: string; creditCode: string | null },
): Employer | undefined {
  const byCode =
    creditCode === null
      ? undefined
      : (prepared(db, `select ${columns} from employer where credit_code = ?`).get(creditCode) as Employer | undefined)
  if (byCode) return byCode
  const sql = `select ${columns} from employer where name = ? and (credit_code is null or ? is null) order by created_at limit 1`
  return prepared(db, sql).get(name, creditCode) as Employer | undefined
}

/** Inserts or replaces; the licence as given. */
export function saveEmployer(
  db: WriteDb<'site'>,
  employer: Employer,
  { at, clerkId }: { at: string; clerkId: string },
): void {
  const { name } = employer
  const readable = name.normalize('NFKC').replace(/[^\p{Script=Han}]/gu, '')
  const syllables = readable === '' ? [] : syllablesOf(readable)
  prepared(
    db,
    `insert into employer (id, name, credit_code, contact_name, contact_phone, notes, licence_seen_on, licence_due_on, licence_seen_by,
       words, syllables, initials, created_at, updated_at, clerk_id)
     values (@id, @name, @creditCode, @contactName, @contactPhone, @notes, @licenceSeenOn, @licenceDueOn, @licenceSeenBy,
       @words, @syllables, @initials, @at, @at, @clerkId)
     on conflict (id) do update set name = excluded.name, credit_code = excluded.credit_code, contact_name = excluded.contact_name,
       contact_phone = excluded.contact_phone, notes = excluded.notes, licence_seen_on = excluded.licence_seen_on,
       licence_due_on = excluded.licence_due_on, licence_seen_by = excluded.licence_seen_by, words = excluded.words,
       syllables = excluded.syllables, initials = excluded.initials, updated_at = excluded.updated_at, clerk_id = excluded.clerk_id`,
  ).run({
    ...employer,
    words: foldEmployer(name),
    syllables: syllables.join(''),
    initials: syllables.map(syllable => syllable.charAt(0)).join(''),
    at,
    clerkId,
  })
}

const fits = `(@typed = '' or instr(words, @typed) > 0 or instr(syllables, @typed) > 0 or instr(initials, @typed) > 0
  or instr(lower(coalesce(credit_code, '')), @typed) = 1)`

/**
 * Employers that fit what was typed (characters, pinyin, initials, the head of a credit code): names that begin with it first. For
 * an empty text those whose licence is due first, then the newest.
 * @param today market day
 */
export function searchEmployers(
  db: ReadDb<'site'>,
  text: string,
  { today, limit }: { today: string; limit: number },
): { total: number; due: number; rows: Employer[] } {
  const typed = foldEmployer(text)
  const rows = prepared(
    db,
    `select ${columns} from employer where ${fits}
     order by case when @typed = '' then licence_due_on is null or licence_due_on > @today
       else instr(words, @typed) <> 1 and instr(initials, @typed) <> 1 and instr(syllables, @typed) <> 1 end,
       case when @typed = '' then null else length(name) end, updated_at desc, id limit @limit`,
  ).all({ typed, today, limit }) as Employer[]
  const { total, due } = prepared(
    db,
    `select count(*) as total, coalesce(sum(licence_due_on <= @today), 0) as due from employer where ${fits}`,
  ).get({ typed, today }) as { total: number; due: number }
  return { total, due, rows }
}
