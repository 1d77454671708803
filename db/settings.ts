// Small named values of this site that are not of any other thing: installation, sync state, this station's id.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export function findSetting(db: ReadDb<'site'>, name: string): string | undefined {
  return (prepared(db, 'select value from setting where name = ?').get(name) as { value: string } | undefined)?.value
}

export function saveSetting(db: WriteDb<'site'>, name: string, value: string): void {
  prepared(
    db,
    'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  ).run(name, value)
}
