// A page that Playwright does not attach to. For each page of its own Playwright listens to the network, and Chromium then keeps
// every answer in the page's process for a developer to look at: over thousands of calls that is all the growth one sees.
import type { Browser, CDPSession } from 'playwright-core'

export type UnwatchedPage = {
  /** The value of an expression, as JSON carries it; waits for a promise. Rejects with what the page threw. */
  evaluate(expression: string): Promise<unknown>
  send(method: string, params?: object): Promise<unknown>
  onEvent(method: string, listener: (params: unknown) => void): void
}

type Message = { id?: number; result?: unknown; error?: { message: string }; method?: string; params?: unknown }
type Answer = { resolve(result: unknown): void; reject(error: Error): void }

/** @param script runs before any of the page's own; then the page goes to `url` */
export async function openUnwatchedPage(
  browser: Browser,
  { url, script, width, height }: { url: string; script: string; width: number; height: number },
): Promise<UnwatchedPage> {
  const session = await browser.newBrowserCDPSession()
  // In a context that Playwright did not make, and so does not look after.
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width,
    height,
  })
  const page = await attach(session, targetId)
  await page.send('Page.enable')
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: script })
  await page.send('Page.navigate', { url })
  return page
}

async function attach(session: CDPSession, targetId: string): Promise<UnwatchedPage> {
  // Playwright passes no answers of sessions it does not know; they come wrapped in messages instead.
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, Answer>()
  const listeners = new Map<string, (params: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return
    const { id, result, error, method, params } = JSON.parse(message) as Message
    if (method) listeners.get(method)?.(params)
    const answer = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || !answer) return
    waiting.delete(id)
    if (error) answer.reject(new Error(error.message))
    else answer.resolve(result)
  })
  let lastId = 0
  async function send(method: string, params: object = {}): Promise<unknown> {
    lastId += 1
    const id = lastId
    const answered = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
    return answered
  }
  return {
    send,
    onEvent: (method, listener) => listeners.set(method, listener),
    async evaluate(expression) {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as { result: { value?: unknown }; exceptionDetails?: { text: string } }
      if (exceptionDetails) throw new Error(exceptionDetails.text)
      return result.value
    },
  }
}
