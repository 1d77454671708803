// A wall without a page: asks the host what comes next as the board does, shows one posting at a time while the clock goes on, and
// reports what it showed every minute.
import type { BoardPosting } from '../../electron/contract/views.ts'
import { aLine, type TestHost } from './a-host.ts'

const batch = 100
/** From so few waiting places on it asks again. */
const fewest = 40
const reportEveryMs = 60_000

export type Showing = { at: number; posting: BoardPosting }

export type WallByHand = {
  /** Everything shown so far. */
  showings: Showing[]
  /** Shows postings for so many minutes. */
  watch(minutes: number): Promise<void>
  /** Asks again now, as it does on news. */
  askAgain(): Promise<void>
}

export async function aWallByHand(
  { host, setNow }: Pick<TestHost, 'host' | 'setNow'>,
  { from, secondsEach, recentCount = 60 }: { from: string; secondsEach: number; recentCount?: number },
): Promise<WallByHand> {
  const line = await aLine(host, 'board', 'direct')
  let at = Date.parse(from)
  let reportedAt = at
  let after: string | null = null
  let waiting: { posting: BoardPosting; after: string | null }[] = []
  const showings: Showing[] = []
  const counts = new Map<string, number>()

  async function askAgain(): Promise<void> {
    const recent = [
      ...new Set(showings.slice(Math.max(0, showings.length - recentCount)).map(({ posting }) => posting.id)),
    ]
    const reply = await line.call('board', 'programme.next', { count: batch, after, recent })
    if (!reply.ok) throw new Error(reply.problem.code)
    waiting = reply.value.places
    after ??= reply.value.after
  }

  async function report(): Promise<void> {
    const shown = [...counts].map(([id, times]) => ({ id, times }))
    counts.clear()
    reportedAt = at
    if (shown.length === 0) return
    const reply = await line.call('board', 'programme.report', { shown, after: after ?? '' })
    if (!reply.ok) throw new Error(reply.problem.code)
  }

  return {
    showings,
    askAgain,
    async watch(minutes) {
      const end = at + minutes * 60_000
      for (; at < end; at += secondsEach * 1000) {
        setNow(new Date(at).toISOString())
        if (at - reportedAt >= reportEveryMs) await report()
        if (waiting.length < fewest) await askAgain()
        const place = waiting.shift()
        if (!place) continue
        after = place.after ?? after
        showings.push({ at, posting: place.posting })
        counts.set(place.posting.id, (counts.get(place.posting.id) ?? 0) + 1)
      }
      setNow(new Date(at).toISOString())
      await report()
    },
  }
}
