// Medians and other quantiles of what a bench measured.

/** The value below which the share `q` of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return sorted.length % 2 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2
}

export const timesLine = (ms: readonly number[]): string =>
  `median ${quantile(ms, 0.5).toFixed(1)} ms   p95 ${quantile(ms, 0.95).toFixed(1)} ms   (${ms.length} runs)`

/** Least squares: how much y grows with each unit of x, and the standard error of that (NaN with fewer than three points). */
export function slope(points: readonly (readonly [x: number, y: number])[]): { perUnit: number; error: number } {
  const n = points.length
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const perUnit = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
  const left = points.reduce((sum, [x, y]) => sum + (y - meanY - perUnit * (x - meanX)) ** 2, 0)
  return { perUnit, error: n > 2 ? Math.sqrt(left / (n - 2) / spread) : Number.NaN }
}
