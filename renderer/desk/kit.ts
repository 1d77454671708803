// What every part of the desk's store is given: the client, its site, the world outside (handed in, never fetched from the air),
// and a way to read and patch the one state.
import type { CallName, InputOf, OutputOf } from '../../electron/contract/api.ts'
import type { Reply } from '../../electron/contract/call.ts'
import type { SiteView } from '../../electron/contract/views.ts'
import type { Client } from '../shared/client.ts'
import type { DeskState } from './state.ts'

export type DeskTools = {
  now(): Date
  /** So many random bytes, for ids. */
  randomBytes(length: number): Uint8Array
  /** Calls back once after so many milliseconds; returns how to cancel. */
  schedule(run: () => void, ms: number): () => void
}

export type Kit = {
  client: Client<'desk'>
  site: SiteView
  tools: DeskTools
  get(): DeskState
  set(patch: Partial<DeskState>): void
  /** As `client.call`; the answer that the desk session has ended locks the screen. */
  ask<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<Reply<OutputOf<'desk', N>>>
  /** The market's day now, `YYYY-MM-DD`. */
  today(): string
  /** A new UUIDv7. */
  makeId(): string
}
