// Takes in a whole feed: the snapshot is checked, unpacked and stored beside the old rows, then published in one transaction with
// both lanes' cursors.
import { zstdDecompressSync } from 'node:zlib'
import { type FeedEntry, feedEntry, snapshotHeader } from '../../central/protocol/feed.ts'
import { moveCursor, saveChecksum } from '../../db/feed-cursor.ts'
import { addIncoming, clearIncoming, publishIncoming } from '../../db/incoming.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { Trouble } from './central-client.ts'

const chunk = 1000
/** An unpacked snapshot; far above 300,000 postings of a kilobyte. */
const longest = 2 ** 30

/**
 * @param body the file as it was received, its digest already checked
 * @throws Trouble `not-an-answer` for a file that does not hold what its first line promises; nothing shown has changed then
 */
export async function takeSnapshot(
  db: WriteDb<'postings'>,
  { feed, server, body, at }: { feed: string; server: string; body: Uint8Array; at: string },
): Promise<{ gone: string[]; changed: string[]; hasItems: boolean }> {
  let text: string
  try {
    text = zstdDecompressSync(body, { maxOutputLength: longest }).toString('utf8')
  } catch (error) {
    throw new Trouble('not-an-answer', { cause: error })
  }
  const lines = linesOf(text)
  const head = snapshotHeader.safeParse(parse(lines.next().value))
  if (!head.success || head.data.feed !== feed) throw new Trouble('not-an-answer')
  transact(db, () => clearIncoming(db, feed))
  let count = 0
  for (let rows = read(lines); rows.length; rows = read(lines)) {
    count += rows.length
    transact(db, () =>
      addIncoming(
        db,
        feed,
        rows.map(({ id, revision, kind, value }) => ({ id, revision, kind, value })),
      ),
    )
    // Other lanes and the desk have their turn between two chunks.
    await new Promise(setImmediate)
  }
  if (count !== head.data.count) throw new Trouble('not-an-answer')
  const { cursor, checksum } = head.data
  return transact(db, () => {
    const published = publishIncoming(db, feed, at)
    saveChecksum(db, feed, checksum)
    for (const lane of ['all', 'urgent'] as const) moveCursor(db, feed, lane, { server, cursor, checkedAt: at })
    return published
  })
}

function* linesOf(text: string): Generator<string> {
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end < 0 ? text.length : end)
    if (line) yield line
    if (end < 0) return
    from = end + 1
  }
}

function read(lines: Iterator<string>): FeedEntry[] {
  const rows: FeedEntry[] = []
  while (rows.length < chunk) {
    const { value, done } = lines.next()
    if (done) break
    const entry = feedEntry.safeParse(parse(value))
    if (!entry.success) throw new Trouble('not-an-answer')
    rows.push(entry.data)
  }
  return rows
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '')
  } catch (error) {
    throw new Trouble('not-an-answer', { cause: error })
  }
}
