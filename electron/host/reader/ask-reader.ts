// Asks the service of a card reader on this machine, over HTTP or a WebSocket, and waits for a card.
import { type Card, readCardAnswer } from '../../../db/model/card-answer.ts'
import type { SiteSettings } from '../../../db/model/site.ts'
import { ProblemError } from '../../contract/problem.ts'

type Reader = SiteSettings['reader']

/** A portrait as text is some tens of kilobytes; more than this is not a card. */
const longestAnswer = 2_000_000
/** A service that has no card says so at once and is asked again. */
const againMs = 400

/** @throws ProblemError `reader-away`, `reader-no-card`, `not-allowed` */
export async function askReader(reader: Reader, today: string): Promise<Card> {
  const { kind, url, timeoutSeconds } = reader
  if ((kind !== 'http' && kind !== 'websocket') || url === null) throw new ProblemError('not-allowed')
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  return kind === 'http' ? askHttp(reader, url, today, signal) : askWebSocket(reader, url, today, signal)
}

async function askHttp(reader: Reader, url: string, today: string, signal: AbortSignal): Promise<Card> {
  let hasAnswered = false
  while (!signal.aborted) {
    let text: string
    try {
      const { request } = reader
      const answer = await fetch(url, {
        signal,
        redirect: 'error',
        ...(request === null ? {} : { method: 'POST', body: request, headers: { 'content-type': 'application/json' } }),
      })
      text = await answer.text()
    } catch {
      // Its time may be over while it waits for a card: then it was there.
      throw new ProblemError(signal.aborted && hasAnswered ? 'reader-no-card' : 'reader-away')
    }
    hasAnswered = true
    const card = text.length > longestAnswer ? null : readCardAnswer(text, reader, today)
    if (card === null) throw new ProblemError('reader-away')
    if (card !== 'no-card') return card
    await new Promise(resolve => setTimeout(resolve, againMs))
  }
  throw new ProblemError('reader-no-card')
}

function askWebSocket(reader: Reader, url: string, today: string, signal: AbortSignal): Promise<Card> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    let isOpen = false
    const end = (act: () => void) => {
      signal.removeEventListener('abort', expire)
      socket.close()
      act()
    }
    const fail = () => end(() => reject(new ProblemError('reader-away')))
    const expire = () => end(() => reject(new ProblemError(isOpen ? 'reader-no-card' : 'reader-away')))
    signal.addEventListener('abort', expire)
    socket.addEventListener('open', () => {
      isOpen = true
      if (reader.request !== null) socket.send(reader.request)
    })
    socket.addEventListener('error', fail)
    socket.addEventListener('close', fail)
    // Greetings and 'no card' are passed over: the service speaks again when a card lies there.
    socket.addEventListener('message', ({ data }) => {
      const card = typeof data === 'string' && data.length <= longestAnswer ? readCardAnswer(data, reader, today) : null
      if (card !== null && card !== 'no-card') end(() => resolve(card))
    })
  })
}
