// Writes a half-filled form down at the host at each change, one call at a time and always the newest: while one is under way,
// what is typed meanwhile waits for it, so that a kill loses no more than the keystrokes of the last few milliseconds.
import type { z } from 'zod'

export type DraftState =
  | { step: 'none' }
  | { step: 'saving' }
  /** ISO moment by the host's clock. */
  | { step: 'saved'; at: string }
  | { step: 'failed' }

type DraftBody = z.core.util.JSONType

type Options = {
  /** Resolves with the moment of saving, or null where it could not be saved. */
  save(body: DraftBody): Promise<string | null>
  schedule(run: () => void, ms: number): () => void
  onState(state: DraftState): void
}

const retryMs = 2_000
/** Saving that takes no longer than this is not spoken of: the line would flicker at every key. */
const slowMs = 500

export type DraftKeeper = {
  change(body: DraftBody): void
  /** Saves at once what is not saved yet; true when the host has everything. */
  flush(): Promise<boolean>
  /** Forgets what is not saved yet and waits until nothing is under way: nothing arrives at the host after this. */
  settle(): Promise<void>
}

export function createDraftKeeper({ save, schedule, onState }: Options): DraftKeeper {
  let unsaved: { body: DraftBody } | null = null
  let running: Promise<boolean> | null = null
  let cancel = () => {}

  async function run(): Promise<boolean> {
    while (unsaved) {
      const current: { body: DraftBody } = unsaved
      unsaved = null
      const cancelSlow = schedule(() => onState({ step: 'saving' }), slowMs)
      const at = await save(current.body)
      cancelSlow()
      if (at === null) {
        unsaved ??= current
        onState({ step: 'failed' })
        cancel()
        cancel = schedule(() => void flush(), retryMs)
        return false
      }
      onState({ step: 'saved', at })
    }
    return true
  }

  function flush(): Promise<boolean> {
    cancel()
    cancel = () => {}
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  return {
    change(body) {
      unsaved = { body }
      void flush()
    },
    flush,
    async settle() {
      unsaved = null
      cancel()
      await running
      unsaved = null
      cancel()
    },
  }
}
