// What the server does by itself from time to time.
import { errorLine } from './start-problem.ts'

const everyMs = 600_000

/**
 * Runs `work` now and every ten minutes, never twice at once. A failure is one line in the log; the next round tries again.
 * @returns stops it and waits for a running round
 */
export function startHousekeeping(work: () => Promise<void>, log: (line: string) => void): () => Promise<void> {
  let running = Promise.resolve()
  const round = () => {
    running = running.then(work).catch(error => log(`housekeeping: ${errorLine(error)}`))
  }
  round()
  const timer = setInterval(round, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
