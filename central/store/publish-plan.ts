// What a publish changes, worked out without a database, so that both adapters decide alike.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../protocol/canonical.ts'
import { addRow, checksumText, emptyChecksum, readChecksum, removeRow } from '../protocol/checksum.ts'
import type { Change, Head, PublishOptions } from './store.ts'

/** A change, ready to be compared and stored. Made before the transaction begins. */
export type PreparedChange = {
  id: string
  op: 'put' | 'delete'
  kind: string
  hash: string
  body: string | null
  isUrgent: boolean
  validUntil: string | null
}

/** What the store knows of a row that a publish may touch. */
export type KnownRow = {
  id: string
  revision: number
  op: 'put' | 'delete'
  hash: string
  isUrgent: boolean
  validUntil: string | null
}

export type PlannedRow = PreparedChange & { revision: number }
export type PublishPlan = { head: Head; rows: PlannedRow[]; unchanged: string[] }

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** One change per id: the last one, or with mode `add` the first. Ids that were left out count as unchanged. */
export function prepareChanges(
  changes: Change[],
  mode: PublishOptions['mode'],
): { prepared: PreparedChange[]; dropped: string[] } {
  const byId = new Map<string, Change>()
  const dropped: string[] = []
  for (const change of changes) {
    if (byId.has(change.id)) dropped.push(change.id)
    if (mode !== 'add' || !byId.has(change.id)) byId.set(change.id, change)
  }
  return { prepared: [...byId.values()].map(prepareChange), dropped }
}

function prepareChange(change: Change): PreparedChange {
  const { id, op, kind } = change
  if (change.op === 'delete') return { id, op, kind, hash: '', body: null, isUrgent: false, validUntil: null }
  const body = canonicalJson(change.value)
  const value = (change.value ?? {}) as { urgent?: unknown; kind?: unknown; validUntil?: unknown }
  const isUrgentOrder = kind === 'posting' && typeof value.urgent === 'object' && value.urgent !== null
  return {
    id,
    op,
    kind,
    hash: sha256(`${kind} ${body}`),
    body,
    isUrgent: isUrgentOrder || (kind === 'notice' && value.kind === 'emergency'),
    validUntil: momentText(value.validUntil),
  }
}

/** As `toISOString` writes it, so that it sorts as text; null for what is not a moment. */
function momentText(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Gives revisions to what really changes. The head must be locked: between reading it and the commit nobody else may plan. */
export function planPublish(
  head: Head,
  known: Map<string, KnownRow>,
  prepared: PreparedChange[],
  { now, mode }: PublishOptions,
): PublishPlan {
  let { revision, urgentRevision } = head
  let sum = readChecksum(head.checksum) ?? emptyChecksum
  const rows: PlannedRow[] = []
  const unchanged: string[] = []
  for (const change of prepared) {
    const old = known.get(change.id)
    if (isUnchanged(old, change, now, mode)) {
      unchanged.push(change.id)
      continue
    }
    revision += 1
    // What was urgent once stays in the urgent lane, so that those who read only that lane hear the end of it.
    const isUrgent = change.isUrgent || (old?.isUrgent ?? false)
    if (isUrgent) urgentRevision = revision
    if (old?.op === 'put') sum = removeRow(sum, old.id, old.revision)
    if (change.op === 'put') sum = addRow(sum, change.id, revision)
    rows.push({ ...change, isUrgent, revision })
  }
  return { head: { ...head, revision, urgentRevision, checksum: checksumText(sum) }, rows, unchanged }
}

function isUnchanged(
  old: KnownRow | undefined,
  change: PreparedChange,
  now: Date,
  mode: PublishOptions['mode'],
): boolean {
  if (change.op === 'delete') return old?.op !== 'put'
  if (old?.op !== 'put') return false
  if (old.hash === change.hash) return true
  return mode === 'add' && (old.validUntil === null || Date.parse(old.validUntil) > now.getTime())
}
