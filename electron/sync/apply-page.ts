// Stores a page of a feed: rows, text index, checksum and cursor in one transaction, so that the cursor never stands before what
// is stored. A row that cannot be read is set aside and holds up nobody.
import { addRow, checksumText, emptyChecksum, readChecksum, removeRow } from '../../central/protocol/checksum.ts'
import type { FeedEntry, Lane } from '../../central/protocol/feed.ts'
import { findChecksum, moveCursor, saveChecksum } from '../../db/feed-cursor.ts'
import { readFeedItem, writeFeedItem } from '../../db/feed-items.ts'
import { findKnownRow } from '../../db/feed-rows.ts'
import { posting } from '../../db/model/posting.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { removePosting, setAside, writePosting } from '../../db/postings.ts'
import { byPublication } from '../../db/text-rows.ts'

/** `hasItems`: notices or sites were put or removed. */
export type Applied = { put: string[]; removed: string[]; hasItems: boolean; setAside: number; checksum: string }

/** @param at ISO moment of the answer */
export function applyPage(
  db: WriteDb<'postings'>,
  {
    feed,
    lane,
    server,
    entries,
    next,
    at,
  }: { feed: string; lane: Lane; server: string; entries: readonly FeedEntry[]; next: string; at: string },
): Applied {
  return transact(db, () => {
    const applied: Applied = { put: [], removed: [], hasItems: false, setAside: 0, checksum: '' }
    let sum = readChecksum(findChecksum(db, feed) ?? '') ?? emptyChecksum
    for (const { id, revision, op, kind, value } of byPublication(entries, entry => entry.value)) {
      const known = findKnownRow(db, feed, id)
      if (known && known.revision >= revision) continue
      if (known && !known.isRemoved && known.revision >= 0) sum = removeRow(sum, id, known.revision)
      if (op === 'delete') {
        if (!removePosting(db, feed, revision, id, at)) continue
        if (known?.isItem) applied.hasItems = true
        else applied.removed.push(id)
        continue
      }
      sum = addRow(sum, id, revision)
      const item = readFeedItem(kind, id, value)
      if (item) {
        writeFeedItem(db, feed, revision, item)
        applied.hasItems = true
        if (known?.num != null) applied.removed.push(id)
        continue
      }
      const parsed = kind === 'posting' ? posting.safeParse(value) : undefined
      if (parsed?.success && parsed.data.id === id) {
        writePosting(db, feed, revision, parsed.data, known)
        applied.put.push(id)
      } else {
        setAside(db, feed, revision, id, kind === 'posting' ? 'not-a-posting' : `kind-${kind}`, at)
        applied.setAside++
      }
    }
    applied.checksum = checksumText(sum)
    saveChecksum(db, feed, applied.checksum)
    moveCursor(db, feed, lane, { server, cursor: next, checkedAt: at })
    return applied
  })
}
