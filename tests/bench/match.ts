// The best 20 of 20,000 live postings for a person and of 50,000 people for a posting, with reasons, from the index in memory,
// beside scoring every row and beside one bare SQL statement over the same rows in the same run; build, update, memory.
// Usage: npm run bench:match [-- people postings queries]
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { createMatchIndex } from '../../db/match/match-index.ts'
import { readPosting, readPostings, readSeeker, readSeekers } from '../../db/match/read-rows.ts'
import type { PostingFacts } from '../../db/model/match/posting-facts.ts'
import type { SeekerFacts } from '../../db/model/match/seeker-facts.ts'
import { openReadable, openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { crowdPosting, crowdRegistration, seeded } from '../support/a-crowd.ts'
import { moment, scanPeople, scanPostings } from '../support/match-facts.ts'
import { openHostDesk } from './parts/match-host.ts'

const [people = 50_000, postings = 20_000, queries = 200] = process.argv.slice(2).map(Number)
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const random = seeded(5)
const at = new Date(moment.now)
const limit = 20

const ms = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return performance.now() - from
}
type Timed = { each: number[]; busy: number }
/** Each question by the clock, and the mean processor time of all: the clock tells of everybody else on the machine as well. */
const timed = <T>(questions: readonly T[], answer: (question: T) => unknown): Timed => {
  const from = process.threadCpuUsage()
  const each = questions.map(question => ms(() => answer(question)))
  const { user, system } = process.threadCpuUsage(from)
  return { each, busy: (user + system) / 1000 / questions.length }
}
const quantile = (values: number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] as number
const both = (values: number[]) =>
  `median ${quantile(values, 0.5).toFixed(2)} ms   p95 ${quantile(values, 0.95).toFixed(2)} ms   most ${Math.max(...values).toFixed(2)} ms`
const line = ({ each, busy }: Timed) => `${both(each)}   processor ${busy.toFixed(2)} ms`
const ratio = (a: Timed, b: Timed) =>
  `${(quantile(a.each, 0.5) / quantile(b.each, 0.5)).toFixed(3)} (processor ${(a.busy / b.busy).toFixed(3)})`
const memory = () => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

try {
  const site = openWritable(join(dir, 'site.db'), 'site')
  const feed = openWritable(join(dir, 'postings.db'), 'postings')
  const postingIds = fillPostings()
  const personIds = fillPeople()
  const siteReader = openReadable(join(dir, 'site.db'), 'site')
  const feedReader = openReadable(join(dir, 'postings.db'), 'postings')

  const before = memory()
  const slices: number[] = []
  let from = performance.now()
  const index = createMatchIndex({
    postings: feedReader,
    site: siteReader,
    now: () => at,
    monotonicMs: () => performance.now(),
    async pause() {
      slices.push(performance.now() - from)
      await pause()
      from = performance.now()
    },
  })
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`)
  const start = performance.now()
  const startBusy = process.threadCpuUsage()
  await index.catchUp()
  const busy = process.threadCpuUsage(startBusy)
  const size = index.size()
  console.log(
    `${size.people} people in force × ${size.postings} live postings (of ${people} and ${postings}), best ${limit}, ${queries} queries each`,
  )
  console.log(
    `build ${(performance.now() - start).toFixed(0)} ms (processor ${((busy.user + busy.system) / 1000).toFixed(0)} ms) in ${slices.length} slices   slice ${both(slices)}   index ${(memory() - before).toFixed(1)} MB`,
  )

  const askedPeople = Array.from(
    { length: queries },
    () => personIds[Math.floor(random() * personIds.length)] as string,
  )
  const askedPostings = Array.from(
    { length: queries },
    () => postingIds[Math.floor(random() * postingIds.length)] as string,
  )
  const ask = { moment, limit }
  const postingTimes = timed(askedPeople, id => index.bestPostings(id, ask))
  const peopleTimes = timed(askedPostings, id => index.bestPeople(id, ask))
  const wordsBefore = memory()

  // The plain scan has its facts ready in memory; it scores every row and sorts. A tenth of the questions tells enough.
  const allPostings = [...allPostingFacts()]
  const allPeople = [...allPeopleFacts()]
  const few = Math.max(1, Math.floor(queries / 10))
  const scanPostingTimes = timed(
    askedPeople.slice(0, few).flatMap(id => readSeeker(siteReader, id) ?? []),
    seeker => scanPostings(seeker, allPostings, moment, limit),
  )
  const scanPeopleTimes = timed(
    askedPostings.slice(0, few).flatMap(id => readPosting(feedReader, id) ?? []),
    posting => scanPeople(posting, allPeople, moment, limit),
  )
  // What one would do without an index: parse every row for each question.
  const fromRows = ms(() => [...allPostingFacts()])
  const peopleFromRows = ms(() => [...allPeopleFacts()])

  // Bare SQL cannot weigh words, neighbours or units; it can add up what columns hold. A lower bound for any statement that scores.
  const bare = feedReader.prepare(
    `select id, (kind = @kind) * 30 + (kind_group = @group) * 18 + (division = @division) * 12 + (instr(tags, @tag) > 0) * 10
       + (coalesce(pay_hour, 0) >= @pay) * 10 as score
     from posting where state = 'published' and (remaining is null or remaining > 0) and valid_until > @now
     order by score desc, pay_hour desc, published_at desc, id limit @limit`,
  )
  const bareTimes = timed(allPostings.slice(0, queries), ({ work }) =>
    bare.all({
      kind: work.kind ?? '',
      group: work.group ?? '',
      division: '500106',
      tag: ',shift:day,',
      pay: 2000,
      now: at.toISOString(),
      limit,
    }),
  )
  console.log(`postings for a person       ${line(postingTimes)}`)
  console.log(
    `  plain scan of facts       ${line(scanPostingTimes)}   index / scan ${ratio(postingTimes, scanPostingTimes)}`,
  )
  console.log(`  parsing the rows for it   ${fromRows.toFixed(0)} ms`)
  console.log(`  bare SQL, 5 columns       ${line(bareTimes)}   index / SQL ${ratio(postingTimes, bareTimes)}`)
  console.log(`people for a posting        ${line(peopleTimes)}`)
  console.log(
    `  plain scan of facts       ${line(scanPeopleTimes)}   index / scan ${ratio(peopleTimes, scanPeopleTimes)}`,
  )
  console.log(`  parsing the rows for it   ${peopleFromRows.toFixed(0)} ms`)

  const memoryBefore = memory()
  const desk = await openHostDesk(dir, at)
  const hostMemory = memory() - memoryBefore
  const asked = async (side: 'person' | 'posting', ids: readonly string[]): Promise<Timed> => {
    const from = process.threadCpuUsage()
    const each: number[] = []
    for (const id of ids) {
      const begun = performance.now()
      await desk.ask('match.list', { side, id })
      each.push(performance.now() - begun)
    }
    const { user, system } = process.threadCpuUsage(from)
    return { each, busy: (user + system) / 1000 / ids.length }
  }
  const inForce = askedPeople.filter(id => index.judge(id, postingIds[0] as string, moment) !== undefined)
  const hostPostings = await asked('person', inForce)
  const hostPeople = await asked('posting', askedPostings)
  const calls = await timedCalls()
  await desk.stop()
  console.log('through the host: message, look-up, parse, answer, masks and states, view')
  console.log(
    `  ready ${desk.readyMs.toFixed(0)} ms after its start; meanwhile the longest a call waited ${desk.longestWaitMs.toFixed(1)} ms   index and connections ${hostMemory.toFixed(1)} MB`,
  )
  console.log(`  postings for a person     ${line(hostPostings)}`)
  console.log(
    `    host / scan ${ratio(hostPostings, scanPostingTimes)}   host / bare SQL ${ratio(hostPostings, bareTimes)}`,
  )
  console.log(`  people for a posting      ${line(hostPeople)}`)
  console.log(`    host / scan ${ratio(hostPeople, scanPeopleTimes)}`)
  console.log(`  the queue of calls        ${line(calls)}`)

  async function timedCalls(): Promise<Timed> {
    // A morning's queue: numbers the clerk wants called.
    for (const [i, registrationId] of inForce.slice(0, 100).entries())
      await desk.ask('calls.begin', { registrationId, postingId: liveOf(i) })
    const from = process.threadCpuUsage()
    const each: number[] = []
    for (let i = 0; i < 50; i++) {
      const begun = performance.now()
      await desk.ask('calls.list', {})
      each.push(performance.now() - begun)
    }
    const { user, system } = process.threadCpuUsage(from)
    return { each, busy: (user + system) / 1000 / 50 }
  }

  function liveOf(i: number): string {
    return postingIds[i % postingIds.length] as string
  }

  const postingUpdates: number[] = []
  const writes: number[] = []
  for (let i = 0; i < queries; i++) {
    const changed = crowdPosting(random, postingIds[i] as string, moment.now)
    writes.push(ms(() => transact(feed, () => putPosting(feed, '500106', postings + 1 + i, changed))))
    const begun = performance.now()
    await index.catchUp()
    postingUpdates.push(performance.now() - begun)
  }
  const personUpdates: number[] = []
  for (let i = 0; i < queries; i++) {
    const registration = crowdRegistration(random, people + i, moment.now)
    transact(site, () => insertRegistration(site, registration, { day: '2026-11-22', clerkId: null }))
    const begun = performance.now()
    await index.catchUp()
    personUpdates.push(performance.now() - begun)
  }
  console.log(`update, one posting         ${both(postingUpdates)}   (its own commit: ${both(writes)})`)
  console.log(`update, one registration    ${both(personUpdates)}`)
  console.log(`index after all of it       ${(wordsBefore - before).toFixed(1)} MB with the words that were asked`)

  function* allPostingFacts(): Generator<PostingFacts> {
    for (let after: number | null = 0; after !== null; ) {
      const page = readPostings(feedReader, { after, now: at.toISOString(), limit: 1000 })
      yield* page.facts
      after = page.last
    }
  }

  function* allPeopleFacts(): Generator<SeekerFacts> {
    for (let after: string | null = ''; after !== null; ) {
      const page = readSeekers(siteReader, { after, now: at.toISOString(), limit: 1000 })
      yield* page.facts
      after = page.last
    }
  }

  function fillPostings(): string[] {
    const ids = Array.from({ length: postings }, (_, i) => `bench-${String(i).padStart(6, '0')}`)
    transact(feed, () => {
      for (const [i, id] of ids.entries()) putPosting(feed, '500106', i + 1, crowdPosting(random, id, moment.now))
    })
    return ids
  }

  function fillPeople(): string[] {
    const ids: string[] = []
    transact(site, () => {
      for (let i = 0; i < people; i++) {
        const registration = crowdRegistration(random, i, moment.now)
        insertRegistration(site, registration, { day: '2026-11-22', clerkId: null })
        ids.push(registration.id)
      }
    })
    return ids
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
