// Writing: batches of records from stations. Each item is judged on its own; the answer comes after the durable commit.
import { Hono } from 'hono'
import { z } from 'zod'
import { problemAnswer } from '../answer.ts'
import { batchEnvelope, batchItem, type ItemResult } from '../protocol/batch.ts'
import { canonicalJson } from '../protocol/canonical.ts'
import { header } from '../protocol/headers.ts'
import { batchBytes } from '../protocol/limits.ts'
import { type BatchKind, batchKinds } from '../protocol/paths.ts'
import { makeProblem } from '../protocol/problems.ts'
import { batchValue } from '../protocol/records.ts'
import { readJsonBody } from '../read-body.ts'
import { sha256 } from '../store/publish-plan.ts'
import type { CheckedItem, Store } from '../store/store.ts'

const station = z.uuid()

export function batchRoutes({ store, now }: { store: Store; now: () => Date }): Hono {
  const routes = new Hono()
  for (const kind of batchKinds)
    routes.post(`/${kind}`, async c => {
      const sender = station.safeParse(c.req.header(header.station)?.toLowerCase())
      if (!sender.success) return problemAnswer('station-missing')
      const body = await readJsonBody(c.req.raw, batchBytes)
      if (body instanceof Response) return body
      const envelope = batchEnvelope.safeParse(body.json)
      if (!envelope.success) return problemAnswer('bad-request', { fields: fieldsOf(envelope.error) })
      const { installation, sequence, items } = envelope.data
      const outcome = await store.applyBatch({
        kind,
        station: sender.data,
        installation,
        sequence,
        digest: sha256(`${kind} ${canonicalJson(body.json)}`),
        items: items.map(item => checkItem(kind, item)),
        now: now(),
      })
      switch (outcome.outcome) {
        case 'answer':
          return c.json(outcome.answer, 200, { 'Cache-Control': 'no-store' })
        case 'cloned':
          return problemAnswer('cloned-station')
        case 'renumber':
          return problemAnswer('sequence-conflict', { installation: outcome.installation })
      }
    })
  return routes
}

/** Path → message. Messages name what was expected, never what was sent. */
function fieldsOf(error: z.ZodError, under: string[] = []): Record<string, string> {
  return Object.fromEntries(error.issues.map(issue => [[...under, ...issue.path].join('.'), issue.message]))
}

function checkItem(kind: BatchKind, raw: unknown): CheckedItem {
  const parsed = batchItem.safeParse(raw)
  if (!parsed.success) return refuse(raw, fieldsOf(parsed.error))
  const { id, revision, op } = parsed.data
  if (op === 'delete') return { id, revision, op, hash: sha256('delete'), body: null }
  // What is stored is what was sent, not what the schema made of it: fields it does not know are kept.
  const value = batchValue[kind].safeParse(parsed.data.value)
  if (!value.success) return refuse(raw, fieldsOf(value.error, ['value']))
  if (value.data.id !== id) return refuse(raw, { 'value.id': 'must be the id of the item' })
  const body = canonicalJson(kind === 'registrations' ? withoutNotes(parsed.data.value) : parsed.data.value)
  return { id, revision, op, hash: sha256(body), body }
}

/** The staff's own notes and star stay at the site; should one send them, they are not kept. */
function withoutNotes(value: unknown): unknown {
  const { notes: _notes, star: _star, ...rest } = value as Record<string, unknown>
  return rest
}

function refuse(raw: unknown, fields: Record<string, string>): CheckedItem {
  const item = (typeof raw === 'object' && raw !== null ? raw : {}) as { id?: unknown; revision?: unknown }
  const result: ItemResult = {
    id: typeof item.id === 'string' ? item.id.slice(0, 64) : '',
    revision: Number.isSafeInteger(item.revision) && Number(item.revision) >= 0 ? Number(item.revision) : 0,
    status: 'refused',
    problem: makeProblem('bad-item', { fields }),
  }
  return { refusal: result }
}
