// Finds a Chromium for the tests, or unpacks the one inside the npm package @sparticuz/chromium: no download, and
// nothing installed by hand. One browser for all who draw pages in tests, the Electron stand-in and the screenshots.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)

export type FoundChromium = {
  executablePath: string
  /** Command line switches that this Chromium needs to run here. */
  args: string[]
  /** The whole environment to start it with; absent: that of the test. */
  env?: Record<string, string>
}

let found: Promise<FoundChromium> | undefined

/**
 * The Chromium to test with: `CHROMIUM_PATH`, else one installed on this machine, else the one from npm (Linux x64;
 * unpacked once into node_modules/.cache, about 2.5 s). Rejects with one sentence where there is none.
 */
export function findChromium(): Promise<FoundChromium> {
  found ??= find()
  return found
}

/** A real browser, headless. Close it in `afterAll`. `options` go before what is found here. */
export async function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args, env } = await findChromium()
  return chromium.launch({
    timeout: 30_000,
    ...options,
    executablePath,
    args: [...args, ...(options.args ?? [])],
    ...(env ? { env: { ...env, ...options.env } } : {}),
  })
}

// Rendering in software everywhere, so that pictures and frame counts do not depend on the machine's graphics card;
// no sandbox, because root in a container cannot have one; nothing that speaks with anybody by itself.
const everywhere = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function find(): Promise<FoundChromium> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
    return { executablePath: named, args: everywhere }
  }
  for (const candidate of installedCandidates()) {
    if (existsSync(candidate) && (await isChromium(candidate))) return { executablePath: candidate, args: everywhere }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium or Chrome is installed here: install one, or name it in CHROMIUM_PATH.')
  }
  return packaged()
}

function installedCandidates(): string[] {
  if (process.platform === 'darwin') return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(folder => folder !== undefined)
      .map(folder => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap(folder => names.map(name => join(folder, name)))
}

/** Ubuntu's chromium-browser may be a script that only tells to install a snap: ask it who it is. */
async function isChromium(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true // there --version opens a window
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 10_000 })
    return /Chrom/.test(stdout)
  } catch {
    return false
  }
}

/** The npm package's own Chromium, with the libraries (nss, nspr) that it brings for machines that lack them. */
async function packaged(): Promise<FoundChromium> {
  const packageDir = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const target = fileURLToPath(new URL(`../../node_modules/.cache/chromium-${version}`, import.meta.url))
  if (!existsSync(target)) await unpack(join(packageDir, 'bin'), target)
  return {
    executablePath: join(target, 'chromium'),
    args: [...everywhere, '--no-zygote'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(target, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(target, 'fonts.conf'),
    },
  }
}

/**
 * The package unpacks to the temporary folder under fixed names, where another version may lie already: so it is run in
 * a process with a temporary folder of its own, which then gets its name in one step (test workers run side by side).
 */
async function unpack(bin: string, target: string): Promise<void> {
  const building = `${target}.${process.pid}`
  await rm(building, { recursive: true, force: true })
  await mkdir(building, { recursive: true })
  const script = `import { inflate } from '@sparticuz/chromium'
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(process.argv[1] + '/' + name)`
  await run(process.execPath, ['--input-type=module', '--eval', script, bin], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: building },
    timeout: 120_000,
  })
  await writeFile(join(building, 'fonts.conf'), fontsConf(target))
  try {
    await rename(building, target)
  } catch (error) {
    await rm(building, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}

const fontsConf = (target: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${target}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${target}/fonts-cache</cachedir>
</fontconfig>
`
