// Hands the turn (its store and what can be done in it) to the components, which never call the host themselves.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Speech } from '../shared/speech.ts'
import type { TouchState } from './store/state.ts'
import type { TouchActions, TouchStore } from './store/touch-store.ts'

export type Turn = {
  store: TouchStore['store']
  actions: TouchActions
  speech: Speech
  /** Wipes everything and goes back to the attract page. */
  endTurn(): void
}

const TurnContext = createContext<Turn | null>(null)
export const TurnProvider = TurnContext.Provider

export function useTurn(): Turn {
  const turn = useContext(TurnContext)
  if (!turn) throw new Error('outside of a turn')
  return turn
}

export function useTouch<T>(select: (state: TouchState) => T): T {
  return useStore(useTurn().store, select)
}

export const useActions = (): TouchActions => useTurn().actions
