// The way to a printer: whatever it does, the page hears what became of it in time.
import { expect, it, vi } from 'vitest'
import { createPrinter } from '../../../renderer/shared/printing.ts'

/** A browser's window whose printing ends as told. */
function aWindow(print: (target: EventTarget) => void) {
  const target = new EventTarget()
  const add = vi.spyOn(target, 'addEventListener')
  const remove = vi.spyOn(target, 'removeEventListener')
  return {
    window: Object.assign(target, { print: () => print(target) }),
    left: () => add.mock.calls.length - remove.mock.calls.length,
  }
}
const never = aWindow(() => {}).window

it('in a browser: handed over when printing ends, failed when it throws, silent when it never ends', async () => {
  const done = aWindow(target => void setTimeout(() => target.dispatchEvent(new Event('afterprint')), 5))
  expect(await createPrinter({ bridge: null, window: done.window }).print()).toBe('handed')
  expect(done.left()).toBe(0)
  const broken = aWindow(() => {
    throw new Error('no printer')
  })
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await createPrinter({ bridge: null, window: broken.window }).print()).toBe('failed')
  told.mockRestore()
  expect(broken.left()).toBe(0)
  expect(await createPrinter({ bridge: null, window: never, timeoutMs: 20 }).print()).toBe('silent')
})

it.each([
  ['handed', 'handed'],
  ['absent', 'absent'],
  ['failed', 'failed'],
  ['printed', 'failed'],
] as const)(
  'in the shell: what it says counts, and what is not understood is a failure (%s)',
  async (said, outcome) => {
    expect(await createPrinter({ bridge: { print: async () => said }, window: never }).print()).toBe(outcome)
  },
)

it('in the shell: one that never answers is silent, one that breaks has failed', async () => {
  const silent = { print: () => new Promise<string>(() => {}) }
  expect(await createPrinter({ bridge: silent, window: never, timeoutMs: 20 }).print()).toBe('silent')
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(
    await createPrinter({ bridge: { print: () => Promise.reject(new Error('gone')) }, window: never }).print(),
  ).toBe('failed')
  told.mockRestore()
})
