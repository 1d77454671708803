// Stores a page of a feed: rows, text index and checksum in one transaction, and with the last of them the cursor, so that it never
// stands before what is stored. A row that cannot be read is set aside and holds up nobody.
import { addRow, checksumText, emptyChecksum, readChecksum, removeRow } from '../../central/protocol/checksum.ts'
import type { FeedEntry, Lane } from '../../central/protocol/feed.ts'
import { findChecksum, moveCursor, saveChecksum } from '../../db/feed-cursor.ts'
import { readFeedItem, writeFeedItem } from '../../db/feed-items.ts'
import { findKnownRow } from '../../db/feed-rows.ts'
import { posting } from '../../db/model/posting.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { removePosting, setAside, writePosting } from '../../db/postings.ts'
import { byPublication } from '../../db/text-rows.ts'
import { type GiveWay, goAhead } from './give-way.ts'

/** `hasItems`: notices or sites were put or removed. */
export type Applied = { put: string[]; removed: string[]; hasItems: boolean; setAside: number; checksum: string }

type Page = { feed: string; lane: Lane; server: string; entries: readonly FeedEntry[]; next: string; at: string }

/** Rows of one transaction while somebody is at a screen: about a tenth of a second. */
const rowsAtOnce = 250

/**
 * One transaction; several where somebody is at a screen. What a power cut or a full disk leaves of those is read again, and known.
 * @param page `at` is the ISO moment of the answer
 * @param stored called after each commit with what became of its rows, and only of those
 */
export function applyPage(
  db: WriteDb<'postings'>,
  page: Page,
  { way = goAhead, stored = () => {} }: { way?: GiveWay; stored?: (applied: Applied) => void } = {},
): Applied {
  const { feed, lane, server, next, at } = page
  const entries = byPublication(page.entries, entry => entry.value)
  const most = way.isSomebodyThere() ? rowsAtOnce : Math.max(1, entries.length)
  const applied = nothingApplied()
  for (let from = 0; from === 0 || from < entries.length; from += most) {
    way.begin()
    const piece = transact(db, () => {
      const some = applyEntries(db, page, entries.slice(from, from + most), way)
      saveChecksum(db, feed, some.checksum)
      if (from + most >= entries.length) moveCursor(db, feed, lane, { server, cursor: next, checkedAt: at })
      return some
    })
    stored(piece)
    applied.put.push(...piece.put)
    applied.removed.push(...piece.removed)
    applied.hasItems ||= piece.hasItems
    applied.setAside += piece.setAside
    applied.checksum = piece.checksum
  }
  return applied
}

const nothingApplied = (): Applied => ({ put: [], removed: [], hasItems: false, setAside: 0, checksum: '' })

function applyEntries(
  db: WriteDb<'postings'>,
  { feed, at }: Page,
  entries: readonly FeedEntry[],
  way: GiveWay,
): Applied {
  const applied = nothingApplied()
  let sum = readChecksum(findChecksum(db, feed) ?? '') ?? emptyChecksum
  for (const { id, revision, op, kind, value } of entries) {
    way.rest()
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
  return { ...applied, checksum: checksumText(sum) }
}
