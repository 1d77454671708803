// Which face goes to which display, for the arrangements that markets, stations and stalls have.
import { expect, test } from 'vitest'
import { type DisplayFact, planWindows, readFaces } from '../../../electron/shell/window-plan.ts'

function aDisplay(id: number, x: number, width: number, height: number, more: Partial<DisplayFact> = {}): DisplayFact {
  const bounds = { x, y: 0, width, height }
  return { id, bounds, workArea: { ...bounds, height: height - 40 }, internal: false, touchSupport: 'unknown', ...more }
}
const built = aDisplay(1, 0, 1920, 1080, { internal: true })
const wall = aDisplay(2, 1920, 3840, 2160)
const panel = aDisplay(3, 5760, 1080, 1920, { touchSupport: 'available' })
const all = ['board', 'touch', 'desk'] as const
const places = (plan: ReturnType<typeof planWindows>) =>
  plan.windows.map(({ face, bounds, isKiosk }) => `${face} at ${bounds.x}${isKiosk ? ' kiosk' : ''}`)

test('a market: the wall shows the board, the touch panel touch, the built-in screen the desk', () => {
  const plan = planWindows(all, [built, wall, panel], true)
  expect(places(plan)).toEqual(['board at 1920 kiosk', 'touch at 5760 kiosk', 'desk at 0'])
  expect(plan.windows[2]?.bounds).toEqual(built.workArea)
})

test('of two displays of one size the wall wins over the built-in one', () => {
  const plan = planWindows(['board', 'desk'], [built, aDisplay(2, 1920, 1920, 1080)], true)
  expect(places(plan)).toEqual(['board at 1920 kiosk', 'desk at 0'])
})

test('a kiosk with one display shows the first face and says which are left out', () => {
  const plan = planWindows(all, [built], true)
  expect(places(plan)).toEqual(['board at 0 kiosk'])
  expect(plan.leftOut).toEqual(['touch', 'desk'])
})

test('one display and no kiosk: three ordinary windows that can all be reached', () => {
  const plan = planWindows(all, [built], false)
  expect(places(plan)).toEqual(['board at 0', 'touch at 48', 'desk at 96'])
  expect(plan.windows.every(({ bounds }) => bounds.width === 1440)).toBe(true)
})

test('a machine for touch alone uses its only display, touchable or not', () => {
  expect(places(planWindows(['touch'], [built], true))).toEqual(['touch at 0 kiosk'])
  expect(places(planWindows(['touch'], [built, panel], true))).toEqual(['touch at 5760 kiosk'])
})

test('a single touchable display goes to the board when both public faces are wanted', () => {
  expect(places(planWindows(all, [panel], true))).toEqual(['board at 5760 kiosk'])
})

test('no display at all opens nothing and breaks nothing', () => {
  expect(planWindows(all, [], false)).toEqual({ windows: [], leftOut: [...all] })
})

test('LINGGONG_FACES is read in any order and case; what is no face is told', () => {
  expect(readFaces(undefined)).toEqual({ faces: ['board', 'touch', 'desk'], unknown: [] })
  expect(readFaces(' Desk, board ')).toEqual({ faces: ['board', 'desk'], unknown: [] })
  expect(readFaces('bord')).toEqual({ faces: ['board', 'touch', 'desk'], unknown: ['bord'] })
})
