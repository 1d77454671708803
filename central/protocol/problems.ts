// What can be refused, as RFC 9457 problems with a stable type. The type is a name, not an address to be opened.
import { z } from 'zod'

export const problemType = 'application/problem+json'
export const problemPrefix = 'https://linggong.invalid/problems/'

/** Code → status and title. Codes without a status of their own (0) stand only inside the result of one item. */
export const problems = {
  'bad-request': { status: 400, title: 'The request cannot be read.' },
  'bad-offset': { status: 400, title: 'The offset is neither -1 nor a cursor of this server.' },
  'station-missing': { status: 400, title: 'The header Linggong-Station must name the station by its UUID.' },
  unauthorized: { status: 401, title: 'The access token is missing or wrong.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'unknown-feed': { status: 404, title: 'A feed is named by a six-digit division code.' },
  'unknown-lane': { status: 404, title: 'A feed has the lanes all and urgent.' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  /** A lower installation number: a cloned station or a restored disk. Stop and show it. */
  'cloned-station': { status: 409, title: 'Another machine works under this station.' },
  /** A used sequence number with other content; member `installation` is the number to go on with, sequences begin at 1. */
  'sequence-conflict': { status: 409, title: 'This sequence number was used for other content.' },
  /** Cursor of another epoch, ahead of the head or older than the tombstones; member `snapshot` is the path to start from. */
  gone: { status: 410, title: 'The feed cannot be read on from this offset.' },
  'too-large': { status: 413, title: 'The body is larger than the limit.' },
  'not-json': { status: 415, title: 'The body must be application/json.' },
  'range-not-satisfiable': { status: 416, title: 'The range lies outside of the file.' },
  'server-fault': { status: 500, title: 'The server failed; nothing of this request was stored.' },
  unavailable: { status: 503, title: 'The server cannot answer at the moment.' },
  /** Items: the item or its value does not fit the schema; member `fields`: path → message. */
  'bad-item': { status: 0, title: 'The item does not fit its schema.' },
  'revision-conflict': { status: 0, title: 'This id and revision were stored with other content.' },
} as const
export type ProblemCode = keyof typeof problems

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int().optional(),
  detail: z.string().optional(),
  /** `sequence-conflict`: the new installation number. */
  installation: z.int().positive().optional(),
  /** `gone`: path of the snapshot to start from. */
  snapshot: z.string().optional(),
  /** `bad-item`, `bad-request`: path → message. */
  fields: z.record(z.string(), z.string()).optional(),
})
export type Problem = z.output<typeof problem>

type Members = { detail?: string; installation?: number; snapshot?: string; fields?: Record<string, string> }

export function makeProblem(code: ProblemCode, members: Members = {}): Problem {
  const { status, title } = problems[code]
  return { type: problemPrefix + code, title, ...(status === 0 ? {} : { status }), ...members }
}

/** The code of a problem of this wire; undefined for a type that is not known here. */
export function problemCode(type: string): ProblemCode | undefined {
  const code = type.startsWith(problemPrefix) ? type.slice(problemPrefix.length) : ''
  return Object.hasOwn(problems, code) ? (code as ProblemCode) : undefined
}
