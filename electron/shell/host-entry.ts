// What runs in the host's own process (out/host.js): the host on its data folder, served over the ports main hands in.
import type { MessageEvent } from 'electron'
import { createHost } from '../host/create-host.ts'
import { servePort } from '../transport/port.ts'
import type { ToHostProcess } from './host-message.ts'

const dataDir = process.env.LINGGONG_DATA_DIR ?? process.argv[2]

async function run(dataDir: string): Promise<void> {
  const host = await createHost({ dataDir })
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

try {
  if (!dataDir) throw new Error('no data folder was named')
  await run(dataDir)
} catch (error) {
  // One clear sentence for whoever reads the log; main starts this process again later, and the screens stay calm.
  process.stderr.write(`linggong: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
