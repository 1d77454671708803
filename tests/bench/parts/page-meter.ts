// What a page holds and says: nodes, heap, memory of its process, messages with its host. Read from outside, by CDP.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export type Held = {
  /** Elements, texts and everything else in the document. */
  nodes: number
  /** Nodes that live in the process, in the document or not, after a collection. */
  liveNodes: number
  /** JavaScript heap after a forced collection. */
  heapMb: number
  /** The process's own share of RAM (PSS); NaN where the system does not tell. */
  processMb: number
}

export type MessageCount = { requests: number; news: number; heartbeats: number }

export type PageMeter = {
  /** @param pid the page's process, as the trace names it */
  read(pid: number): Promise<Held>
  /** Messages since the page was opened. */
  messages(): MessageCount
  stop(): Promise<void>
}

/** A line of news holds the names of topics; what is shorter is the comment line that keeps the stream known to be alive. */
const shortestNewsBytes = 12

/** Begin before the page is opened: what it says from then on is counted. */
export async function meterPage(page: Page): Promise<PageMeter> {
  const session = await page.context().newCDPSession(page)
  const count: MessageCount = { requests: 0, news: 0, heartbeats: 0 }
  const streams = new Set<string>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!/\/api\//.test(request.url)) return
    if (request.method === 'GET') streams.add(requestId)
    else count.requests += 1
  })
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (!streams.has(requestId)) return
    if (dataLength >= shortestNewsBytes) count.news += 1
    else count.heartbeats += 1
  })
  // The page's process would keep what was answered, to show it to a developer: that is not the page's own memory.
  await session.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })
  return {
    read: pid =>
      readHeld(
        {
          evaluate: text => page.evaluate(text),
          send: method => session.send(method as 'HeapProfiler.collectGarbage'),
        },
        pid,
      ),
    messages: () => ({ ...count }),
    stop: () => session.detach(),
  }
}

const countNodes =
  '(() => { const walker = document.createTreeWalker(document); let nodes = 1; while (walker.nextNode()) nodes++; return nodes })()'

type Asked = { evaluate(expression: string): Promise<unknown>; send(method: string): Promise<unknown> }

/** Of any page that answers CDP. */
export async function readHeld({ evaluate, send }: Asked, pid: number): Promise<Held> {
  // The second finds what the first one's finalisers let go.
  for (let i = 0; i < 2; i++) await send('HeapProfiler.collectGarbage')
  const { usedSize } = (await send('Runtime.getHeapUsage')) as { usedSize: number }
  const { nodes: liveNodes } = (await send('Memory.getDOMCounters')) as { nodes: number }
  return { nodes: Number(await evaluate(countNodes)), liveNodes, heapMb: usedSize / 1e6, processMb: processMb(pid) }
}

function processMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
