// The host's log: one line an event, with a reference staff can read out. Never what a person typed: messages of validation errors
// can quote input, so of an unknown error only its kind and the places in the code are written.

export type Log = {
  info(line: string): void
  warn(where: string, error: unknown): void
  /** @returns the reference shown on the screen */
  fault(where: string, error: unknown): string
}

/** @param write takes one line @param now the time written before it @param reference makes a short reference */
export function createLog({
  write,
  now,
  reference,
}: {
  write: (line: string) => void
  now: () => Date
  reference: () => string
}): Log {
  const line = (level: string, text: string) => write(`${now().toISOString()} ${level} ${text}`)
  return {
    info: text => line('info', text),
    warn: (where, error) => line('warn', `${where}: ${describe(error)}`),
    fault(where, error) {
      const id = reference()
      line('fault', `${id} ${where}: ${describe(error)}`)
      return id
    },
  }
}

/** Kind, code and places of an error, without its message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  const places = (error.stack ?? '')
    .split('\n')
    .filter(l => /^\s+at /.test(l))
    .slice(0, 6)
    .map(l => l.trim().replace(/\(?(file:\/\/)?\/\S*\/(\S+)\)?/, '$2'))
  const cause =
    error.cause instanceof Error
      ? ` caused by ${error.cause.name} ${String((error.cause as { code?: unknown }).code ?? '')}`
      : ''
  return `${error.name}${typeof code === 'string' ? ` ${code}` : ''}${cause} ${places.join(' < ')}`
}
