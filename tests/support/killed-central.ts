// A central server for the kill tests: the real one on a folder and a port, killed at any moment.
import { randomUUID } from 'node:crypto'
import { createApp } from '../../central/app.ts'
import { serveCentral } from '../../central/serve.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'

const [dir = '', port = '0', token = ''] = process.argv.slice(2)
const store = openSqliteStore(dir, { now: new Date(), makeIdentity: randomUUID })
const app = createApp({
  store,
  token,
  identity: store.identity,
  now: () => new Date(),
  longPollMs: 500,
  snapshotDir: `${dir}/snapshots`,
})
const server = await serveCentral(app, { port: Number(port) })
process.stdout.write(`${server.url}\n`)
