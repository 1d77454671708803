// From a tap at the touch screen to the frame that shows what was asked for, on 300,000 postings: at rest, and while a site pulls its
// first postings. Real Chromium, drawing in software, over the real host behind loopback HTTP in a process of its own.
// Usage: npm run bench:touch [-- rows pullRows [folder]]; 0 leaves a part out; a folder keeps the store of rows for the next run.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillSearchStore } from './parts/search-store.ts'
import { tapAtRest, tapWhilePulling } from './parts/tapping-at-the-screen.ts'

const [rows = 300_000, pullRows = 300_000] = process.argv.slice(2, 4).map(Number)
const kept = process.argv[4]
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const dataDir = kept ?? join(dir, 'site')
mkdirSync(dataDir, { recursive: true })
try {
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`)
  const pages = join(dir, 'pages')
  if (rows > 0) {
    const path = join(dataDir, 'postings.db')
    if (!existsSync(path)) fillSearchStore(path, rows, new Date())
    await tapAtRest({ dataDir, pages, rows })
  }
  if (pullRows > 0) await tapWhilePulling({ dir: join(dir, 'pull'), pages, rows: pullRows })
} finally {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
}
