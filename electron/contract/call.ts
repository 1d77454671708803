// The form of a call: what the table in api.ts is made of, and what travels over either wire.
import { z } from 'zod'
import { type Problem, problem } from './problem.ts'
import { topic } from './topic.ts'

export const roles = ['board', 'touch', 'desk'] as const
export type Role = (typeof roles)[number]

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** A query runs on read-only databases; a command runs in one transaction on `site.db`. */
  kind: 'query' | 'command'
  input: I
  output: O
  /** Who must have unlocked the desk: nobody, any of the staff, or the head of station. */
  needs: 'nobody' | 'staff' | 'head'
}

type Options = { needs?: Call['needs'] }

export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { needs = 'nobody' }: Options = {},
): Call<I, O> {
  return { kind: 'query', input, output, needs }
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { needs = 'nobody' }: Options = {},
): Call<I, O> {
  return { kind: 'command', input, output, needs }
}

/** Page → host. `session` is the desk session of the clerk; the role is the connection's, never the message's. */
export const request = z.strictObject({
  id: z.int().nonnegative(),
  name: z.string().max(80),
  input: z.unknown(),
  session: z.string().max(100).optional(),
})
export type Request = z.output<typeof request>

export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; problem: Problem }

/** Host → page: the answer to a request, or news. */
export const fromHost = z.union([
  z.strictObject({
    id: z.int(),
    reply: z.union([
      z.strictObject({ ok: z.literal(true), value: z.unknown() }),
      z.strictObject({ ok: z.literal(false), problem }),
    ]),
  }),
  z.strictObject({ changed: z.array(topic) }),
])
export type FromHost = z.output<typeof fromHost>
