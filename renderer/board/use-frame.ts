// The size of the screen and whether its owner wants less motion, as they change.
import { useSyncExternalStore } from 'react'
import type { Frame } from './layout.ts'

type Seen = { frame: Frame; hasReducedMotion: boolean }

const lessMotion = () => matchMedia('(prefers-reduced-motion: reduce)')

let seen: Seen | null = null

function look(): Seen {
  const next: Seen = {
    frame: { width: innerWidth, height: innerHeight, devicePixelRatio: devicePixelRatio || 1 },
    hasReducedMotion: lessMotion().matches,
  }
  // The same object while nothing changed, as React compares by identity.
  if (seen === null || JSON.stringify(seen) !== JSON.stringify(next)) seen = next
  return seen
}

function listen(onChange: () => void): () => void {
  const motion = lessMotion()
  addEventListener('resize', onChange)
  motion.addEventListener('change', onChange)
  return () => {
    removeEventListener('resize', onChange)
    motion.removeEventListener('change', onChange)
  }
}

export const useFrame = (): Seen => useSyncExternalStore(listen, look)
