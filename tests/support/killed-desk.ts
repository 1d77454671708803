// A process for the kill test of drafts: types a full registration through the desk's draft keeper into a real host, a key every few
// milliseconds, and prints how many keys it was told are stored. It is killed at any moment.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FromHost } from '../../electron/contract/call.ts'
import { createHost } from '../../electron/host/create-host.ts'
import { createDraftKeeper } from '../../renderer/desk/draft-keeper.ts'
import { anId } from './a-registration.ts'

const [dataDir = ''] = process.argv.slice(2)
const pin = '284617'
const host = await createHost({ dataDir, writeLog: () => {} })
const desk = host.connect('desk')

let asked = 0
type Answer = { ok: true; value: never } | { ok: false }
async function ask(name: string, input: unknown, session?: string): Promise<Answer> {
  asked++
  const answer: FromHost = await desk.handle({ id: asked, name, input, ...(session ? { session } : {}) })
  if (!('reply' in answer)) throw new Error('no answer')
  return answer.reply as Answer
}

const known = await ask('staff.isSetUp', {})
const names = known.ok ? (known.value as { names: { id: string }[] }).names : []
const opened = await (names[0]
  ? ask('staff.unlock', { id: names[0].id, pin })
  : ask('staff.setUp', { id: anId(), name: '陈兰', pin }))
if (!opened.ok) throw new Error('not opened')
const { session } = opened.value as { session: string }

const keeper = createDraftKeeper({
  schedule(run, ms) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  async save(body) {
    const reply = await ask('drafts.save', { form: 'registration', body }, session)
    if (!reply.ok) return null
    process.stdout.write(`${(body as { starReason: string }).starReason.length}\n`)
    return (reply.value as { savedAt: string }).savedAt
  },
  onState() {},
})
const text = '父母都失业，先帮他；手很巧，会扎扭扭花；想学光伏安装。'
for (let keys = 1; ; keys++) {
  const typed = text.repeat(Math.ceil(keys / text.length)).slice(0, keys)
  keeper.change({ id: 'one', name: '王喆', isStarred: true, starReason: typed, keys })
  process.stderr.write(`${keys}\n`)
  await sleep(5)
}
