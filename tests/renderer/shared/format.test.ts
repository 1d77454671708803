// Ends as every face says them: the clock that was typed, and midnight as the day that ends with it.
import { expect, test } from 'vitest'
import { formatEnd } from '../../../renderer/shared/format.ts'

test.each([
  ['2026-11-22T18:00:00+08:00', '18:00'],
  ['2026-11-23T00:00:00+08:00', '23:59'],
  ['2026-11-23T00:01:00+08:00', '11月23日 0:01'],
])('%s is said as %s', (end, said) => {
  const now = new Date('2026-11-22T09:00:00+08:00')
  expect(formatEnd(new Date(end), now, 'Asia/Shanghai', 'zh-Hans')).toBe(said)
})
