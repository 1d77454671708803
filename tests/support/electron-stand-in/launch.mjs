// Starts an Electron app's main script in a child Node process whose 'electron' is the stand-in,
// and hands the test the Chromium pages that stand for its windows.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium as playwright } from 'playwright-core'

/**
 * @param {{
 *   chromium: { executablePath: string, args: string[], env?: Record<string, string> },
 *   appDir?: string, env?: Record<string, string>, displays?: string[], args?: string[], timeoutMs?: number,
 * }} options `chromium` as tests/support/chromium.ts finds it; `displays` like 1920x1080, with a t at the end if touchable
 */
export async function launch({
  chromium,
  appDir = '.',
  env = {},
  displays = ['1920x1080'],
  args = [],
  timeoutMs = 30_000,
}) {
  const dir = resolve(appDir)
  const server = await playwright.launchServer({ ...chromium, headless: true })
  const userData = mkdtempSync(join(tmpdir(), 'stand-in-'))
  const calls = []
  const output = []
  const child = fork(join(import.meta.dirname, 'main-process.mjs'), [dir, ...args], {
    cwd: dir,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...env,
      STAND_IN_ENDPOINT: server.wsEndpoint(),
      STAND_IN_DISPLAYS: displays.join(','),
      STAND_IN_USER_DATA: userData,
    },
  })
  const exited = new Promise(done => child.once('exit', (code, signal) => done(code ?? signal)))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)))

  const answers = new Map()
  child.on('message', message => {
    if (message.type === 'call') calls.push({ api: message.api, args: message.args })
    if (message.type !== 'answer') return
    answers.get(message.id)?.(message.value)
    answers.delete(message.id)
  })
  const gone = () => new Error(`main process is gone (${child.exitCode})\n${output.join('')}`)
  let asked = 0
  const ask = (type, value) =>
    new Promise((done, fail) => {
      if (!child.connected) return fail(gone())
      const id = ++asked
      answers.set(id, answer => (answer?.error ? fail(new Error(answer.error)) : done(answer)))
      child.send({ type, id, value }, error => error && fail(error))
      exited.then(() => fail(gone()))
    })
  const until = async (test, what) => {
    for (const end = Date.now() + timeoutMs; ; await sleep(50)) {
      const found = await test()
      if (found) return found
      if (Date.now() > end) throw new Error(`no ${what} in ${timeoutMs} ms\n${output.join('')}`)
    }
  }

  /** A small driver for a window's page; the page belongs to the main process's connection to Chromium. */
  const driver = id => {
    const on = (method, ...rest) => ask('page', { id, method, rest }).then(answer => answer?.value)
    return {
      id,
      click: (selector, options) => on('click', selector, options),
      fill: (selector, text) => on('fill', selector, text),
      text: (selector = 'body') => on('innerText', selector),
      waitFor: (selector, options) => on('waitForSelector', selector, options),
      /** Runs source text in the page. */
      evaluate: source => on('evaluate', source),
      screenshot: path => on('screenshot', { path }),
      url: async () => (await ask('windows')).find(window => window.id === id)?.url,
      /** 'Control+P': through main's before-input-event; tells whether the page got it. */
      press: keys => ask('press', { id, keys }),
      permission: name => ask('permission', { id, name }),
      crash: () => ask('crash', id),
      close: () => ask('closeWindow', id),
    }
  }

  return {
    /** What main asked of Electron, and what happened in the pages: [{api, args}]. */
    calls,
    exited,
    output: () => output.join(''),
    /** The open windows as main knows them: [{id, url, bounds, kiosk, shown}]. */
    windows: () => ask('windows'),
    /** Waits for the window whose address contains `part`. */
    window: async part =>
      driver(await until(async () => (await ask('windows')).find(w => w.url.includes(part))?.id, `window '${part}'`)),
    setDisplays: list => ask('displays', list.join(',')),
    /** Process ids of the running utility processes. */
    utilities: () => ask('utilities'),
    /** app.quit(); the exit code, or a sentence if it did not come to an end. */
    async close() {
      if (child.connected) child.send({ type: 'quit' }, () => {})
      const code = await Promise.race([exited, sleep(15_000, 'did not quit within 15 s', { ref: false })])
      if (typeof code === 'string') child.kill('SIGKILL')
      await server.close().catch(() => {})
      rmSync(userData, { recursive: true, force: true })
      return code
    },
  }
}
