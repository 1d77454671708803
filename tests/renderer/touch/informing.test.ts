/// <reference types="node" />
// What hangs out at the touch screen: notices by kind and audience, emergencies that cover and are taken note of, markets, and a
// number for the desks; on a real host.
import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../electron/contract/api.ts'
import { shownOf } from '../../../renderer/touch/store/finding.ts'
import { alarmAt, everything, noticesFor } from '../../../renderer/touch/store/notice-query.ts'
import { anId } from '../../support/a-registration.ts'
import { aTouchStore, until } from '../../support/a-touch-store.ts'
import { createDirectWire } from '../../support/direct-wire.ts'
import { aNotice, fillFeedItems, someMarkets, someNotices } from '../../support/some-notices.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const view = (changes: Partial<Parameters<typeof aNotice>[0]> & { id: string }) => {
  const { demonstration: _, ...notice } = aNotice(changes, now)
  return notice
}
const all = someNotices(now).map(({ demonstration: _, ...notice }) => notice)
const ids = (notices: readonly { id: string }[]) => notices.map(({ id }) => id)

describe('Notices', () => {
  it('by audience are those for these people and those for everybody', () => {
    expect(ids(noticesFor(all, { kind: null, audience: ['mothers'] }, now)).sort()).toEqual([
      'n-fair',
      'n-mothers',
      'n-plain',
      'n-rights',
    ])
    expect(ids(noticesFor(all, { kind: 'training', audience: ['older', 'mothers'] }, now)).sort()).toEqual([
      'n-mothers',
      'n-training',
    ])
    expect(ids(noticesFor(all, { kind: 'training', audience: ['students'] }, now))).toEqual([])
  })

  it('are shown from their beginning to their end and not longer', () => {
    const [soon] = [
      view({ id: 'n-soon', shownFrom: '2026-11-22T03:00:00.000Z', validUntil: '2026-11-22T04:00:00.000Z' }),
    ]
    const at = (time: string) => ids(noticesFor(soon ? [soon] : [], everything, new Date(`2026-11-22T${time}Z`)))
    expect([at('02:59:59'), at('03:00:00'), at('03:59:59'), at('04:00:00')]).toEqual([[], ['n-soon'], ['n-soon'], []])
  })

  it('have emergencies before them whatever is asked for, and rights among the plain ones', () => {
    const emergency = view({ id: 'n-e', kind: 'emergency', title: '暴雨', shownFrom: '2026-11-21T00:00:00.000Z' })
    expect(ids(noticesFor([...all, emergency], everything, now))[0]).toBe('n-e')
    expect(ids(noticesFor([...all, emergency], { kind: 'policy', audience: ['students'] }, now))).toEqual([
      'n-e',
      'n-policy',
    ])
    expect(ids(noticesFor(all, { kind: 'notice', audience: [] }, now)).sort()).toEqual(['n-plain', 'n-rights'])
  })
})

/** A desk beside the touch screen, on the same host. */
async function aDeskBeside(host: Parameters<typeof createDirectWire>[0]) {
  const wire = createDirectWire(host, 'desk')
  let session: string | undefined
  let lastId = 0
  async function call(name: string, input: unknown) {
    lastId++
    const request = { id: lastId, name, input, ...(session ? { session } : {}) }
    const reply = await wire.send(request, new AbortController().signal)
    if (!reply.ok) throw new Error(reply.problem.code)
    return reply.value as { session?: string; row?: { text: string } }
  }
  session = (await call('staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })).session
  return {
    call,
    alarm: (changes: Partial<InputOf<'desk', 'notices.publish'>> = {}) =>
      call('notices.publish', {
        id: 'alarm-1',
        kind: 'emergency',
        title: '暴雨橙色预警',
        text: '请留在室内',
        priority: 6,
        validUntil: '2026-11-22T03:00:00.000Z',
        ...changes,
      }),
  }
}

type Screen = Awaited<ReturnType<typeof aTouchStore>>
const alarmOf = (screen: Screen, at = now) => alarmAt(shownOf(screen.get().notices) ?? [], screen.get().known, at)

describe('An emergency', () => {
  it('comes over whatever is being done, and leaves what was typed alone', async () => {
    const screen = await aTouchStore()
    const desk = await aDeskBeside(screen.host)
    screen.goHome()
    screen.startRegistering(null)
    screen.switchConsent('registration')
    screen.sayAge(true)
    screen.nextStep()
    screen.setName('王喆')
    screen.openField('number')
    for (const digit of '1900') screen.pressKey(digit)
    await desk.alarm()
    await until(() => alarmOf(screen) !== null, 'the emergency came')
    expect(alarmOf(screen)).toMatchObject({ isKnown: false, notice: { title: '暴雨橙色预警' } })
    expect(screen.get()).toMatchObject({
      view: { at: 'register', step: 'person' },
      form: { name: '王喆', contact: { number: '1900' } },
      typing: { field: 'number' },
    })
  })

  it('that was taken note of covers no more, until it says something else or somebody else comes', async () => {
    const screen = await aTouchStore()
    const desk = await aDeskBeside(screen.host)
    await desk.alarm()
    await until(() => alarmOf(screen) !== null, 'the emergency came')
    const first = alarmOf(screen)
    if (first) screen.takeNote(first.notice)
    expect(alarmOf(screen)?.isKnown).toBe(true)
    await desk.alarm({ title: '暴雨红色预警' })
    await until(() => alarmOf(screen)?.notice.title === '暴雨红色预警', 'the new words came')
    expect(alarmOf(screen)?.isKnown).toBe(false)
    screen.turn.end()
    expect(screen.get().known).toEqual([])
  })

  it('ends by the clock even while the host is away, and at once when it is taken down', async () => {
    const screen = await aTouchStore()
    const desk = await aDeskBeside(screen.host)
    await desk.alarm()
    await until(() => alarmOf(screen) !== null, 'the emergency came')
    screen.wire.cut()
    expect(alarmOf(screen, new Date('2026-11-22T02:59:59Z'))).not.toBeNull()
    expect(alarmOf(screen, new Date('2026-11-22T03:00:00Z'))).toBeNull()
    screen.wire.mend()
    await desk.call('notices.withdraw', { id: 'alarm-1' })
    await until(() => alarmOf(screen) === null, 'the emergency went')
  })
})

describe('A number for the desks', () => {
  const statusOf = (screen: Screen) => screen.get().ticket?.status

  it('is one, however often it is pressed, and is seen again when one comes back to its page', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showNumber()
    await Promise.all([screen.takeNumber(), screen.takeNumber()])
    await screen.takeNumber()
    expect(statusOf(screen)).toMatchObject({ at: 'taken', taken: { text: 'A001', waitingBefore: 0 } })
    screen.back()
    screen.showNumber()
    expect(statusOf(screen)).toMatchObject({ at: 'taken', taken: { text: 'A001' } })
    await until(() => screen.get().waiting === 1, 'one is waiting')
    expect(screen.wire.arrived.filter(name => name === 'numbers.take')).toHaveLength(1)
  })

  it('is the same one when the answer was lost and it is asked for again', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showNumber()
    screen.wire.loseAnswers()
    await screen.takeNumber()
    expect(statusOf(screen)).toMatchObject({ at: 'refused', problem: { code: 'host-away' } })
    screen.wire.mend()
    await screen.takeNumber()
    expect(statusOf(screen)).toMatchObject({ at: 'taken', taken: { text: 'A001' } })
  })

  it('is forgotten with the turn, and the next person gets another', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.showNumber()
    await screen.takeNumber()
    screen.turn.end()
    expect(screen.get().ticket).toBeNull()
    const desk = await aDeskBeside(screen.host)
    expect((await desk.call('numbers.callNext', { desk: 1 })).row?.text).toBe('A001')
  })
})

describe('The directory of markets', () => {
  it('is read when it is opened, those of this district first, and says what went wrong', async () => {
    const screen = await aTouchStore()
    fillFeedItems(screen.dataDir, [], someMarkets())
    screen.goHome()
    screen.wire.cut()
    screen.showSites()
    const result = () => {
      const { view } = screen.get()
      return view.at === 'sites' ? view.result : null
    }
    await until(() => result()?.at === 'failed', 'the directory failed')
    screen.wire.mend()
    await until(() => result()?.at === 'ready', 'the directory came')
    const sites = result()
    expect(sites?.at === 'ready' && sites.value.map(site => site.isNear)).toEqual([true, true, false, false])
  })
})
