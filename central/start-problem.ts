// What keeps the server or one of its commands from starting: one sentence for the person at the machine, never a stack.

export class StartProblem extends Error {
  override name = 'StartProblem'
}

/** The code of a Node, SQLite or PostgreSQL error, or an empty text. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** The first line of an error's message. */
export function errorLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
