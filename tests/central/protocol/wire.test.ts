// The pure parts of the wire: cursors, checksums, canonical JSON, problems, and the document made from the schemas.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../central/protocol/canonical.ts'
import { addRow, checksumText, emptyChecksum, readChecksum, removeRow } from '../../../central/protocol/checksum.ts'
import { beginning, cursor, makeCursor, makeEpoch, offset, readCursor } from '../../../central/protocol/cursor.ts'
import { openapiDocument } from '../../../central/protocol/openapi.ts'
import { makeProblem, problem, problemCode, problemPrefix } from '../../../central/protocol/problems.ts'

describe('cursors', () => {
  test('they sort as text in the order of epoch and revision, after the beginning', () => {
    const revision = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
    fc.assert(
      fc.property(time, revision, time, revision, (t1, r1, t2, r2) => {
        const [a, b] = [makeCursor(makeEpoch(t1), r1), makeCursor(makeEpoch(t2), r2)]
        expect(a < b).toBe(t1 < t2 || (t1 === t2 && r1 < r2))
        expect(readCursor(a)).toEqual({ epoch: makeEpoch(t1), revision: r1 })
        expect(beginning < a).toBe(true)
        expect(cursor.safeParse(a).success).toBe(true)
      }),
    )
  })

  test.each(['', '-2', 'now', '19a_1', '000000000001_9999999999999999', '00000000000g_0000000000000001'])(
    '%j is no cursor',
    text => {
      expect(readCursor(text)).toBeUndefined()
    },
  )

  test('the beginning is an offset but not a cursor', () => {
    expect(offset.safeParse('-1').success).toBe(true)
    expect(readCursor('-1')).toBeUndefined()
  })
})

describe('the checksum', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 2 ** 40 })), {
    selector: ([id]) => id,
  })
  const sumOf = (list: [string, number][]) =>
    list.reduce((sum, [id, revision]) => addRow(sum, id, revision), emptyChecksum)

  test('it does not depend on order, and a row that goes leaves no trace', () => {
    fc.assert(
      fc.property(rows, fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 2 ** 50 }), (list, id, revision) => {
        const sum = sumOf(list)
        expect(sumOf([...list].reverse())).toEqual(sum)
        expect(removeRow(addRow(sum, id, revision), id, revision)).toEqual(sum)
        expect(readChecksum(checksumText(sum))).toEqual(sum)
      }),
    )
  })

  test('revisions that changed places, and revisions beyond 32 bits, make a difference', () => {
    const swapped = [
      sumOf([
        ['a', 1],
        ['b', 2],
      ]),
      sumOf([
        ['a', 2],
        ['b', 1],
      ]),
    ] as const
    expect(swapped[0]).not.toEqual(swapped[1])
    expect(sumOf([['a', 5]])).not.toEqual(sumOf([['a', 5 + 2 ** 32]]))
  })

  test('a hundred thousand rows have a hundred thousand hashes', () => {
    const hashes = new Set<string>()
    for (let n = 0; n < 50_000; n++) {
      hashes.add(checksumText(addRow(emptyChecksum, `demo-${n}`, 1)))
      hashes.add(checksumText(addRow(emptyChecksum, 'demo-0', n + 2)))
    }
    expect(hashes.size).toBe(100_000)
  })

  // Another vendor's side must get the same: these values never change under `Linggong-Protocol: 1`.
  test('it has the values of the first version', () => {
    expect(checksumText(sumOf([]))).toBe('0000000000000000')
    expect(checksumText(sumOf([['demo-001', 1]]))).toBe('fb5e1bc701f120bd')
    expect(
      checksumText(
        sumOf([
          ['demo-001', 1],
          ['51job-零工', 2 ** 33 + 7],
        ]),
      ),
    ).toBe('514ce62f068e599f')
  })

  test.each(['', '123', '00000000000000zz', '0123456789ABCDEF'])('%j is not the text of one', text => {
    expect(readChecksum(text)).toBeUndefined()
  })
})

describe('canonical JSON', () => {
  test('it says the same as the value, and does not depend on the order of fields', () => {
    const turn = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turn)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, turn(member)]),
      )
    }
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
        expect(canonicalJson(turn(plain))).toBe(canonicalJson(plain))
      }),
    )
  })

  test('keys are sorted, nothing is spaced, undefined members are left out', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '零' }], a: undefined })).toBe('{"b":[1,{"c":"零","d":null}]}')
  })
})

test('a problem has a stable type that leads back to its code', () => {
  const made = makeProblem('sequence-conflict', { installation: 2 })
  expect(problem.parse(made)).toMatchObject({ status: 409, installation: 2 })
  expect(problemCode(made.type)).toBe('sequence-conflict')
  expect(problemCode(`${problemPrefix}unheard-of`)).toBeUndefined()
  expect(problemCode('about:blank')).toBeUndefined()
})

describe('the OpenAPI document', () => {
  const document = openapiDocument()

  test('the one in the repository is current; `npm run central -- openapi` writes it', () => {
    const kept = readFileSync(new URL('../../../central/protocol/openapi.json', import.meta.url), 'utf8')
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(document)))
  })

  test('every reference leads somewhere, and every call has an answer', () => {
    const text = JSON.stringify(document)
    const { schemas } = document.components as { schemas: Record<string, unknown> }
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(match => match[1] ?? '')
    expect(references.length).toBeGreaterThan(10)
    for (const name of references) expect(Object.keys(schemas)).toContain(name)
    const paths = Object.values(document.paths as Record<string, Record<string, { responses: object }>>)
    expect(paths).toHaveLength(10)
    for (const operation of paths.flatMap(path => Object.values(path)))
      expect(Object.keys(operation.responses)).toContain('200')
  })

  test('no schema forbids the fields of newer versions', () => {
    const { Registration, Posting, FeedEntry, FeedPosting, FeedNotice, FeedSite } = (
      document.components as { schemas: Record<string, Record<string, unknown>> }
    ).schemas
    for (const schema of [Registration, Posting, FeedEntry, FeedPosting, FeedNotice, FeedSite]) {
      expect(schema?.properties).toBeDefined()
      expect(schema?.additionalProperties).not.toBe(false)
    }
  })

  test('an entry of each kind says what its value holds, with the fields that every notice and site must have', () => {
    const { schemas } = document.components as { schemas: Record<string, Record<string, unknown>> }
    const page = schemas.FeedPage as { items: { $ref: string } }
    expect(page.items.$ref).toBe('#/components/schemas/FeedEntry')
    const branches = schemas.FeedEntry?.allOf as {
      if: { properties: { kind: { const: string } } }
      then: { properties: { value: { $ref: string } } }
    }[]
    const required = branches.map(branch => {
      const name = branch.then.properties.value.$ref.split('/').at(-1) ?? ''
      return [branch.if.properties.kind.const, schemas[name]?.required]
    })
    expect(Object.fromEntries(required)).toMatchObject({
      posting: expect.arrayContaining(['id', 'title', 'pay', 'validUntil']),
      notice: ['id', 'kind', 'title', 'text', 'source', 'shownFrom', 'validUntil'],
      site: ['id', 'name', 'profile', 'division'],
    })
  })
})
