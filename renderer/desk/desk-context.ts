// Hands the desk's store to its components.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Desk } from './desk-store.ts'
import type { DeskState } from './state.ts'

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('no desk around this component')
  return desk
}

/** A part of the state; the component is drawn again when it changes. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().store, select)
}
