// Writes a half-filled form down at the host soon after each change, one call at a time and always the newest.
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

/** How long after a keystroke the draft is written. */
export const draftDelayMs = 400
const retryMs = 2_000

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
      onState({ step: 'saving' })
      const at = await save(current.body)
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
      cancel()
      cancel = schedule(() => void flush(), draftDelayMs)
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
