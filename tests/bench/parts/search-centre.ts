// A central server in a process of its own for the bench of the touch screen: fills itself, says where it is, and stays behind
// everybody else on the machine, because at a site it is not on it.
import { setPriority } from 'node:os'
import { startBenchCentral } from './bench-central.ts'
import { searchRows } from './search-rows.ts'

export type FromCentre = { url: string; token: string }

const [dir = '', rows = '0'] = process.argv.slice(2)
const central = await startBenchCentral(dir)
await central.fill(searchRows(Number(rows), new Date()))
setPriority(19)
process.once('message', async () => {
  await central.stop()
  process.disconnect()
})
process.send?.({ url: central.url, token: central.token } satisfies FromCentre)
