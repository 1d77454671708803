// Every call of each role with every field it may send and see. A widening of privilege shows here as a diff to be read.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '../../electron/contract/api.ts'
import { type Call, roles } from '../../electron/contract/call.ts'

type Shape = string | { [field: string]: Shape } | [Shape]
type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  $ref?: string
}

function shapeOf(schema: JsonSchema): Shape {
  if (schema.anyOf) {
    const parts = schema.anyOf.filter(part => part.type !== 'null')
    return parts.length === 1 && parts[0] ? shapeOf(parts[0]) : 'any of several'
  }
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, shapeOf(part)]))
  if (schema.items) return [shapeOf(schema.items)]
  return schema.enum ? 'word' : String(schema.type ?? 'anything')
}

const shape = (schema: z.ZodType, io: 'input' | 'output') =>
  shapeOf(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema)

test.each(roles)('what %s may call, send and see', role => {
  const calls = Object.entries(api[role] as Record<string, Call>).map(([name, call]) => [
    `${call.kind} ${name}${call.needs === 'nobody' ? '' : ` (needs ${call.needs})`}`,
    { sends: shape(call.input, 'input'), sees: shape(call.output, 'output') },
  ])
  expect(Object.fromEntries(calls)).toMatchSnapshot()
})

test('the touch screen can write a registration and can never read one', () => {
  const seen = JSON.stringify(
    Object.values(api.touch as Record<string, Call>).map(call => shape(call.output, 'output')),
  )
  for (const field of [
    '"name":"string","contact"',
    '"contact":',
    '"document":',
    '"birthDate":',
    '"notes":',
    '"rows":[{"id":"string","maskedName"',
  ])
    expect(seen).not.toContain(field)
  expect(Object.keys(api.touch).filter(name => name.startsWith('registrations'))).toEqual([
    'registrations.submit',
    'registrations.state',
    'registrations.withdraw',
    'registrations.replace',
  ])
  // What a code opens says where a thing stands and nothing of what is in it.
  expect(Object.keys(shape(api.touch['registrations.state'].output, 'output')).sort()).toEqual([
    'changeableUntil',
    'isReplaceable',
    'kind',
    'state',
    'validUntil',
  ])
  expect(api.touch['registrations.withdraw'].output).toBe(api.touch['registrations.state'].output)
})

test('whatever a handler adds to an answer, only what the view lists leaves the host', () => {
  for (const role of roles) {
    for (const [name, call] of Object.entries(api[role] as Record<string, Call>)) {
      const json = z.toJSONSchema(call.output, { io: 'output', unrepresentable: 'any' }) as {
        type?: string
        additionalProperties?: unknown
      }
      expect(json, `${role} ${name}`).toMatchObject({ type: 'object', additionalProperties: false })
    }
  }
})
