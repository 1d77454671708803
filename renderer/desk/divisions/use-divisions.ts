// Hands the list of divisions to components: first without, then with readings; loaded once for the page.
import { useEffect, useState } from 'react'
import { useDesk } from '../desk-context.ts'
import { type Divisions, loadDivisions } from './divisions.ts'

let loaded: Divisions | null = null
let loading: Promise<Divisions> | null = null
const listeners = new Set<(divisions: Divisions) => void>()

function tell(divisions: Divisions): void {
  loaded = divisions
  for (const listener of listeners) listener(divisions)
}

/** null until the list is there. */
export function useDivisions(): Divisions | null {
  const { site } = useDesk()
  const [divisions, setDivisions] = useState(loaded)
  useEffect(() => {
    listeners.add(setDivisions)
    if (loaded) setDivisions(loaded)
    loading ??= loadDivisions(site.division, tell)
    loading.then(tell, error => {
      // Asked again when the next form is opened; codes are shown meanwhile.
      loading = null
      console.error(error)
    })
    return () => {
      listeners.delete(setDivisions)
    }
  }, [site.division])
  return divisions
}
