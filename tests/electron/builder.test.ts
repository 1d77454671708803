// What electron-builder packs: our bundle, better-sqlite3's scripts and the one binary of the target, and that it runs.
// The Electron folder is a placeholder, and the network is a closed door: nothing is fetched.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtApp } from '../support/built-app.ts'
import { findChromium } from '../support/chromium.ts'
import { launch } from '../support/electron-stand-in/launch.mjs'

let root: string
const folder = mkdtempSync(join(tmpdir(), 'builder-'))
beforeAll(async () => {
  root = await builtApp()
}, 150_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Packs for a platform on this machine; returns the folder of resources. */
async function pack(platform: 'linux' | 'win', executable: string): Promise<string> {
  const placeholder = join(folder, `electron-${platform}`)
  mkdirSync(placeholder)
  writeFileSync(join(placeholder, executable), '', { mode: 0o755 })
  writeFileSync(join(placeholder, 'version'), '45.4.1')
  const output = join(folder, platform)
  const closed = 'http://127.0.0.1:9/'
  const args = [`--${platform}`, 'dir', '--x64', '--publish', 'never']
  const config = [`electronDist=${placeholder}`, `directories.output=${output}`, 'disableAsarIntegrity=true']
  if (platform === 'win') config.push('win.signAndEditExecutable=false')
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/electron-builder/cli.js'), ...args, ...config.map(each => `-c.${each}`)],
    {
      cwd: root,
      timeout: 90_000,
      env: {
        ...process.env,
        HTTP_PROXY: closed,
        HTTPS_PROXY: closed,
        ELECTRON_MIRROR: closed,
        ELECTRON_BUILDER_BINARIES_MIRROR: closed,
      },
    },
  )
  return join(output, `${platform}-unpacked`, 'resources')
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()

/** What is in the asar, the names of built assets and fonts cut to their kind. */
function packed(resources: string): string[] {
  const names = listPackage(join(resources, 'app.asar'), { isPack: false }).map(name => name.replaceAll('\\', '/'))
  const files = names.filter(name => !names.some(other => other.startsWith(`${name}/`)))
  const short = files.map(name =>
    name
      .replace(/^\/out\/renderer\/assets\/.*(\.\w+)$/, '/out/renderer/assets/*$1')
      .replace(/^\/out\/safe\/.*\.woff2$/, '/out/safe/*.woff2')
      .replace(/^\/out\/sqlite\/.*\.sql$/, '/out/sqlite/*.sql')
      .replace(/^\/out\/migrations\/(\w+)\/.*\.sql$/, '/out/migrations/$1/*.sql')
      .replace(/^\/node_modules\/better-sqlite3\/lib\/.*\.js$/, '/node_modules/better-sqlite3/lib/*.js'),
  )
  return [...new Set(short)].sort()
}

const shape = (binary: string): string[] =>
  [
    '/node_modules/better-sqlite3/LICENSE',
    '/node_modules/better-sqlite3/lib/*.js',
    '/node_modules/better-sqlite3/package.json',
    `/node_modules/better-sqlite3/prebuilds/${binary}`,
    '/out/host.js',
    '/out/main.js',
    '/out/migrations/postings/*.sql',
    '/out/migrations/site/*.sql',
    '/out/preload.cjs',
    '/out/renderer/assets/*.css',
    '/out/renderer/assets/*.js',
    '/out/renderer/assets/*.woff2',
    '/out/renderer/board/index.html',
    '/out/renderer/desk/index.html',
    '/out/renderer/touch/index.html',
    '/out/safe/*.woff2',
    '/out/safe/font.css',
    '/out/safe/index.html',
    '/out/safe/safe.css',
    '/out/safe/safe.js',
    '/out/sqlite/*.sql',
    '/out/sync-worker.js',
    '/package.json',
  ].sort()

test('for Linux exactly our bundle is packed, with the one native binary outside the asar, and it runs', async () => {
  const resources = await pack('linux', 'electron')
  expect(packed(resources)).toEqual(shape('linux-x64.node'))
  expect(filesUnder(join(resources, 'app.asar.unpacked'))).toEqual([
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ])

  const app = join(folder, 'app')
  extractAll(join(resources, 'app.asar'), app)
  const running = await launch({
    chromium: await findChromium(),
    appDir: app,
    env: { LINGGONG_DATA_DIR: join(folder, 'data') },
  })
  try {
    const board = await running.window('board/')
    await board.waitFor('#root > *')
    expect(running.output()).toBe('')
  } finally {
    expect(await running.close()).toBe(0)
  }
}, 150_000)

test('for Windows the same is packed with the binary of Windows', async () => {
  const resources = await pack('win', 'electron.exe')
  expect(packed(resources)).toEqual(shape('win32-x64.node'))
  expect(filesUnder(join(resources, 'app.asar.unpacked'))).toEqual([
    'node_modules/better-sqlite3/prebuilds/win32-x64.node',
  ])
}, 100_000)
