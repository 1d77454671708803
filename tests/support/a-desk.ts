// The desk's store against a real host in a temporary folder, with timers the test sets off.
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createDeskStore, type Desk } from '../../renderer/desk/desk-store.ts'
import { type Client, createClient } from '../../renderer/shared/client.ts'
import { aHost, type TestHost } from './a-host.ts'
import { createDirectWire, type DirectWire } from './direct-wire.ts'

export const pin = '280417'

export type TestDesk = {
  desk: Desk
  wire: DirectWire
  /** Asks as this page does, past its store. */
  client: Client<'desk'>
  host: TestHost
  /** Lets so many milliseconds go by for the desk's timers, and waits until the host has answered. */
  pass(ms: number): Promise<void>
  /** Waits until no call is under way. */
  settled(): Promise<void>
  state: Desk['store']['getState']
}

/** @param before a host that was used already: the same data folder, another page */
export async function aDesk({ before }: { before?: TestHost } = {}): Promise<TestDesk> {
  const host = before ?? (await aHost())
  const wire = createDirectWire(host.host, 'desk')
  const running = new Set<Promise<unknown>>()
  const client = createClient('desk', {
    ...wire,
    send(request, signal) {
      const sending = wire.send(request, signal)
      running.add(sending)
      return sending.finally(() => running.delete(sending))
    },
  })
  const settled = async () => {
    do {
      await Promise.allSettled(running)
      await new Promise(resolve => setTimeout(resolve, 0))
    } while (running.size > 0)
  }
  const site = await client.call('site.get', {})
  if (!site.ok) throw new Error(site.problem.code)

  let clock = Date.parse('2026-11-22T02:00:00.000Z')
  const timers = new Set<{ at: number; run: () => void }>()
  const desk = createDeskStore(client, site.value, {
    now: () => new Date(clock),
    randomBytes: length => new Uint8Array(randomBytes(length)),
    schedule(run, ms) {
      const timer = { at: clock + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  onTestFinished(() => desk.stop())
  await settled()

  async function pass(ms: number): Promise<void> {
    const end = clock + ms
    for (;;) {
      const [next] = [...timers].filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      timers.delete(next)
      clock = Math.max(clock, next.at)
      next.run()
      await settled()
    }
    clock = end
    await settled()
  }
  return { desk, wire, client, host, pass, settled, state: desk.store.getState }
}

/** A desk whose head of station stands before it. */
export async function anOpenDesk(): Promise<TestDesk> {
  const made = await aDesk()
  await made.desk.gate.setUp('陈兰', pin)
  await made.settled()
  return made
}
