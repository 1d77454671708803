// A few pixels to and fro over the hours, so that what always stands in one place does not burn into the panel.

const stepMinutes = 10
/** Eight places around the middle, each next to the one before. */
const path = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const

/** Where the frame stands at a moment, in px, at most `mostPx` from its own place in each direction. */
export function pixelShift(now: Date, mostPx: number): { x: number; y: number } {
  const step = Math.floor(now.getTime() / (stepMinutes * 60_000))
  const [x, y] = path[((step % path.length) + path.length) % path.length] ?? path[0]
  return { x: x * mostPx, y: y * mostPx }
}
