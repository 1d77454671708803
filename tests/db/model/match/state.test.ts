// The way of a match, step by step.
import { describe, expect, test } from 'vitest'
import { bias, matchState, nextStates, overruling, type Step, stepProblem } from '../../../../db/model/match/state.ts'

const step = (changes: Partial<Step> & Pick<Step, 'from' | 'to'>) => stepProblem({ reason: null, note: '', ...changes })

describe('A match', () => {
  test('goes from recommendation to the last pay', () => {
    const way = ['recommended', 'contacted', 'talking', 'agreed', 'started', 'finished', 'paid'] as const
    for (const [i, to] of way.entries()) {
      const from = way[i - 1]
      if (from) expect(step({ from, to })).toBeNull()
    }
  })

  test('is agreed on the spot without a call before', () => {
    expect(step({ from: 'recommended', to: 'talking' })).toBeNull()
  })

  test('never jumps: 成功 without a talk or call, 完工 without 到岗, pay before the work is done', () => {
    expect(step({ from: 'recommended', to: 'agreed' })).toBe('not-allowed')
    expect(step({ from: 'agreed', to: 'finished' })).toBe('not-allowed')
    expect(step({ from: 'started', to: 'paid' })).toBe('not-allowed')
    expect(step({ from: 'paid', to: 'unpaid', note: 'x' })).toBe('not-allowed')
  })

  test('fails with a reason, and with a word where the reason is another', () => {
    expect(step({ from: 'talking', to: 'failed' })).toBe('reason-missing')
    expect(step({ from: 'talking', to: 'failed', reason: 'pay' })).toBeNull()
    expect(step({ from: 'talking', to: 'failed', reason: 'other', note: '  ' })).toBe('note-missing')
    expect(step({ from: 'talking', to: 'failed', reason: 'other', note: '要照顾家里' })).toBeNull()
  })

  test('needs a word for absence, arrears and being taken up again', () => {
    expect(step({ from: 'agreed', to: 'absent' })).toBe('note-missing')
    expect(step({ from: 'finished', to: 'unpaid' })).toBe('note-missing')
    expect(step({ from: 'failed', to: 'recommended' })).toBe('note-missing')
    expect(step({ from: 'started', to: 'unpaid', note: '干了三天没给钱' })).toBeNull()
    expect(step({ from: 'unpaid', to: 'paid' })).toBeNull()
  })

  test('reaches every state, and never stays where it is', () => {
    const reached = new Set<string>(['recommended'])
    for (const from of reached) for (const to of nextStates[from as keyof typeof nextStates]) reached.add(to)
    expect([...reached].sort()).toEqual([...matchState.options].sort())
    for (const [from, to] of Object.entries(nextStates)) expect(to).not.toContain(from)
  })
})

test('the clerk moves within limits, excludes and adds', () => {
  expect(overruling.options).toEqual(['moved', 'excluded', 'added'])
  expect(bias.safeParse(101).success).toBe(false)
  expect(bias.parse(-100)).toBe(-100)
})
