// The port behind which the server keeps everything: feeds, and the records that stations send. Two adapters pass one suite.
import type { BatchAnswer, ItemResult } from '../protocol/batch.ts'
import type { EntryKind, Lane } from '../protocol/feed.ts'
import type { BatchKind } from '../protocol/paths.ts'

/** Where a feed stands. A feed nobody has written to has revision 0. */
export type Head = {
  epoch: string
  revision: number
  /** The last revision that touched the lane `urgent`. */
  urgentRevision: number
  /** The highest revision of a tombstone that is no longer there; cursors below it are too old. */
  horizon: number
  checksum: string
}

/** An entry as it lies in the store: `body` is the value's JSON text, null for a tombstone. */
export type StoredEntry = { revision: number; op: 'put' | 'delete'; kind: string; id: string; body: string | null }

export type Change =
  | { op: 'put'; kind: EntryKind; id: string; value: unknown }
  | { op: 'delete'; kind: EntryKind; id: string }

export type PublishOptions = {
  now: Date
  /**
   * replace: what stands there gives way (the default). add: what stands there, is not deleted and not expired stays as it is;
   * for imports, whose ids are hashes of the content.
   */
  mode?: 'replace' | 'add'
}

/** `unchanged` are the ids that got no new revision: same content, nothing to delete, or already there. */
export type Published = { head: Head; changed: number; unchanged: string[] }

export type PageRequest = { feed: string; lane: Lane; after: number; limit: number }
export type StoredPage = { head: Head; entries: StoredEntry[] }

/** An item of a batch: with what is to be stored, or already refused by its schema. */
export type CheckedItem =
  | { id: string; revision: number; op: 'put' | 'delete'; hash: string; body: string | null }
  | { refusal: ItemResult }

export type BatchToApply = {
  kind: BatchKind
  station: string
  installation: number
  sequence: number
  /** Over the path and the canonical content of the whole batch. */
  digest: string
  items: CheckedItem[]
  now: Date
}

export type BatchOutcome =
  | { outcome: 'answer'; answer: BatchAnswer }
  | { outcome: 'cloned' }
  | { outcome: 'renumber'; installation: number }

export type RecordRow = { id: string; revision: number; op: 'put' | 'delete'; body: string | null; station: string }

/** A number of a shared queue as it lies in the store: `body` is its JSON text; `station` gave it. */
export type QueueRow = { id: string; revision: number; body: string; station: string; change: number }

export type QueuePush = {
  queue: string
  station: string
  items: { id: string; revision: number; body: string }[]
  now: Date
  /** Numbers nobody touched since are dropped. */
  forgetBefore: Date
}

/** `change` is where the queue stands. */
export type QueuePage = { change: number; rows: QueueRow[] }

export type Store = {
  /** UUID made with the store. */
  readonly identity: string
  head(feed: string): Promise<Head>
  heads(feeds: string[]): Promise<Map<string, Head>>
  /** Entries after a revision, in order, at most `limit`; all of it and the head as of one moment. */
  page(request: PageRequest): Promise<StoredPage>
  /** The live state of a feed as of one moment, in pages; `use` may take its time, writers are not held up. */
  snapshot<T>(
    feed: string,
    use: (head: Head, count: number, pages: AsyncIterable<StoredEntry[]>) => Promise<T>,
  ): Promise<T>
  /** One durable transaction on one feed. Revisions follow commit order; listeners hear of it after the commit. */
  publish(feed: string, changes: Change[], options: PublishOptions): Promise<Published>
  /** Drops old tombstones and turns postings that expired long ago into tombstones. @returns what was done, in rows */
  compact(now: Date): Promise<{ dropped: number; expired: number }>
  /** An entry as it stands, tombstones too; undefined when unknown. */
  findEntry(feed: string, id: string): Promise<StoredEntry | undefined>
  /** What stands in a feed of one kind, in order of revision. For kinds of which there are few. */
  listEntries(feed: string, kind: EntryKind): Promise<StoredEntry[]>
  /** One durable transaction for one batch. */
  applyBatch(batch: BatchToApply): Promise<BatchOutcome>
  /** A record as it stands; undefined when unknown. */
  findRecord(kind: BatchKind, id: string): Promise<RecordRow | undefined>
  countRecords(kind: BatchKind): Promise<number>
  /** One durable transaction. The higher revision counts, of the same revision the first. @returns what stands instead of the others */
  pushQueue(push: QueuePush): Promise<QueuePage>
  /** Numbers that changed after a change, in order, at most `limit`; and where the queue stands, as of one moment. */
  readQueue(queue: string, after: number, limit: number): Promise<QueuePage>
  findMeta(key: string): Promise<string | undefined>
  setMeta(key: string, value: string): Promise<void>
  /** After a restore from a backup or a failover with loss: every cursor becomes invalid. */
  renewEpoch(now: Date): Promise<string>
  /** Calls back after each publish of this process that changed something. @returns a function that stops it */
  onPublish(listener: (feed: string, head: Head) => void): () => void
  close(): Promise<void>
}
