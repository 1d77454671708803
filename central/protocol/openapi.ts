// The OpenAPI 3.1 document of the wire, made from the schemas, so that another vendor can write the other side.
// central/protocol/openapi.json is this, kept in the repository; `npm run central -- openapi` writes it anew.
import { z } from 'zod'
import { marketSite } from '../../db/model/market-site.ts'
import { notice } from '../../db/model/notice.ts'
import { posting } from '../../db/model/posting.ts'
import { batch, batchAnswer } from './batch.ts'
import { cursor, offset } from './cursor.ts'
import { type EntryKind, feed, feedEntry, feedPage, lane, snapshotHeader, snapshotType } from './feed.ts'
import { header, protocolVersion } from './headers.ts'
import { health, heartbeat, heartbeatAnswer } from './heartbeat.ts'
import { type BatchKind, batchKinds, batchPath, healthPath, heartbeatPath, openapiPath, queuesPath } from './paths.ts'
import { problem, problemType } from './problems.ts'
import { queueAnswer, queueChanges, queueName } from './queue.ts'
import { interest, sentPosting, sentRegistration, sentReport } from './records.ts'

const schemas = {
  FeedPage: feedPage,
  FeedEntry: feedEntry,
  FeedPosting: posting,
  FeedNotice: notice,
  FeedSite: marketSite,
  SnapshotHeader: snapshotHeader,
  Batch: batch,
  BatchAnswer: batchAnswer,
  Registration: sentRegistration,
  Posting: sentPosting,
  Interest: interest,
  Report: sentReport,
  QueueChanges: queueChanges,
  QueueAnswer: queueAnswer,
  Heartbeat: heartbeat,
  HeartbeatAnswer: heartbeatAnswer,
  Health: health,
  Problem: problem,
}

/** A schema as OpenAPI 3.1 takes it: JSON Schema 2020-12 without the dialect's own marks. */
function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, '~standard': __, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const ref = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: keyof typeof schemas) => ({ 'application/json': { schema: ref(name) } })
const problemAnswer = (description: string) => ({ description, content: { [problemType]: { schema: ref('Problem') } } })
const textHeader = (description: string) => ({ description, schema: { type: 'string' } })
const inPath = (name: string, schema: z.ZodType) => ({ name, in: 'path', required: true, schema: jsonSchema(schema) })
const inQuery = (name: string, description: string, schema: Record<string, unknown>) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

/** What the value of an entry is, by its kind. */
const entryValues = {
  posting: 'FeedPosting',
  notice: 'FeedNotice',
  site: 'FeedSite',
} as const satisfies Record<EntryKind, keyof typeof schemas>

/** The page and its entry in JSON Schema: the value of a put follows from the kind; other kinds are open. */
function componentSchema(schema: z.ZodType): Record<string, unknown> {
  if (schema === feedPage) return { type: 'array', items: ref('FeedEntry') }
  if (schema === interest)
    return { ...jsonSchema(schema), anyOf: [{ required: ['registrationId'] }, { required: ['contact'] }] }
  if (schema !== feedEntry) return jsonSchema(schema)
  const ofKind = Object.entries(entryValues).map(([kind, value]) => ({
    if: { properties: { op: { const: 'put' }, kind: { const: kind } }, required: ['op', 'kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { properties: { value: ref(value) }, required: ['value'] },
  }))
  return { ...jsonSchema(schema), allOf: ofKind }
}

const everyAnswer = {
  [header.server]: textHeader('Identity of the server, a UUID.'),
  [header.protocol]: { description: 'Version of this wire.', schema: { const: protocolVersion } },
  [header.demonstration]: textHeader('1 when the rows are made up; absent otherwise.'),
}

const feedHeaders = {
  ...everyAnswer,
  ETag: textHeader('Strong entity tag.'),
  [header.nextOffset]: { description: 'The cursor to ask from next.', schema: jsonSchema(cursor) },
  [header.upToDate]: textHeader('true when nothing further was there; absent otherwise.'),
  [header.checksum]: textHeader('Lane all at the head, and snapshots: checksum over (id, revision), 16 hex digits.'),
}

const feedParameters = [inPath('feed', feed)]
const stationParameter = {
  name: header.station,
  in: 'header',
  required: true,
  description: 'UUID of the station.',
  schema: { type: 'string', format: 'uuid' },
}

const valueNames = {
  registrations: 'Registration',
  postings: 'Posting',
  interests: 'Interest',
  reports: 'Report',
} as const satisfies Record<BatchKind, keyof typeof schemas>

function batchOperation(kind: BatchKind) {
  return {
    summary: `Send a batch of ${kind}; the value of a put is a ${valueNames[kind]}`,
    parameters: [stationParameter],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            allOf: [
              ref('Batch'),
              { properties: { items: { items: { properties: { value: ref(valueNames[kind]) } } } } },
            ],
          },
        },
      },
    },
    responses: {
      200: {
        description: 'Stored durably. One result per item, in order.',
        headers: everyAnswer,
        content: json('BatchAnswer'),
      },
      400: problemAnswer('bad-request, station-missing'),
      409: problemAnswer('cloned-station, sequence-conflict'),
      413: problemAnswer('too-large'),
      415: problemAnswer('not-json'),
      default: problemAnswer('Any other problem'),
    },
  }
}

/** @returns the document as a plain value, members in a fixed order */
export function openapiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linggong central server',
      version: protocolVersion,
      description:
        'Feeds of postings for gig-labour markets, and batches of records from their stations. Both sides keep fields they do not know.',
    },
    security: [{ token: [] }],
    paths: {
      '/v1/feeds/{feed}/{lane}': {
        get: {
          summary: 'A page of a feed: changes after a cursor, in order of revision',
          parameters: [
            ...feedParameters,
            inPath('lane', lane),
            inQuery('offset', 'Where to read on; -1 or absent is the beginning.', jsonSchema(offset)),
            inQuery('live', 'Wait until there is something.', { const: 'long-poll' }),
          ],
          responses: {
            200: {
              description:
                'At most 1,000 entries or 1 MiB. The lane urgent holds urgent orders and notices of the kind emergency, with every later change of them.',
              headers: feedHeaders,
              content: json('FeedPage'),
            },
            204: { description: 'Long poll: nothing came within 25 seconds.', headers: feedHeaders },
            304: { description: 'As the entity tag says.', headers: feedHeaders },
            400: problemAnswer('bad-offset, bad-request'),
            404: problemAnswer('unknown-feed, unknown-lane'),
            410: problemAnswer('gone: start from the snapshot'),
            default: problemAnswer('Any other problem'),
          },
        },
      },
      '/v1/feeds/{feed}/snapshot': {
        get: {
          summary: 'The live state of a feed as NDJSON in zstd: a SnapshotHeader, then entries with op put',
          parameters: [
            ...feedParameters,
            inQuery('at', 'Cursor of an earlier answer, to go on with its download.', jsonSchema(cursor)),
          ],
          responses: {
            200: { description: 'The file.', headers: feedHeaders, content: { [snapshotType]: {} } },
            206: {
              description: 'The range that was asked for.',
              headers: feedHeaders,
              content: { [snapshotType]: {} },
            },
            410: problemAnswer('gone: that snapshot is no longer kept'),
            416: problemAnswer('range-not-satisfiable'),
            default: problemAnswer('Any other problem'),
          },
        },
      },
      ...Object.fromEntries(batchKinds.map(kind => [batchPath(kind), { post: batchOperation(kind) }])),
      [`${queuesPath}/{queue}`]: {
        get: {
          summary: 'Numbers of a shared queue that changed after a cursor',
          parameters: [
            inPath('queue', queueName),
            inQuery('offset', 'Where to read on; -1 or absent is the beginning.', jsonSchema(offset)),
            inQuery('live', 'Wait until there is something.', { const: 'long-poll' }),
          ],
          responses: {
            200: {
              description:
                'The numbers as they stand; none where nothing came. An unknown cursor is answered from the beginning.',
              headers: everyAnswer,
              content: json('QueueAnswer'),
            },
            400: problemAnswer('bad-offset'),
            404: problemAnswer('not-found'),
            default: problemAnswer('Any other problem'),
          },
        },
        post: {
          summary: 'Tell how numbers stand; the higher revision counts, of the same revision the first',
          parameters: [inPath('queue', queueName), stationParameter],
          requestBody: { required: true, content: json('QueueChanges') },
          responses: {
            200: {
              description: 'Stored durably. The items are what stands in place of changes that came too late.',
              headers: everyAnswer,
              content: json('QueueAnswer'),
            },
            400: problemAnswer('bad-request, station-missing'),
            default: problemAnswer('Any other problem'),
          },
        },
      },
      [heartbeatPath]: {
        post: {
          summary: 'A sign of life',
          parameters: [stationParameter],
          requestBody: { required: true, content: json('Heartbeat') },
          responses: {
            200: { description: "The server's time.", headers: everyAnswer, content: json('HeartbeatAnswer') },
            default: problemAnswer('Any problem'),
          },
        },
      },
      [healthPath]: {
        get: {
          summary: 'Whether the server and its store answer',
          security: [],
          responses: {
            200: { description: 'They do.', headers: everyAnswer, content: json('Health') },
            default: problemAnswer('Any problem'),
          },
        },
      },
      [openapiPath]: {
        get: { summary: 'This document', security: [], responses: { 200: { description: 'OpenAPI 3.1.' } } },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, componentSchema(schema)])),
    },
  }
}
