// How the server answers: problems as RFC 9457, entries as JSON text, entity tags.
import { createHash } from 'node:crypto'
import { makeProblem, type ProblemCode, problems, problemType } from './protocol/problems.ts'
import type { StoredEntry } from './store/store.ts'

export function problemAnswer(
  code: ProblemCode,
  members: Parameters<typeof makeProblem>[1] = {},
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(makeProblem(code, members)), {
    status: problems[code].status || 500,
    headers: { 'Content-Type': problemType, 'Cache-Control': 'no-store', ...headers },
  })
}

/** An entry as it stands in a page or a line of a snapshot. The body goes as it lies in the store. */
export function entryJson({ revision, op, kind, id, body }: StoredEntry): string {
  const value = body === null ? '' : `,"value":${body}`
  return `{"revision":${revision},"op":"${op}","kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)}${value}}`
}

/** A strong entity tag, in its quotes. */
export function entityTag(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
}

/** Whether `If-None-Match` names the tag. Weak comparison, as RFC 9110 § 13.1.2 asks. */
export function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some(part => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag)
}
