// What runs in the host's own process (out/host.js): the host on its data folder, served over the ports main hands in.
import { join } from 'node:path'
import type { MessageEvent } from 'electron'
import { createHost } from '../host/create-host.ts'
import { readStartSettings } from '../settings.ts'
import { StartProblem, startSentence } from '../start-problem.ts'
import { sayTrouble } from '../sync/say-trouble.ts'
import { sharedQueueOf, startSyncThread } from '../sync/thread.ts'
import { servePort } from '../transport/port.ts'
import type { ToHostProcess } from './host-message.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function run(dataDir: string | undefined): Promise<void> {
  if (!dataDir) throw new StartProblem('No data folder was named.')
  const settings = readStartSettings(process.env)
  const host = await createHost({
    dataDir,
    writeLog: say,
    startSync: start => {
      const link = startSyncThread({
        dataDir,
        feeds: start.settings.feeds,
        queue: sharedQueueOf(start.settings),
        courtesy: start.courtesy,
        // Without a centre the demonstration one runs inside the sync thread: the packaged app opens no port.
        central: settings.central ?? { embeddedDir: join(dataDir, 'central') },
        workerUrl: new URL('./sync-worker.js', import.meta.url),
        onDeath: error => say(`${new Date().toISOString()} fault sync thread: ${describe(error)}`),
      })
      if (settings.central) sayTrouble(link, settings.central.url, say)
      return link
    },
  })
  /** By page: how to end the service of the port it holds. */
  const served = new Map<number, () => void>()
  // Messages wait in parentPort until there is a listener, so none is missed while the host was being made.
  process.parentPort.on('message', ({ data, ports }: MessageEvent) => {
    const message = data as ToHostProcess
    if (message.type === 'stop') {
      void host.stop().then(() => process.exit(0))
      return
    }
    const [port] = ports
    if (!port) return
    served.get(message.page)?.()
    served.set(message.page, servePort(host, message.role, port))
  })
}

const describe = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

try {
  await run(process.argv[2])
} catch (error) {
  // One clear sentence for whoever reads the log; main starts this process again later, and the screens stay calm.
  const sentence = startSentence(error)
  say(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))
  process.exit(1)
}
