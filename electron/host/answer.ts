// Answers one call, the same way for every call and every wire: look up, check who asks, parse, transact, filter, reply; news
// goes out only after the commit.
import type { z } from 'zod'
import { DatabaseProblem } from '../../db/database-problem.ts'
import type { StaffMember } from '../../db/model/staff.ts'
import { type ReadDb, transact, type WriteDb } from '../../db/open.ts'
import { api } from '../contract/api.ts'
import { type Call, type FromHost, type Reply, type Request, type Role, request } from '../contract/call.ts'
import { type Problem, ProblemError } from '../contract/problem.ts'
import type { Topic } from '../contract/topic.ts'
import { type CommandContext, type HostTools, type Prepared, type QueryContext, Refusal } from './context.ts'
import type { GuessLimit } from './guess-limit.ts'
import { handlers } from './handler-table.ts'
import type { Log } from './log.ts'

export type Answering = HostTools & {
  site: WriteDb<'site'>
  siteReader: ReadDb<'site'>
  postings: ReadDb<'postings'>
  announce: (topics: Topic[]) => void
  log: Log
}

type AnyHandler =
  | ((context: QueryContext | CommandContext, input: unknown) => unknown)
  | Prepared<unknown, unknown, unknown, QueryContext | CommandContext>

/** What belongs to one line: fixed when it is made, changed by no message. */
export type LineFacts = { role: Role; guesses: GuessLimit }

/** Answers a message from a page on a line, whatever it holds. Never rejects. */
export async function answer(host: Answering, line: LineFacts, message: unknown): Promise<FromHost> {
  const envelope = request.safeParse(message)
  if (!envelope.success) return { id: idOf(message), reply: refuse({ code: 'bad-input', details: { fields: {} } }) }
  const { id, name } = envelope.data
  try {
    return { id, reply: await answerCall(host, line, envelope.data) }
  } catch (error) {
    return { id, reply: refuse(problemOf(host, `${line.role} ${name}`, error)) }
  }
}

async function answerCall(
  host: Answering,
  { role, guesses }: LineFacts,
  { name, input, session }: Request,
): Promise<Reply> {
  // Object.hasOwn: `constructor` is not a call.
  if (!Object.hasOwn(api[role], name)) throw new ProblemError('not-allowed')
  const call = (api[role] as Record<string, Call>)[name] as Call
  const handler = (handlers[role] as unknown as Record<string, AnyHandler>)[name] as AnyHandler
  const staff = role === 'desk' && session ? host.sessions.find(session) : null
  requireStaff(call, staff)
  const parsed = call.input.safeParse(input)
  if (!parsed.success) return refuse(problemOfInput(parsed.error))
  const { settings, now, randomBytes, sessions, sync, mirror, matches, postings } = host
  const tools = {
    settings,
    now,
    randomBytes,
    sessions,
    sync,
    mirror,
    matches,
    postings,
    staff,
    session: session ?? null,
    guesses,
  }
  const queryContext: QueryContext = { ...tools, site: host.siteReader }
  const prepared = typeof handler === 'function' ? undefined : await handler.prepare(queryContext, parsed.data)
  const run = (context: QueryContext | CommandContext) =>
    typeof handler === 'function' ? handler(context, parsed.data) : handler.run(context, parsed.data, prepared)
  if (call.kind === 'query') return filtered(call, run(queryContext))

  const changed = new Set<Topic>()
  const afterwards: (() => void)[] = []
  const value = transact(host.site, () => {
    const context: CommandContext = {
      ...tools,
      site: host.site,
      announce: topic => changed.add(topic),
      afterCommit: work => afterwards.push(work),
    }
    return run(context)
  })
  // From here on it is committed: whatever fails below must not turn the answer into a "no".
  for (const work of afterwards) {
    try {
      work()
    } catch (error) {
      problemOf(host, `${role} ${name} after its commit`, error)
    }
  }
  if (changed.size) host.announce([...changed])
  return value instanceof Refusal ? refuse(value.problem) : filtered(call, value)
}

function requireStaff({ needs }: Call, staff: StaffMember | null): void {
  if (needs === 'nobody') return
  if (!staff) throw new ProblemError('locked')
  if (needs === 'head' && staff.role !== 'head') throw new ProblemError('head-only')
}

/** Passes an answer through the call's view: what is not listed there does not leave the host. */
function filtered(call: Call, value: unknown): Reply {
  return { ok: true, value: call.output.parse(value) }
}

const refuse = (problem: Problem): Reply => ({ ok: false, problem })

function idOf(message: unknown): number {
  const id = (message as { id?: unknown } | null)?.id
  return typeof id === 'number' && Number.isInteger(id) ? id : -1
}

/** Field path → code. Codes are the schema's own words (`name-length`); anything else is called `invalid`. */
function problemOfInput(error: z.ZodError): Problem {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    const code = /^[a-z]+(-[a-z]+)*$/.test(message) ? message : 'invalid'
    if (code === 'under-age') return { code: 'under-age' }
    fields[path.join('.')] ??= code
  }
  return { code: 'bad-input', details: { fields } }
}

function problemOf(host: Answering, where: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof DatabaseProblem) {
    host.log.warn(where, error)
    return { code: error.code === 'disk-full' ? 'disk-full' : error.code === 'busy' ? 'host-away' : 'storage' }
  }
  return { code: 'fault', details: { reference: host.log.fault(where, error) } }
}
