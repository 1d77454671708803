// What matching says has words in every language, with its values in them.
import { describe, expect, it } from 'vitest'
import { focusGroup } from '../../../db/model/match/focus-group.ts'
import { exclusions, type Reason, reasonCodes } from '../../../db/model/match/reason.ts'
import { failReason, matchState } from '../../../db/model/match/state.ts'
import {
  exclusionText,
  failWord,
  focusWord,
  matchStateWord,
  reasonText,
} from '../../../renderer/desk/match/match-words.ts'
import { createI18n } from '../../../renderer/shared/i18n.ts'

const values: Omit<Reason, 'code'> = {
  kind: 'welder',
  group: 'electric-weld',
  skill: '二保焊',
  years: 3,
  by: 1250,
  unit: 'day',
  km: 2.4,
  days: 5,
  settlement: 'daily',
  focus: 'disabled',
}

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('In %s', language => {
  it('every reason, state, group and exclusion has words of its own, and no value is left out', async () => {
    const { t } = await createI18n(language, ['match', 'common', 'kinds'])
    const sentences = reasonCodes.map(code => reasonText(t, { code, ...values }, language))
    expect(new Set(sentences).size).toBe(reasonCodes.length)
    for (const sentence of sentences) expect(sentence).not.toMatch(/\{\{|undefined|null/)
    const others = [
      focusGroup.options.map(group => focusWord(t, group)),
      matchState.options.map(state => matchStateWord(t, state)),
      failReason.options.map(reason => failWord(t, reason)),
      exclusions.map(exclusion => exclusionText(t, exclusion)),
    ]
    for (const words of others) {
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(word).not.toMatch(/\./)
    }
  })
})

describe('A reason', () => {
  it('says money with its unit, years where they are known, and the kind by its name', async () => {
    const { t } = await createI18n('zh-Hans', ['match', 'common', 'kinds'])
    const say = (reason: Reason) => reasonText(t, reason, 'zh-Hans')
    expect(say({ code: 'pay-above-wish', by: 1250, unit: 'day' })).toBe('比想要的多 12.5 元/天')
    expect(say({ code: 'skill-fits', skill: '二保焊', years: 3 })).toBe('会二保焊，3 年')
    expect(say({ code: 'skill-fits', skill: '二保焊' })).toBe('会二保焊')
    expect(say({ code: 'same-kind', kind: 'general-worker' })).toBe('工种对口：普工')
    expect(say({ code: 'moved-up', by: 20 })).toBe('工作人员上调 20 分')
  })
})
