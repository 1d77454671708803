// Where and how fast the board's postings rise, read from the running page: the peers get a lane of the same place and speed.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane } from '../peers/lane.ts'

const limitMs = 30_000

type Evaluating = { evaluate(expression: string): Promise<unknown> }

/** By the page's animations, of which the two that move pages of rows are the tallest: a page travels twice its height. */
const look = `(() => {
  const lanes = document.getAnimations().map(animation => {
    const page = animation.effect?.target
    const height = page?.offsetHeight ?? 0
    const seconds = Number(animation.effect?.getComputedTiming().duration) / 1000
    const around = page?.closest('.rows') ?? page?.parentElement
    const row = page?.firstElementChild?.offsetHeight ?? 0
    if (!around || !(height > 0) || !(row > 0) || animation.playState !== 'running') return null
    const { left, top, width, height: laneHeight } = around.getBoundingClientRect()
    return { left, top, width, height: laneHeight, rowPx: row, pxPerSecond: (2 * height) / seconds, page: height }
  }).filter(lane => lane && Number.isFinite(lane.pxPerSecond))
  lanes.sort((a, b) => b.page - a.page)
  return lanes[0] ?? null
})()`

/** Null while nothing rises. */
export async function findLane(board: Evaluating): Promise<Lane | null> {
  return (await board.evaluate(look)) as Lane | null
}

/** @throws Error when nothing rises within the limit */
export async function laneOfBoard(board: Evaluating): Promise<Lane> {
  const limit = Date.now() + limitMs
  for (;;) {
    const lane = await findLane(board)
    if (lane) return lane
    if (Date.now() > limit) throw new Error('nothing rises on the board')
    await sleep(100)
  }
}
