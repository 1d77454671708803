// The child process that plays Electron's main process: puts the stand-in in the place of 'electron', then runs the app.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { createElectron } from './electron.mjs'

const dir = process.argv[2]
process.argv.splice(1, 2, join(dir, 'electron'))
const browser = await chromium.connect(process.env.STAND_IN_ENDPOINT)
const { electron, control } = createElectron({
  browser,
  dir,
  displays: process.env.STAND_IN_DISPLAYS,
  userData: process.env.STAND_IN_USER_DATA,
  report: message => process.connected && process.send(message),
})

const key = 'electron-stand-in'
globalThis[Symbol.for(key)] = electron
const named = Object.keys(electron).map(name => `export const ${name} = e.${name};`)
const esm = `const e = globalThis[Symbol.for('${key}')]; export default e; ${named.join(' ')}`
const cjs = `module.exports = globalThis[Symbol.for('${key}')]`
registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/main|\/common)?$/.test(specifier)) return next(specifier, context)
    const isRequired = context.conditions?.includes('require')
    const [kind, format] = isRequired ? ['cjs', 'commonjs'] : ['esm', 'module']
    return { url: `electron-stand-in:${kind}`, format, shortCircuit: true }
  },
  load(url, context, next) {
    if (url === 'electron-stand-in:esm') return { format: 'module', source: esm, shortCircuit: true }
    if (url === 'electron-stand-in:cjs') return { format: 'commonjs', source: cjs, shortCircuit: true }
    return next(url, context)
  },
})
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' })
process.type = 'browser'
process.defaultApp = true
process.resourcesPath = join(dir, 'resources')
// As in Electron's main process.
process.on('unhandledRejection', error => console.error('UnhandledPromiseRejectionWarning:', error))

process.on('message', async message => {
  const answer = value => process.connected && process.send({ type: 'answer', id: message.id, value })
  if (message.type === 'quit') return electron.app.quit()
  try {
    answer(await control[message.type](message.value))
  } catch (error) {
    answer({ error: String(error?.message ?? error) })
  }
})
// The test is gone: nothing of this may stay behind.
process.on('disconnect', () => process.exit(1))

const { main = 'index.js' } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
await import(pathToFileURL(join(dir, main)).href)
control.ready()
