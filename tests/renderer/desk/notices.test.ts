/// <reference types="node" />
// Notices and emergencies written at the desk: the form, its ends, the look before the wall, taking down; on a real host.
import { describe, expect, it, test } from 'vitest'
import {
  alarmEndsNow,
  checkNotice,
  emptyNotice,
  endOf,
  type NoticeForm,
  toNotice,
} from '../../../renderer/desk/notices/notice-form.ts'
import { noticeRows } from '../../../renderer/desk/notices/notices-part.ts'
import { anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'
import { createDirectWire } from '../../support/direct-wire.ts'
import { fillFeedItems, someNotices } from '../../support/some-notices.ts'

const days = [0, 1, 2, 3, 4, 5, 6]
const site = { timeZone: 'Asia/Shanghai', openingHours: [{ days, open: '08:30', close: '18:00' }] }
/** Ten in the morning at the market. */
const clock = (now = '2026-11-22T02:00:00.000Z') => ({ now: new Date(now), site })
const form = (changes: Partial<NoticeForm> = {}): NoticeForm => ({
  ...emptyNotice('n-1', changes.mode ?? 'notice'),
  title: '周日大厅检修',
  ...changes,
})

describe('The end', () => {
  test.each([
    ['today', '2026-11-22T16:00:00.000Z'],
    ['three-days', '2026-11-25T16:00:00.000Z'],
    ['week', '2026-11-29T16:00:00.000Z'],
  ] as const)('of a notice shown for %s is a midnight of the market', (end, expected) => {
    expect(endOf(form({ end }), clock())?.toISOString()).toBe(expected)
  })

  it('is counted from the market’s day also shortly before its midnight and over the end of a year', () => {
    expect(endOf(form({ end: 'today' }), clock('2026-12-31T15:59:59.000Z'))?.toISOString()).toBe(
      '2026-12-31T16:00:00.000Z',
    )
    expect(endOf(form({ end: 'week' }), clock('2026-12-31T16:00:00.000Z'))?.toISOString()).toBe(
      '2027-01-08T16:00:00.000Z',
    )
  })

  it('is the evening of the day that is typed, or of the day on which a training begins', () => {
    expect(endOf(form({ end: 'other', endDay: '12-7' }), clock())?.toISOString()).toBe('2026-12-07T16:00:00.000Z')
    const training = form({ kind: 'training', end: 'start-day', startsOn: '11-25' })
    expect(endOf(training, clock())?.toISOString()).toBe('2026-11-25T16:00:00.000Z')
    expect(checkNotice(form({ end: 'other', endDay: '2026-02-30' }), clock())).toEqual({ endDay: 'day-invalid' })
    expect(checkNotice(form({ end: 'other', endDay: '2026-11-21' }), clock())).toEqual({ endDay: 'day-past' })
    expect(checkNotice({ ...training, startsOn: '' }, clock())).toEqual({ startsOn: 'day-invalid' })
  })

  it('of an emergency is half an hour, two hours, or closing while the market is open', () => {
    const at = (alarmEnd: NoticeForm['alarmEnd'], now?: string) =>
      endOf(form({ mode: 'emergency', alarmEnd }), clock(now))?.toISOString()
    expect(at('half-hour')).toBe('2026-11-22T02:30:00.000Z')
    expect(at('two-hours')).toBe('2026-11-22T04:00:00.000Z')
    expect(at('closing')).toBe('2026-11-22T10:00:00.000Z')
    expect(alarmEndsNow(clock())).toEqual(['half-hour', 'two-hours', 'closing'])
    expect(alarmEndsNow(clock('2026-11-22T11:00:00.000Z'))).toEqual(['half-hour', 'two-hours'])
    // The market closed while the form stood open.
    expect(checkNotice(form({ mode: 'emergency', alarmEnd: 'closing' }), clock('2026-11-22T10:00:00.000Z'))).toEqual({
      alarmEnd: 'end-passed',
    })
  })
})

describe('A form', () => {
  it('names what is wrong as typed', () => {
    expect(checkNotice(form({ title: '  ' }), clock())).toEqual({ title: 'headline-missing' })
    const training = form({ kind: 'training', days: '五', seats: '10', seatsLeft: '12' })
    expect(checkNotice(training, clock())).toEqual({ days: 'count-invalid', seatsLeft: 'seats-left-more' })
    expect(checkNotice({ ...training, kind: 'policy' }, clock())).toEqual({})
  })

  it('sends days and seats of a training only, places of a job fair, and neither of an emergency', () => {
    const typed = { startsOn: '11-25', days: '5', place: ' 三楼 ', seats: '４０', seatsLeft: '0', phone: '' }
    expect(toNotice(form({ ...typed, kind: 'training' }), clock())).toMatchObject({
      startsOn: '2026-11-25',
      days: 5,
      place: '三楼',
      seats: 40,
      seatsLeft: 0,
      phone: null,
    })
    expect(toNotice(form({ ...typed, kind: 'job-fair' }), clock())).toMatchObject({
      place: '三楼',
      days: null,
      seats: null,
    })
    expect(
      toNotice(form({ ...typed, mode: 'emergency', priority: 'highest', audience: ['older'] }), clock()),
    ).toMatchObject({ kind: 'emergency', priority: 9, startsOn: null, place: null, audience: [] })
  })
})

const notices = ({ state }: TestDesk) => state().notices
const titlesAtTouch = async ({ host }: TestDesk) => {
  const reply = await createDirectWire(host.host, 'touch').send(
    { id: 1, name: 'notices.list', input: {} },
    new AbortController().signal,
  )
  return reply.ok ? (reply.value as { rows: { title: string }[] }).rows.map(row => row.title) : []
}

describe('A notice', () => {
  it('is written, stands at the touch screen, is changed and taken down', async () => {
    const made = await anOpenDesk()
    const { notices: actions } = made.desk
    made.desk.show('notices')
    actions.begin('notice')
    await actions.publish()
    expect(notices(made).form).toMatchObject({ status: { step: 'refused' }, faults: { title: 'headline-missing' } })
    actions.change({ title: '周日大厅检修', end: 'today' })
    await actions.publish()
    await made.settled()
    expect(notices(made)).toMatchObject({ form: null, said: { act: 'published', title: '周日大厅检修' } })
    expect(await titlesAtTouch(made)).toEqual(['周日大厅检修'])
    const [row] = noticeRows(notices(made))
    if (!row) throw new Error('nothing was published')
    actions.edit(row)
    expect(notices(made).form?.form).toMatchObject({ isOut: true, end: 'other', endDay: '2026-11-22' })
    actions.change({ title: '周一大厅检修' })
    await actions.publish()
    expect(await titlesAtTouch(made)).toEqual(['周一大厅检修'])
    await actions.withdraw(row.notice.id)
    expect(notices(made)).toMatchObject({ said: { act: 'withdrawn' } })
    expect(await titlesAtTouch(made)).toEqual([])
  })

  it('of the centre stands in the list beside our own and cannot be changed', async () => {
    const made = await anOpenDesk()
    fillFeedItems(made.host.dataDir, someNotices(new Date('2026-11-22T02:00:00.000Z')))
    await made.desk.notices.read()
    const row = noticeRows(notices(made)).find(one => one.notice.id === 'n-training')
    expect(row).toMatchObject({ isOwn: false })
    if (row) made.desk.notices.edit(row)
    expect(notices(made).form).toBeNull()
  })

  it('half written is hidden by a lock and comes back with its writer', async () => {
    const made = await anOpenDesk()
    made.desk.notices.begin('notice')
    made.desk.notices.change({ title: '写到一半' })
    await made.desk.gate.lock()
    expect(JSON.stringify(made.state())).not.toContain('写到一半')
    await made.desk.gate.unlock(pin)
    await made.settled()
    expect(notices(made).form?.form.title).toBe('写到一半')
  })
})

describe('An emergency', () => {
  it('is looked at first, and goes up only when that is confirmed', async () => {
    const made = await anOpenDesk()
    const { notices: actions } = made.desk
    actions.begin('emergency')
    actions.change({ title: '暴雨橙色预警' })
    await actions.publish()
    expect(notices(made).form?.step).toBe('confirm')
    expect(await titlesAtTouch(made)).toEqual([])
    actions.back()
    expect(notices(made).form).toMatchObject({ step: 'write', form: { title: '暴雨橙色预警' } })
    await actions.publish()
    await actions.publish()
    await made.settled()
    expect(await titlesAtTouch(made)).toEqual(['暴雨橙色预警'])
  })

  it('that goes up elsewhere is known in every view', async () => {
    const made = await anOpenDesk()
    const other = await anOtherDesk(made)
    await other('notices.publish', {
      id: 'alarm-2',
      kind: 'emergency',
      title: '消防演练',
      text: '',
      validUntil: '2026-11-22T03:00:00.000Z',
    })
    await made.settled()
    const { list } = notices(made)
    expect(list.state === 'ready' && list.shown.map(notice => notice.title)).toEqual(['消防演练'])
  })

  it('keeps its words when the host is away, and goes up when it is asked again', async () => {
    const made = await anOpenDesk()
    const { notices: actions } = made.desk
    actions.begin('emergency')
    actions.change({ title: '暴雨橙色预警' })
    await actions.publish()
    made.wire.cut()
    await actions.publish()
    expect(notices(made).form).toMatchObject({
      step: 'confirm',
      form: { title: '暴雨橙色预警' },
      status: { step: 'refused', problem: { code: 'host-away' } },
    })
    made.wire.mend()
    await made.settled()
    await actions.publish()
    expect(await titlesAtTouch(made)).toEqual(['暴雨橙色预警'])
  })
})

/** Another page of the same desk role, unlocked by the same person. */
async function anOtherDesk({ host }: TestDesk) {
  const wire = createDirectWire(host.host, 'desk')
  const send = async (name: string, input: unknown, session?: string) => {
    const reply = await wire.send({ id: 1, name, input, ...(session ? { session } : {}) }, new AbortController().signal)
    if (!reply.ok) throw new Error(reply.problem.code)
    return reply.value as { session: string; names: { id: string }[] }
  }
  const [head] = (await send('staff.isSetUp', {})).names
  const { session } = await send('staff.unlock', { id: head?.id, pin })
  return (name: string, input: unknown) => send(name, input, session)
}
