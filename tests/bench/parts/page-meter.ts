// What a page holds and says: nodes, heap, memory of its process, messages with its host. Read from outside, by CDP.
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'

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
    async read(pid) {
      const { heapMb, liveNodes } = await readHeap(session)
      const nodes = await page.evaluate(
        '(() => { const walker = document.createTreeWalker(document); let nodes = 1; while (walker.nextNode()) nodes++; return nodes })()',
      )
      return { nodes: Number(nodes), liveNodes, heapMb, processMb: processMb(pid) }
    },
    messages: () => ({ ...count }),
    stop: () => session.detach(),
  }
}

async function readHeap(session: CDPSession): Promise<{ heapMb: number; liveNodes: number }> {
  // The second finds what the first one's finalisers let go.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  return { heapMb: usedSize / 1e6, liveNodes: nodes }
}

function processMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
