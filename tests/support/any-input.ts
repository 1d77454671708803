// Input for any call of the contract, made from its own schema: right in most places and hostile in some, so that what is made gets
// past the schema often enough to meet the handler.
import fc from 'fast-check'
import { z } from 'zod'
import type { Call } from '../../electron/contract/call.ts'
import { hostileStrings, hostileThings } from './hostile-values.ts'

type JsonSchema = {
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  propertyNames?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  maxItems?: number
  pattern?: string
}

/** What fits by the name of its field: without it hardly any form would be right. */
export type Known = Partial<Record<string, readonly unknown[]>>

const anything = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...hostileStrings) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileThings) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
)

/** Wrong in about one place of so many. */
const wrongIn = 14

function fieldOf(schema: JsonSchema, name: string, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: wrongIn - 1, arbitrary: rightOf(schema, name, known) }, { weight: 1, arbitrary: anything })
}

function rightOf(schema: JsonSchema, name: string, known: Known): fc.Arbitrary<unknown> {
  const fitting = known[name]
  if (fitting) return fc.constantFrom(...fitting)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return fc.oneof(...several.map(part => rightOf(part, name, known)))
  if (schema.allOf?.[0]) return rightOf(schema.allOf[0], name, known)
  if (schema.properties) {
    const { properties, required = [] } = schema
    const fields = Object.fromEntries(
      Object.entries(properties).map(([field, part]) => [field, fieldOf(part, field, known)]),
    )
    return fc.record(fields, { requiredKeys: required as never[] })
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -5, -1e6), max: Math.min(schema.maximum ?? 500, 1e6) })
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 500, noNaN: true })
    case 'array':
      return fc.array(fieldOf(schema.items ?? {}, name, known), { maxLength: Math.min(schema.maxItems ?? 4, 4) })
    case 'object':
      return fc.dictionary(fc.constantFrom(...hostileStrings), anything, { maxKeys: 3 })
    case 'string':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('电工', '王喆', '三峡广场', '2026-11-23', '请先问一声', '1346') },
        { weight: 1, arbitrary: fc.constantFrom(...hostileStrings) },
      )
    default:
      return anything
  }
}

/** Inputs for a call. */
export function inputsOf(call: Call, known: Known): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return fc.oneof({ weight: 30, arbitrary: rightOf(schema, '', known) }, { weight: 1, arbitrary: anything })
}

/** Every text field of a form, as a path, with a way to put a value there. */
export function withText(form: unknown, place: number, text: unknown): unknown {
  const paths = textPaths(form)
  const path = paths[place % paths.length] as readonly (string | number)[]
  const copy = structuredClone(form)
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) as string] = text
  return copy
}

function textPaths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string' || value === null) return [path]
  if (Array.isArray(value)) return value.flatMap((part, i) => textPaths(part, [...path, i]))
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => textPaths(part, [...path, name]))
}
