// From the commit of an urgent order at the central server to the frame in which a board shows it.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Posting } from '../../../db/model/posting.ts'
import type { BenchCentral } from './bench-central.ts'
import { put } from './postings.ts'

const limitMs = 20_000

/**
 * Publishes one urgent order after another and withdraws it again.
 * @param pattern what the orders are made of
 * @returns milliseconds of each: from the end of the publishing transaction to the first task after the frame that holds its title
 */
export async function measurePainted(
  board: Page,
  central: BenchCentral,
  pattern: Posting,
  runs: number,
): Promise<number[]> {
  const painted: number[] = []
  for (let i = 0; i < runs; i++) {
    const title = `急单${i}号`
    const seen = board.evaluate(watchFor(title)) as Promise<number>
    await sleep(30)
    const id = `bench-urgent-${i}`
    const until = new Date(Date.now() + 3_600_000).toISOString()
    await central.publish(put({ ...pattern, id, title, urgent: { reason: '急', until } }))
    const committed = performance.timeOrigin + performance.now()
    painted.push((await seen) - committed)
    await central.publish({ op: 'delete', kind: 'posting', id })
    // Not in step with anything that repeats.
    await sleep(150 + ((i * 37) % 100))
  }
  return painted
}

/** In the page: the moment, in its own milliseconds since 1970, of the first task after the frame that holds the words. */
const watchFor = (words: string) => `new Promise((resolve, reject) => {
  setTimeout(reject, ${limitMs}, new Error('not seen on the board: ' + ${JSON.stringify(words)}))
  const seen = () => document.body.textContent.includes(${JSON.stringify(words)})
  const done = () => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
    channel.port2.postMessage(0)
  })
  new MutationObserver((_, observer) => { if (seen()) { observer.disconnect(); done() } })
    .observe(document, { subtree: true, childList: true, characterData: true })
})`
