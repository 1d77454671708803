// A process for the kill tests: takes registrations down through a real host as fast as it can, with sync in its thread, and
// prints an id only when it was told that it is stored. It is killed at any moment.
import { createHost } from '../../electron/host/create-host.ts'
import { startSyncThread } from '../../electron/sync/thread.ts'
import { anId, aQuickForm } from './a-registration.ts'

const [dataDir = '', url = '', token = '', from = '0'] = process.argv.slice(2)

const host = await createHost({
  dataDir,
  writeLog: () => {},
  startSync: start =>
    startSyncThread({
      ...start,
      feeds: ['500106'],
      central: { url, token },
      workerUrl: new URL('../../electron/sync/worker.ts', import.meta.url),
      onDeath: () => {},
    }),
})
const touch = host.connect('touch')
// Ids of an earlier life are passed over: anId counts from one in each process.
for (let i = 0; i < Number(from); i++) anId()
for (let i = 1; ; i++) {
  const form = aQuickForm()
  const answer = await touch.handle({ id: i, name: 'registrations.submit', input: form })
  if ('reply' in answer && answer.reply.ok) process.stdout.write(`${form.id}\n`)
  await new Promise(resolve => setTimeout(resolve, 3))
}
