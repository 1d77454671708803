/// <reference types="node" />
// The list of the day and one person opened: masked, logged, refused and sent again.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { RegistrationForm } from '../../../renderer/desk/register/registration-form.ts'
import { anOpenDesk, type TestDesk } from '../../support/a-desk.ts'
import { createDirectWire } from '../../support/direct-wire.ts'

const person: Partial<RegistrationForm> = {
  name: '王喆',
  number: '19000001234',
  availability: ['now'],
  kinds: ['electrician'],
  isSixteen: true,
  notes: '会扎扭扭花',
  consents: { registration: true, employer: false, messages: false, upload: true },
}

async function withPeople(count: number): Promise<TestDesk> {
  const made = await anOpenDesk()
  for (let i = 0; i < count; i++) {
    made.desk.register.edit({ ...person, number: `1900000${String(1000 + i)}` })
    await made.desk.register.save()
  }
  made.desk.show('today')
  await made.settled()
  return made
}

function rowsOf({ state }: TestDesk) {
  const { list } = state().today
  if (list.state !== 'ready') throw new Error(list.state)
  return list.rows
}

function inFile<T>({ host }: TestDesk, work: (db: Database.Database) => T): T {
  const db = new Database(join(host.dataDir, 'site.db'))
  try {
    return work(db)
  } finally {
    db.close()
  }
}

describe('The list of the day', () => {
  it('turns to the day before and back, and never to a day that has not come', async () => {
    const made = await withPeople(1)
    await made.desk.today.turnDay(1)
    expect(made.state().today.day).toBeNull()
    await made.desk.today.turnDay(-1)
    expect(made.state().today).toMatchObject({ day: '2026-11-21', list: { state: 'ready', total: 0 } })
    await made.desk.today.turnDay(1)
    expect(made.state().today).toMatchObject({ day: null, list: { state: 'ready', total: 1 } })
  })

  it('turns its pages, none before the first and none after the last', async () => {
    const made = await withPeople(51)
    expect(rowsOf(made)).toHaveLength(50)
    await made.desk.today.turnPage(-1)
    expect(made.state().today.offset).toBe(0)
    await made.desk.today.turnPage(1)
    expect(rowsOf(made)).toHaveLength(1)
    await made.desk.today.turnPage(1)
    expect(made.state().today.offset).toBe(50)
  }, 60_000)

  it('reads again when a registration comes from elsewhere', async () => {
    const made = await withPeople(1)
    const touch = createDirectWire(made.host.host, 'touch')
    await touch.send(
      {
        id: 1,
        name: 'registrations.submit',
        input: {
          id: '01920000-0000-7000-8000-000000000077',
          name: '李秀',
          contact: { kind: 'mobile', number: '19000000077' },
          kinds: ['cleaning'],
          availability: ['day'],
          consents: { registration: true, employer: false, messages: false, upload: false },
          noticeVersion: '3',
          isSixteen: true,
        },
      },
      new AbortController().signal,
    )
    await made.settled()
    expect(rowsOf(made).map(row => [row.maskedName, row.source, row.syncState])).toContainEqual([
      '李*',
      'touch',
      'local',
    ])
  })
})

describe('One person', () => {
  it('is shown whole only after the look was logged, and goes when it is covered or the view is left', async () => {
    const made = await withPeople(1)
    const [row] = rowsOf(made)
    await made.desk.today.open(row?.id ?? '')
    expect(made.state().today.opened).toMatchObject({ state: 'shown', detail: { name: '王喆', notes: '会扎扭扭花' } })
    const logged = inFile(made, db => db.prepare("select subject from audit where action = 'registration.open'").all())
    expect(logged).toEqual([{ subject: row?.id }])
    made.desk.today.close()
    expect(JSON.stringify(made.state())).not.toContain('扭扭花')
    await made.desk.today.open(row?.id ?? '')
    made.desk.show('sync')
    expect(JSON.stringify(made.state())).not.toContain('扭扭花')
  })

  it('that the centre refused stands in a list of its own with the reason, and can be sent again', async () => {
    const made = await withPeople(2)
    const [refused] = rowsOf(made)
    inFile(made, db =>
      db.prepare("update outbox set state = 'refused', refusal = 'bad-item' where id = ?").run(refused?.id ?? ''),
    )
    made.desk.showRefused()
    await made.settled()
    expect(rowsOf(made)).toMatchObject([{ id: refused?.id, syncState: 'refused', refusal: 'bad-item' }])
    await made.desk.today.open(refused?.id ?? '')
    await made.desk.today.resend()
    await made.settled()
    expect(made.state().today.opened).toMatchObject({
      resending: 'sent',
      detail: { syncState: 'waiting', refusal: null },
    })
    expect(rowsOf(made)).toEqual([])
    await made.desk.today.showRefused(false)
    expect(rowsOf(made)).toHaveLength(2)
  })
})
