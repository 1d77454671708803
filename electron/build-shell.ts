// Builds what Electron runs into out/: main and host as modules, the preload as one CommonJS file (sandboxed preloads must
// be), the sync worker, the SQL that is read at run time, and the safe page. All but better-sqlite3 is bundled.
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'out')

type Entry = { source: string; file: string; format: 'es' | 'cjs' }

const entries: Entry[] = [
  { source: 'electron/shell/preload.ts', file: 'preload.cjs', format: 'cjs' },
  { source: 'electron/shell/host-entry.ts', file: 'host.js', format: 'es' },
  { source: 'electron/sync/worker.ts', file: 'sync-worker.js', format: 'es' },
  // Last: its time of writing says that all of it is built (build.ts).
  { source: 'electron/shell/main.ts', file: 'main.js', format: 'es' },
]

/** Builds the shell beside out/renderer, which vite.config.ts builds and which is left alone here. */
export async function buildShell(): Promise<void> {
  await mkdir(out, { recursive: true })
  await copySql(join(root, 'db', 'migrations'), join(out, 'migrations'))
  await copySql(join(root, 'central', 'store', 'sqlite'), join(out, 'sqlite'))
  await buildSafePage(join(out, 'safe'))
  for (const entry of entries) {
    if (existsSync(join(root, entry.source))) await bundle(entry)
  }
}

async function bundle({ source, file, format }: Entry): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // In the bundle as it is beside the source: no shimming of what Node has.
    ssr: { target: 'node', noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      ssr: source,
      rollupOptions: {
        external: ['electron', 'better-sqlite3', /^node:/],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  })
}

/**
 * db/migrate.ts reads `./migrations/<database>/*.sql` beside itself, and the demonstration centre's store
 * (central/store/migrations.ts) `./sqlite/*.sql`; beside the bundle that is out/.
 */
async function copySql(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  if (existsSync(from)) await cp(from, to, { recursive: true })
}

// i18n-dynamic: safe:*
/** The safe page with its words in every language and the slices of the font that they need: it hangs on nothing else. */
async function buildSafePage(to: string): Promise<void> {
  const from = join(root, 'electron', 'shell', 'safe-page')
  await rm(to, { recursive: true, force: true })
  await cp(from, to, { recursive: true })
  const words: string[] = []
  // The page's own language first.
  const languages = await readdir(join(root, 'locales'))
  for (const language of languages.sort((a, b) => Number(b === 'zh-Hans') - Number(a === 'zh-Hans'))) {
    const { back } = JSON.parse(await readFile(join(root, 'locales', language, 'safe.json'), 'utf8')) as {
      back: string
    }
    words.push(`<p lang="${language}">${back}</p>`)
  }
  const page = (await readFile(join(from, 'index.html'), 'utf8')).replace('<!-- words -->', words.join('\n      '))
  await writeFile(join(to, 'index.html'), page)
  await writeSafeFont(to, `${words.join('')}0123456789:`)
}

/** The market's name is not known here; its commonest characters come with the same slices, the rest from the system. */
async function writeSafeFont(to: string, text: string): Promise<void> {
  const fontDir = join(root, 'node_modules', '@fontsource-variable', 'noto-sans-sc')
  const css = await readFile(join(fontDir, 'wght.css'), 'utf8')
  const points = [...new Set(text)].map(character => character.codePointAt(0) ?? 0)
  const faces = (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).filter(face => points.some(point => covers(face, point)))
  for (const face of faces) {
    const file = /url\(\.\/(files\/[^)]+)\)/.exec(face)?.[1]
    if (file) await cp(join(fontDir, file), join(to, basename(file)))
  }
  await writeFile(join(to, 'font.css'), faces.join('\n').replaceAll('./files/', './'))
}

function covers(face: string, point: number): boolean {
  const ranges = /unicode-range:\s*([^;]+);/.exec(face)?.[1] ?? ''
  return ranges.split(',').some(range => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16)
  })
}

if (import.meta.main) await buildShell()
