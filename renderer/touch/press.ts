// A button that finds something: what it will ask is asked when the finger touches it, and it is done when the finger lifts.
import type { Finding } from './store/finding.ts'
import { useActions } from './turn.tsx'

export type Press = { onPointerDown?: () => void; onClick(): void }

export function usePress(): (act: (finding: Finding) => void) => Press {
  const actions = useActions()
  return act => ({ onPointerDown: () => actions.foresee(act), onClick: () => act(actions) })
}
