// What leaves the house: postings as a list on paper, a sheet, a text or a picture. Read whole from the host when it is opened.
import type { ExportedPosting } from '../../../../electron/contract/desk-postings.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import type { Kit } from '../../kit.ts'

export type ShareState =
  | { state: 'reading' }
  | { state: 'failed'; problem: Problem }
  | { state: 'ready'; rows: readonly ExportedPosting[]; isOne: boolean; said: 'copied' | 'not-copied' | 'saved' | null }

export const initialShare: ShareState = { state: 'reading' }

export function createSharePart(kit: Kit) {
  return {
    /** @param id one posting; else everything that is on the screens */
    async open(id?: string): Promise<void> {
      kit.set({ share: initialShare, postings: { ...kit.get().postings, place: 'share', done: null } })
      const reply = await kit.ask('postings.export', id === undefined ? { show: 'live' } : { ids: [id] })
      if (kit.get().gate.state !== 'open') return
      kit.set({
        share: reply.ok
          ? { state: 'ready', rows: reply.value.rows, isOne: id !== undefined, said: null }
          : { state: 'failed', problem: reply.problem },
      })
    },
    say(said: 'copied' | 'not-copied' | 'saved'): void {
      const { share } = kit.get()
      if (share.state === 'ready') kit.set({ share: { ...share, said } })
    },
    leave: () => kit.set({ share: initialShare }),
  }
}
