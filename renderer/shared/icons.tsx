// The icons: one round 3 px stroke in a 48 box, no fill, never without a word beside them (design/README.md). One path each: a wall
// has a dozen of them at a time.
import type { ReactNode } from 'react'

const shapes = {
  mark: <path d="M5 24a19 19 0 1 1 38 0a19 19 0 1 1-38 0zM16 16h16M24 16v16M13 32h22" />,
  plug: <path d="M18 5v11M30 5v11M11 16h26v7a13 13 0 0 1-26 0zM24 36v8" />,
  weld: <path d="M11 21a13 13 0 0 1 26 0v12l-7 10H18l-7-10zM17 22h14v7H17z" />,
  factory: <path d="M6 42V20l12 8v-8l12 8V7h9v35zM14 35h2M22 35h2M30 35h2" />,
  box: <path d="M6 15l18-9 18 9v18l-18 9-18-9zM6 15l18 9 18-9M24 24v18M15 10.5l18 9" />,
  scooter: (
    <path d="M7 37a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM33 37a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM17 37h13l4-21h-6M34 16l4 16M7 32c0-4 3-7 8-7h7M6 12h13v10H6z" />
  ),
  wheel: (
    <path d="M6 24a18 18 0 1 1 36 0a18 18 0 1 1-36 0zM19 24a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM6.5 21L19 23M41.5 21L29 23M24 29v13" />
  ),
  chef: <path d="M14 29a8.5 8.5 0 1 1 1.5-16.8a9 9 0 0 1 17 0A8.5 8.5 0 1 1 34 29v13H14zM14 35h20" />,
  cloche: <path d="M6 34h36M9 34a15 15 0 0 1 30 0M24 19v-5M20 14h8M12 41h24" />,
  broom: <path d="M37 5L26 20M17 19l14 9-5 14c-7 0-14-3-18-8 5-2 8-7 9-15zM21 31l-6 8" />,
  shield: <path d="M24 5l16 6v12c0 10-7 16-16 20C15 39 8 33 8 23V11zM16 24l6 6 10-11" />,
  home: (
    <path d="M5 23L24 7l19 16M11 19v23h26V19M24 36s-7-4-7-8.5a3.7 3.7 0 0 1 7-1.5a3.7 3.7 0 0 1 7 1.5c0 4.5-7 8.5-7 8.5z" />
  ),
  trolley: <path d="M17 39a4 4 0 1 1 8 0a4 4 0 1 1-8 0zM5 7h7l7 28M25 38l16-4M18 13l15-4 4 16-15 4z" />,
  sew: <path d="M7 41h34M12 41V13h24a4 4 0 0 1 4 4v11h-8v-6H22v19M36 28v7M18 7v6" />,
  laptop: <path d="M10 10h28v22H10zM4 39h40" />,
  headset: <path d="M8 27v-3a16 16 0 0 1 32 0v3M8 26h6v11H8zM34 26h6v11h-6zM40 37c0 4-4 6-11 6" />,
  video: <path d="M5 12h26v24H5zM31 21l11-6v18l-11-6" />,
  grid: <path d="M8 8h12v12H8zM28 8h12v12H28zM8 28h12v12H8zM28 28h12v12H28z" />,
  pin: <path d="M19 19a5 5 0 1 1 10 0a5 5 0 1 1-10 0zM24 44S9 30 9 19a15 15 0 0 1 30 0c0 11-15 25-15 25z" />,
  coin: <path d="M6 24a18 18 0 1 1 36 0a18 18 0 1 1-36 0zM17 14l7 10 7-10M24 24v12M17 25h14M17 31h14" />,
  moon: <path d="M39 29A16 16 0 1 1 20 8a13 13 0 0 0 19 21z" />,
  bowl: <path d="M6 22h36a18 18 0 0 1-36 0zM16 8v8M24 5v11M32 8v8M17 43h14" />,
  sprout: <path d="M24 43V22M24 28c0-8-6-12-16-12 0 8 6 12 16 12zM24 22c0-8 5-13 15-13 0 8-5 13-15 13z" />,
  calendar: <path d="M8 10h32v31H8zM8 19h32M16 5v9M32 5v9M17 30l5 5 9-9" />,
  search: <path d="M7 21a14 14 0 1 1 28 0a14 14 0 1 1-28 0zM31 31l12 12" />,
  pen: <path d="M7 41l3-11L33 7l8 8-23 23zM28 12l8 8" />,
  speak: <path d="M6 19v10h8l11 9V10L14 19zM32 17a9 9 0 0 1 0 14M37 11a18 18 0 0 1 0 26" />,
  globe: (
    <path d="M6 24a18 18 0 1 1 36 0a18 18 0 1 1-36 0zM6 24h36M24 6c6 5 8 11 8 18s-2 13-8 18c-6-5-8-11-8-18s2-13 8-18z" />
  ),
  reach: <path d="M24 6v26M13 22l11 11 11-11M8 42h32" />,
  back: <path d="M30 8L14 24l16 16" />,
  next: <path d="M18 8l16 16-16 16" />,
  print: <path d="M14 17V5h20v12M14 35H6V17h36v18h-8M14 28h20v15H14z" />,
  phone: <path d="M14 6h6l3 11-5 4c2 5 5 8 10 10l4-5 10 3v6c0 4-3 7-7 7C20 42 7 28 7 13c0-4 3-7 7-7z" />,
  clock: <path d="M6 24a18 18 0 1 1 36 0a18 18 0 1 1-36 0zM24 13v11l8 5" />,
  people: (
    <path d="M10 16a8 8 0 1 1 16 0a8 8 0 1 1-16 0zM4 42c0-9 5-14 14-14s14 5 14 14M31 9a8 8 0 0 1 0 14M37 29c5 3 7 7 7 13" />
  ),
  building: <path d="M10 42V7h18v35M28 20h10v22M5 42h38M16 16h6M16 24h6M16 32h6" />,
  check: <path d="M8 25l11 11 21-23" />,
  cross: <path d="M11 11l26 26M37 11L11 37" />,
  warn: <path d="M24 7l20 35H4zM24 20v11M24 36v.5" />,
  doc: <path d="M10 5h18l10 10v28H10zM28 5v10h10M17 24h14M17 32h14" />,
  list: <path d="M17 12h24M17 24h24M17 36h24M8 12h.5M8 24h.5M8 36h.5" />,
  horn: <path d="M7 19v10h8l18 9V10L15 19zM39 18v12M17 30l3 12" />,
  star: <path d="M24 5l6 13 14 1.5-10.5 9.5 3 14L24 36l-12.5 7 3-14L4 19.5 18 18z" />,
  filter: <path d="M6 9h36L28 26v15l-8-4V26z" />,
  lock: <path d="M10 21h28v21H10zM16 21v-6a8 8 0 0 1 16 0v6" />,
  shift: <path d="M24 6L7 24h9v17h16V24h9z" />,
  del: <path d="M16 9h27v30H16L5 24zM24 18l12 12M36 18L24 30" />,
  sync: <path d="M40 20A17 17 0 0 0 9 16M8 28a17 17 0 0 0 31 4M9 6v10h10M39 42V32H29" />,
  train: <path d="M4 18l20-9 20 9-20 9zM12 22v12c8 6 16 6 24 0V22M44 18v12" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export const isIconName = (name: string): name is IconName => Object.hasOwn(shapes, name)

type Props = {
  name: IconName
  /** Further classes beside `i`, which gives size (1em) and stroke. */
  className?: string
}

/** Decoration for those who see; the word beside it says the same to those who do not. */
export function Icon({ name, className }: Props) {
  // Forward and back change sides where one reads from right to left.
  const classes = ['i', (name === 'back' || name === 'next') && 'turns', className].filter(Boolean).join(' ')
  return (
    <svg className={classes} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
