// What became of a posting since it was put on the wall.
import type { BoardPosting } from '../../electron/contract/views.ts'

/** By id: as it is now, or null where it is gone. */
export type Changed = ReadonlyMap<string, BoardPosting | null>

/** The posting as it is now; undefined where its place stays empty, so that nothing around it moves. */
export function asItIs(posting: BoardPosting | undefined, changed: Changed): BoardPosting | undefined {
  if (!posting) return undefined
  const now = changed.get(posting.id)
  return now === undefined ? posting : (now ?? undefined)
}
