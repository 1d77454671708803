// Forms half filled: they survive a kill, and they live here and never in the browser's storage.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type DraftForm = 'registration' | 'posting'

export function saveDraft(db: WriteDb<'site'>, staffId: string, form: DraftForm, body: unknown, at: string): void {
  prepared(
    db,
    `insert into draft (staff_id, form, body, saved_at) values (?, ?, ?, ?)
     on conflict (staff_id, form) do update set body = excluded.body, saved_at = excluded.saved_at`,
  ).run(staffId, form, JSON.stringify(body), at)
}

export function findDraft(
  db: ReadDb<'site'>,
  staffId: string,
  form: DraftForm,
): { body: unknown; savedAt: string } | undefined {
  const row = prepared(db, 'select body, saved_at as savedAt from draft where staff_id = ? and form = ?').get(
    staffId,
    form,
  ) as { body: string; savedAt: string } | undefined
  return row && { body: JSON.parse(row.body), savedAt: row.savedAt }
}

export function dropDraft(db: WriteDb<'site'>, staffId: string, form: DraftForm): void {
  prepared(db, 'delete from draft where staff_id = ? and form = ?').run(staffId, form)
}

/** Registrations begun and never finished hold a person's data: those not touched since `before` go. Returns how many. */
export function dropStaleRegistrationDrafts(db: WriteDb<'site'>, before: string): number {
  return prepared(db, "delete from draft where form = 'registration' and saved_at < ?").run(before).changes
}
