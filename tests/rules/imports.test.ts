// Who may import whom: the direction of ARCHITECTURE.md, read from the imports themselves.
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { readSources, type SourceFile, walk } from '../support/source-files.ts'

const sources = ['db', 'electron', 'central', 'renderer'].flatMap(folder => readSources(folder))

function importsOf({ path, program }: SourceFile): string[] {
  const found: string[] = []
  walk(program, node => {
    const source = node.source as { value?: unknown } | undefined
    if (/^(Import|Export)(Named|All)?(Declaration|Expression)$/.test(node.type) && typeof source?.value === 'string')
      found.push(source.value)
  })
  return found.map(name => (name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name))
}

const edges = sources.flatMap(source => importsOf(source).map(to => ({ from: source.path, to })))

/** The most telling prefix first. What a place may import beside itself, of ours; packages are judged below. */
const allowed: [place: string, ...targets: string[]][] = [
  ['db/model/'],
  ['db/', 'db/model/', 'locales/'],
  ['central/protocol/', 'db/model/'],
  ['central/', 'db/model/', 'db/data-dir.ts', 'db/instance-lock.ts', 'central/protocol/'],
  ['electron/contract/', 'db/model/'],
  // What lies between the host and the thread of sync: the link, and the memory by which it gives way.
  ['electron/host/', 'electron/contract/', 'electron/sync/link.ts', 'electron/sync/give-way.ts', 'db/'],
  ['electron/transport/', 'electron/contract/', 'electron/host/host.ts'],
  // The worker holds the demonstration centre in its own thread where none is configured.
  [
    'electron/sync/',
    'electron/contract/',
    'db/',
    'central/protocol/',
    'central/embedded.ts',
    'electron/host/random-below.ts',
  ],
  ['electron/shell/', 'electron/', 'db/model/', 'db/data-dir.ts'],
  // The commands compose everything, the demonstration centre included.
  ['electron/', 'electron/', 'db/', 'central/embedded.ts', 'central/serve.ts'],
  ['renderer/shared/', 'electron/contract/', 'db/model/', 'locales/', 'assets/'],
  ['renderer/board/', 'renderer/shared/', 'electron/contract/', 'db/model/'],
  ['renderer/touch/', 'renderer/shared/', 'electron/contract/', 'db/model/', 'assets/'],
  ['renderer/desk/', 'renderer/shared/', 'electron/contract/', 'db/model/'],
]

test('every import goes in the allowed direction', () => {
  const wrong = edges.filter(({ from, to }) => {
    if (!/^(db|electron|central|renderer|locales|assets|tests)\//.test(to)) return false
    const rule = allowed.find(([place]) => from.startsWith(place))
    return !rule?.some(target => to.startsWith(target))
  })
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the open doors are pure: zod and each other, nothing else', () => {
  const doors = ['db/model/', 'electron/contract/', 'central/protocol/']
  const wrong = edges.filter(
    ({ from, to }) =>
      doors.some(door => from.startsWith(door)) && to !== 'zod' && !doors.some(door => to.startsWith(door)),
  )
  expect(wrong).toEqual([])
})

test('only electron/shell imports electron: anywhere else it would fetch a binary', () => {
  expect(
    edges.filter(
      ({ from, to }) =>
        /^electron($|\/(main|common|renderer))/.test(to) && !to.endsWith('.ts') && !from.startsWith('electron/shell/'),
    ),
  ).toEqual([])
})

test('there are sources to judge, and imports in them', () => {
  expect(sources.length).toBeGreaterThan(120)
  expect(edges.length).toBeGreaterThan(400)
})
