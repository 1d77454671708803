// What the parts of the store share: reading and writing the state, the host, and a way to let only the latest answer count.
import type { CallName, InputOf, OutputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import type { SiteView } from '../../../electron/contract/views.ts'
import type { Client } from '../../shared/client.ts'
import type { Dictionary } from '../../shared/keyboard/dictionary.ts'
import type { Printer } from '../../shared/printing.ts'
import type { TouchState } from './state.ts'
import type { View } from './view.ts'

export type TouchOptions = {
  client: Client<'touch'>
  site: SiteView
  now(): Date
  randomBytes(length: number): Uint8Array
  loadDictionary(): Promise<Dictionary>
  printer: Printer
}

export type Part = TouchOptions & {
  get(): TouchState
  /** Does nothing once the turn has ended: a late answer must not write into it. */
  set(change: Partial<TouchState>): void
  /** Opens a page; the one shown before can be gone back to. */
  open(view: View): void
  /** Changes the page shown without adding to what can be gone back to. */
  change(view: View): void
}

/** Asks the host as `Client.call` does; the answer may be there already. */
export type Ask = <N extends CallName<'touch'>>(
  name: N,
  input: InputOf<'touch', N>,
) => Promise<Reply<OutputOf<'touch', N>>> | Reply<OutputOf<'touch', N>>

/** Numbers questions of one sort; an answer counts only while no newer question was asked. */
export function createLatest() {
  let last = 0
  return {
    next(): () => boolean {
      last += 1
      const mine = last
      return () => mine === last
    },
  }
}
