// `npm run staff -- list` and `npm run staff -- reset-pin NAME`: a forgotten PIN is reset here and nowhere else, by somebody who
// has this machine's command line. It works beside a running program; the new PIN is asked for at the next unlocking.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { appendAudit } from '../db/audit.ts'
import { findDataDir } from '../db/data-dir.ts'
import { openWritable, transact, type WriteDb } from '../db/open.ts'
import { listStaff, type StaffRecord, savePinHash } from '../db/staff.ts'
import { askNewPin } from './ask-pin.ts'
import { hashPin } from './host/pin-hash.ts'
import { StartProblem, startSentence } from './start-problem.ts'

const usage = `npm run staff -- list                    who may use the desk
npm run staff -- reset-pin NAME-OR-ID    set a new PIN, asked for twice`

const say = (line: string) => process.stdout.write(`${line}\n`)

function openSite(): WriteDb<'site'> {
  const dataDir = findDataDir(process.env, process.cwd())
  const path = join(dataDir, 'site.db')
  if (!existsSync(path))
    throw new StartProblem(
      `There is no desk in ${dataDir} yet. Start the program once, or set LINGGONG_DATA_DIR to the right folder.`,
    )
  return openWritable(path, 'site')
}

const line = ({ id, name, role, isActive }: StaffRecord) =>
  `${id}  ${role.padEnd(5)}  ${name}${isActive ? '' : ' (inactive)'}`

function findOne(site: WriteDb<'site'>, wanted: string): StaffRecord {
  const everyone = listStaff(site)
  const name = wanted.normalize('NFC').trim()
  const found = everyone.filter(member => member.id === wanted || member.name.normalize('NFC') === name)
  const [one] = found
  if (one && found.length === 1) return one
  if (found.length > 1)
    throw new StartProblem(`Several people have this name; give the id instead:\n${found.map(line).join('\n')}`)
  throw new StartProblem(
    everyone.length === 0
      ? 'Nobody was set up at this desk yet: open it, and the first run makes the head of station.'
      : `Nobody here is called "${wanted}". These may use the desk:\n${everyone.map(line).join('\n')}`,
  )
}

async function resetPin(site: WriteDb<'site'>, wanted: string): Promise<void> {
  const member = findOne(site, wanted)
  say(`A new PIN for ${member.name} (${member.role}).`)
  const pin = await askNewPin(process.stdin, text => process.stdout.write(text))
  const pinHash = await hashPin(pin, randomBytes(16))
  transact(site, () => {
    savePinHash(site, member.id, pinHash)
    // Nobody of the staff did this: whoever has the command line is not known to the desk.
    appendAudit(site, { at: new Date().toISOString(), staffId: null, action: 'staff.reset-pin', subject: member.id })
  })
  say(`Done. ${member.name} unlocks the desk with the new PIN from now on; earlier wrong attempts are forgotten.`)
}

async function run([command, ...rest]: string[]): Promise<void> {
  const wanted = rest.join(' ')
  const isKnown = (command === 'list' && wanted === '') || (command === 'reset-pin' && wanted !== '')
  if (!isKnown) throw new StartProblem(usage)
  const site = openSite()
  try {
    if (command === 'reset-pin') return await resetPin(site, wanted)
    const everyone = listStaff(site)
    say(everyone.length === 0 ? 'Nobody was set up at this desk yet.' : everyone.map(line).join('\n'))
  } finally {
    site.close()
  }
}

run(process.argv.slice(2)).catch(error => {
  const sentence = startSentence(error)
  const fault = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${sentence ?? `The PIN could not be reset: ${fault}. Nothing was changed.`}\n`)
  process.exitCode = 1
})
