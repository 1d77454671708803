// How a batch is judged, without a database, so that both adapters answer alike: first the fence, then item by item.
import type { ItemResult } from '../protocol/batch.ts'
import { makeProblem } from '../protocol/problems.ts'
import type { CheckedItem } from './store.ts'

/** What is known of a station. `renumbered*`: the batch that made the server give out the present installation number. */
export type StationState = {
  installation: number
  sequence: number
  renumberedSequence: number | null
  renumberedDigest: string | null
}

type Numbers = { installation: number; sequence: number; digest: string }

export type FenceOutcome = 'new' | 'same' | 'cloned' | 'renumber' | 'renumbered-before'

/**
 * Whether a batch may pass.
 * @param keptDigest of the batch that had this installation and sequence, if it is still kept
 * @returns `same`: give the kept answer again. `renumbered-before`: the answer that named the new number was lost, say it again.
 */
export function fenceBatch(
  station: StationState | undefined,
  keptDigest: string | undefined,
  { installation, sequence, digest }: Numbers,
): FenceOutcome {
  if (!station || installation > station.installation) return 'new'
  if (installation < station.installation) {
    const isRepeated =
      installation === station.installation - 1 &&
      sequence === station.renumberedSequence &&
      digest === station.renumberedDigest
    return isRepeated ? 'renumbered-before' : 'cloned'
  }
  if (keptDigest !== undefined) return keptDigest === digest ? 'same' : 'renumber'
  return sequence > station.sequence ? 'new' : 'renumber'
}

export type KnownRecord = { revision: number }
export type RevisionToKeep = { id: string; revision: number; hash: string }
export type RecordToKeep = RevisionToKeep & { op: 'put' | 'delete'; body: string | null }

export function revisionKey(id: string, revision: number): string {
  return `${revision} ${id}`
}

/**
 * Judges items in order. A revision below the one that stands is taken note of and changes nothing: the latest wins.
 * @param records id → what stands; @param hashes `revisionKey` → content hash of that revision
 */
export function judgeItems(
  items: CheckedItem[],
  records: ReadonlyMap<string, KnownRecord>,
  hashes: ReadonlyMap<string, string>,
): { results: ItemResult[]; revisions: RevisionToKeep[]; records: RecordToKeep[] } {
  const seen = new Map(hashes)
  const latest = new Map([...records].map(([id, record]) => [id, record.revision]))
  const revisions: RevisionToKeep[] = []
  const toKeep = new Map<string, RecordToKeep>()
  const results = items.map((item): ItemResult => {
    if ('refusal' in item) return item.refusal
    const { id, revision, hash } = item
    const known = seen.get(revisionKey(id, revision))
    if (known === hash) return { id, revision, status: 'duplicate' }
    if (known !== undefined) return { id, revision, status: 'refused', problem: makeProblem('revision-conflict') }
    seen.set(revisionKey(id, revision), hash)
    revisions.push({ id, revision, hash })
    if (revision > (latest.get(id) ?? 0)) {
      latest.set(id, revision)
      toKeep.set(id, item)
    }
    return { id, revision, status: 'accepted' }
  })
  return { results, revisions, records: [...toKeep.values()] }
}
