// Snapshots by HTTP: whole, resumed, pinned to a cursor, and equal to what pages would give.
import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readByteRange } from '../../central/byte-range.ts'
import { addRow, checksumText, emptyChecksum } from '../../central/protocol/checksum.ts'
import { feedEntry, feedPage, snapshotHeader, snapshotType } from '../../central/protocol/feed.ts'
import { header } from '../../central/protocol/headers.ts'
import { feedPath, snapshotPath } from '../../central/protocol/paths.ts'
import type { Change } from '../../central/store/store.ts'
import { aCentral, type TestCentral } from '../support/a-central.ts'
import { aPosting } from '../support/a-posting.ts'

const feed = '500106'
const put = (id: string): Change => ({ op: 'put', kind: 'posting', id, value: aPosting({ id }) })
const publish = (...changes: Change[]) => central.store.publish(feed, changes, { now: central.now() })

let central: TestCentral
beforeEach(() => {
  central = aCentral()
})
afterEach(() => central.stop())

async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer())
}
function linesOf(bytes: Buffer) {
  const [first = '', ...rest] = zstdDecompressSync(bytes).toString('utf8').trimEnd().split('\n')
  return { head: snapshotHeader.parse(JSON.parse(first)), entries: rest.map(line => feedEntry.parse(JSON.parse(line))) }
}

test('a snapshot is the live state at its cursor, with its count and checksum, and pages go on from it', async () => {
  await publish(...Array.from({ length: 1_300 }, (_, i) => put(`p-${i}`)))
  await publish({ op: 'delete', kind: 'posting', id: 'p-5' })
  const answer = await central.ask(snapshotPath(feed))
  expect(answer.headers.get('Content-Type')).toBe(snapshotType)
  const bytes = await bytesOf(answer)
  const { head, entries } = linesOf(bytes)
  expect(entries).toHaveLength(1_299)
  expect(head.count).toBe(1_299)
  const sum = entries.reduce((total, entry) => addRow(total, entry.id, entry.revision), emptyChecksum)
  expect(head.checksum).toBe(checksumText(sum))
  expect(answer.headers.get(header.checksum)).toBe(head.checksum)
  expect(answer.headers.get(header.nextOffset)).toBe(head.cursor)
  expect(answer.headers.get('ETag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
  expect(Number(answer.headers.get('Content-Length'))).toBe(bytes.length)
  await publish(put('later'))
  const following = feedPage.parse(await (await central.ask(feedPath(feed, 'all', head.cursor))).json())
  expect(following.map(entry => entry.id)).toEqual(['later'])
})

test('a snapshot of an empty feed is its header alone', async () => {
  const { head, entries } = linesOf(await bytesOf(await central.ask(snapshotPath('500105'))))
  expect(head).toMatchObject({ feed: '500105', count: 0, checksum: '0'.repeat(16) })
  expect(entries).toEqual([])
})

test('a broken download goes on where it stopped, though the feed has moved on and a newer snapshot stands', async () => {
  await publish(...Array.from({ length: 300 }, (_, i) => put(`p-${i}`)))
  const first = await central.ask(snapshotPath(feed))
  const whole = await bytesOf(first)
  await publish(put('later'))
  central.pass(120_000)
  const newest = await central.ask(snapshotPath(feed))
  expect(newest.headers.get('ETag')).not.toBe(first.headers.get('ETag'))
  await newest.arrayBuffer()
  const at = snapshotPath(feed, first.headers.get(header.nextOffset) ?? '')
  expect(first.headers.get('Content-Location')).toBe(at)
  const range = { Range: 'bytes=1000-', 'If-Range': first.headers.get('ETag') ?? '' }
  const rest = await central.ask(at, { headers: range })
  expect(rest.status).toBe(206)
  expect(rest.headers.get('Content-Range')).toBe(`bytes 1000-${whole.length - 1}/${whole.length}`)
  expect(Buffer.concat([whole.subarray(0, 1_000), await bytesOf(rest)]).equals(whole)).toBe(true)
  // Asked of the newest one with the old tag, the whole new file comes instead of a splice of two.
  const other = await central.ask(snapshotPath(feed), { headers: range })
  expect(other.status).toBe(200)
  expect(linesOf(await bytesOf(other)).head.count).toBe(301)
})

test('a range outside of the file is 416, a snapshot that is no longer kept is 410', async () => {
  await publish(put('a'))
  const outside = await central.ask(snapshotPath(feed), { headers: { Range: 'bytes=999999-' } })
  expect(outside.status).toBe(416)
  expect(outside.headers.get('Content-Range')).toMatch(/^bytes \*\/[0-9]+$/)
  expect((await central.ask(snapshotPath(feed, '000000000001_0000000000000001'))).status).toBe(410)
})

test('many who ask at once share one building', async () => {
  await publish(...Array.from({ length: 500 }, (_, i) => put(`p-${i}`)))
  const answers = await Promise.all(Array.from({ length: 20 }, () => central.ask(snapshotPath(feed))))
  const bodies = await Promise.all(answers.map(bytesOf))
  expect(new Set(bodies.map(body => body.toString('base64'))).size).toBe(1)
})

test('a young snapshot serves though the feed has moved on, but never one below the horizon or of another epoch', async () => {
  await publish(put('a'), put('b'))
  const tag = async () => {
    const answer = await central.ask(snapshotPath(feed))
    await answer.arrayBuffer()
    return answer.headers.get('ETag')
  }
  const first = await tag()
  await publish({ op: 'delete', kind: 'posting', id: 'a' })
  expect(await tag()).toBe(first)
  await central.store.compact(new Date(central.now().getTime() + 31 * 86_400_000))
  const second = await tag()
  expect(second).not.toBe(first)
  await central.store.renewEpoch(central.now())
  expect(await tag()).not.toBe(second)
})

test.each([
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=90-', { from: 90, to: 99 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-3', undefined],
  ['bytes=0-1,5-6', undefined],
  ['lines=0-1', undefined],
  [undefined, undefined],
])('of 100 bytes, the range %s means %j', (range, expected) => {
  expect(readByteRange(range, 100)).toEqual(expected)
})
