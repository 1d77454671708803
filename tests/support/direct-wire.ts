// The shortest wire between a page's client and a host: the host's own connection, in one process. It can be cut and mended.
import type { FromHost, Role } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import type { Host } from '../../electron/host/host.ts'
import { createLine, createListeners, everyTopic, type Wire } from '../../renderer/shared/wire.ts'

export type DirectWire = Wire & {
  /** From now on nothing arrives at the host. */
  cut(): void
  /** From now on requests arrive, but their answers are lost. */
  loseAnswers(): void
  mend(): void
  /** Requests that arrived at the host, by name. */
  arrived: string[]
}

export function createDirectWire(host: Host, role: Role): DirectWire {
  const connection = host.connect(role)
  const news = createListeners<readonly Topic[]>()
  const line = createLine()
  let state: 'whole' | 'cut' | 'answers-lost' = 'whole'
  const arrived: string[] = []
  const stopNews = connection.onNews((message: FromHost) => {
    if ('changed' in message && state === 'whole') news.tell(message.changed)
  })
  line.set('connected')
  return {
    arrived,
    async send(request) {
      if (state === 'cut') throw new Error('cut')
      arrived.push(request.name)
      // As over a real wire: what arrives is a copy.
      const answer = await connection.handle(JSON.parse(JSON.stringify(request)))
      if (state !== 'whole') throw new Error('the answer was lost')
      if (!('reply' in answer)) throw new Error('news in the place of an answer')
      return answer.reply
    },
    onNews: news.add,
    onLine: line.onLine,
    cut() {
      state = 'cut'
      line.set('away')
    },
    loseAnswers() {
      state = 'answers-lost'
    },
    mend() {
      state = 'whole'
      line.set('connected')
      news.tell(everyTopic)
    },
    stop() {
      stopNews()
      connection.close()
    },
  }
}
