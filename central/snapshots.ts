// Snapshots of feeds as files: built beside, published by rename, immutable, kept while somebody may still be downloading.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { entryJson } from './answer.ts'
import { makeCursor } from './protocol/cursor.ts'
import type { SnapshotHeader } from './protocol/feed.ts'
import type { Head, Store, StoredEntry } from './store/store.ts'

/** A finished snapshot. `sha256` is over the compressed bytes, in hexadecimal. */
export type Snapshot = {
  file: string
  cursor: string
  revision: number
  size: number
  sha256: string
  checksum: string
}

/** A snapshot this old is built anew when the feed has moved on; younger ones are close enough, the rest comes by pages. */
const freshMs = 60_000
/** How many of one feed are kept: the newest, and those that a slow line is still fetching. */
const kept = 3
const leftOverMs = 86_400_000

export type SnapshotShelf = ReturnType<typeof createSnapshotShelf>

/** @param dir is cleared of what earlier runs left there a day ago or more, at the first use */
export function createSnapshotShelf(store: Store, dir: string, now: () => Date) {
  const shelf = new Map<string, (Snapshot & { epoch: string; builtAtMs: number })[]>()
  const building = new Map<string, Promise<Snapshot>>()
  let ready: Promise<void> | undefined

  async function prepare(): Promise<void> {
    await mkdir(dir, { recursive: true })
    for (const name of (await readdir(dir)).filter(each => /\.ndjson\.zst(\.[0-9]+\.part)?$/.test(each))) {
      const file = join(dir, name)
      // Another server on the same folder may still be serving the younger ones.
      if (now().getTime() - (await stat(file)).mtimeMs > leftOverMs) await rm(file, { force: true })
    }
  }

  async function build(feed: string): Promise<Snapshot> {
    ready ??= prepare()
    await ready
    const part = join(dir, `${feed}.ndjson.zst.${process.pid}.part`)
    const snapshot = await store.snapshot(feed, async (head, count, pages) => {
      const cursor = makeCursor(head.epoch, head.revision)
      const header: SnapshotHeader = { feed, cursor, count, checksum: head.checksum }
      const hash = createHash('sha256')
      await pipeline(
        Readable.from(linesOf(header, pages)),
        createZstdCompress(),
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(part, { flush: true }),
      )
      const { epoch, revision, checksum } = head
      return { epoch, cursor, revision, checksum, sha256: hash.digest('hex') }
    })
    const file = join(dir, `${feed}-${snapshot.cursor}.ndjson.zst`)
    await rename(part, file)
    const { size } = await stat(file)
    const built = { ...snapshot, file, size, builtAtMs: now().getTime() }
    const all = [built, ...(shelf.get(feed) ?? []).filter(other => other.cursor !== built.cursor)]
    shelf.set(feed, all.slice(0, kept))
    // A download that has the file open keeps it until it ends (on Windows the removal fails, and the next start cleans up).
    for (const old of all.slice(kept)) await rm(old.file, { force: true }).catch(() => undefined)
    return built
  }

  return {
    /** A snapshot that pages can follow on from: the newest one, or a new one. Many askers share one building. */
    async get(feed: string, head: Head): Promise<Snapshot> {
      const newest = shelf.get(feed)?.[0]
      if (newest?.epoch === head.epoch && newest.revision >= head.horizon) {
        const isFresh = now().getTime() - newest.builtAtMs < freshMs
        if (newest.revision === head.revision || (isFresh && newest.revision < head.revision)) return newest
      }
      const running = building.get(feed)
      if (running) return running
      const promise = build(feed).finally(() => building.delete(feed))
      building.set(feed, promise)
      return promise
    },
    /** The snapshot of a certain cursor, if it is still there. */
    find: (feed: string, cursor: string): Snapshot | undefined =>
      shelf.get(feed)?.find(snapshot => snapshot.cursor === cursor),
  }
}

async function* linesOf(header: SnapshotHeader, pages: AsyncIterable<StoredEntry[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`)
  for await (const page of pages) yield Buffer.from(`${page.map(entryJson).join('\n')}\n`)
}

/** Bytes `from` to `to` (inclusive) of a snapshot as a web stream that reads no faster than it is taken. */
export function readSnapshot(snapshot: Snapshot, from: number, to: number): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(snapshot.file, { start: from, end: to })) as ReadableStream<Uint8Array>
}
