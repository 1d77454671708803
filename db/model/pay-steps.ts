// Pay an hour in steps of a sixteenth at most, so that an index can be asked for the best paid without knowing each amount.

const most = 2 ** 31 - 1

/** The step of a pay an hour in fen; a better pay has the same step or a greater one. Whole numbers only: every machine agrees. */
export function payStep(pay: number): number {
  const fen = Math.max(0, Math.min(most, Math.floor(pay)))
  if (fen < 16) return fen
  const shift = 27 - Math.clz32(fen)
  return ((shift + 1) << 4) | ((fen >> shift) & 15)
}

const lastStep = payStep(most)

/** The least pay of a step, in fen; beyond every pay where there is no such step. */
export function leastOfStep(step: number): number {
  if (step > lastStep) return Number.POSITIVE_INFINITY
  return step < 32 ? step : (16 | (step & 15)) * 2 ** ((step >> 4) - 1)
}
