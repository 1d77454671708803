// What a bench must end whatever happens: servers, programs, browsers, folders. Also when the bench itself is told to stop.

export type Ends = {
  add(end: () => unknown): void
  /** Ends everything, the latest first; what fails to end does not keep the others. */
  run(): Promise<void>
}

export function createEnds(): Ends {
  let ends: (() => unknown)[] = []
  const run = async () => {
    const now = ends.reverse()
    ends = []
    for (const end of now) {
      try {
        await end()
      } catch {
        // It had ended already.
      }
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void run().then(() => process.exit(1)))
  }
  return { add: end => ends.push(end), run }
}
