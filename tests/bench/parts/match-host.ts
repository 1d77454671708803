// The same questions through the real host: from the message of a page to the answer that passed its view, masked, with states.
import { makeUuidV7 } from '../../../db/model/ids.ts'
import { createHost } from '../../../electron/host/create-host.ts'

export type HostDesk = {
  /** How long the index took to be ready after the host was made, and the longest that a call waited meanwhile, ms. */
  readyMs: number
  longestWaitMs: number
  /** Asks as the desk does; throws where the answer is a refusal. */
  ask(name: string, input: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** @param at the host's clock */
export async function openHostDesk(dataDir: string, at: Date): Promise<HostDesk> {
  const faults: string[] = []
  const host = await createHost({ dataDir, now: () => at, writeLog: line => faults.push(line) })
  const made = performance.now()
  const connection = host.connect('desk')
  const ready = Promise.withResolvers<number>()
  connection.onNews(news => {
    if ('changed' in news && news.changed.includes('matches')) ready.resolve(performance.now() - made)
  })
  let session: string | undefined
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await connection.handle({ id: 1, name, input, ...(session ? { session } : {}) })
    if (!('reply' in answer) || !answer.reply.ok) throw new Error(`${name}: ${JSON.stringify(answer)} ${faults.at(-1)}`)
    return answer.reply.value
  }
  // While the index is being built, calls come and are timed.
  let isBuilt = false
  const waits: number[] = []
  const calling = (async () => {
    while (!isBuilt) {
      await new Promise(resolve => setTimeout(resolve, 5))
      const from = performance.now()
      await new Promise(resolve => setImmediate(resolve))
      await ask('site.get', {})
      waits.push(performance.now() - from)
    }
  })()
  const readyMs = await ready.promise
  isBuilt = true
  await calling
  const id = makeUuidV7(at.getTime(), crypto.getRandomValues(new Uint8Array(10)))
  session = ((await ask('staff.setUp', { id, name: '陈兰', pin: '284617' })) as { session: string }).session
  return { readyMs, longestWaitMs: Math.max(...waits), ask, stop: () => host.stop() }
}
