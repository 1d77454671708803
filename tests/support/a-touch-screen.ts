// The touch screen as it stands in a hall, for tests: the built page in Chromium, the real host on real databases behind loopback
// HTTP, the sample's postings.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { samplePostings } from '../../central/import/sample.ts'
import { serve } from '../../electron/serve.ts'
import { fillPostings } from './a-touch-store.ts'

/** Builds the touch page alone. */
export async function buildTouch(outDir: string): Promise<void> {
  const root = new URL('../../renderer/', import.meta.url).pathname
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { touch: `${root}touch/index.html` } },
    },
  })
}

export type TouchScreen = { url: string; dataDir: string; stop(): Promise<void> }

/** @param pages the folder of `buildTouch`; `site` goes into site.json; `dataDir` where it must be on a certain disk, which stays */
export async function aTouchScreen({
  pages,
  site = {},
  dataDir: given,
}: {
  pages: string
  site?: object
  dataDir?: string
}): Promise<TouchScreen> {
  const isOwn = given === undefined
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'linggong-touch-'))
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(site))
  const serving = await serve({ dataDir, port: 0, pages, writeLog: () => {} })
  const now = new Date()
  fillPostings(dataDir, samplePostings(now), now.toISOString())
  return {
    url: serving.urls.touch,
    dataDir,
    async stop() {
      await serving.stop()
      if (isOwn) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
