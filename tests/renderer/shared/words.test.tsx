// Words, numbers and the small parts every face shows, in the real words of all three languages.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../../electron/contract/problem.ts'
import type { Freshness, ShownPay } from '../../../electron/contract/views.ts'
import { formatClock, formatDate, formatMarketDay, formatMoment, formatMoney } from '../../../renderer/shared/format.ts'
import { whenLineIsLost } from '../../../renderer/shared/freshness.ts'
import { createI18n } from '../../../renderer/shared/i18n.ts'
import { reloadDelayMs, SafePage } from '../../../renderer/shared/safe-page.tsx'
import { FreshnessLine } from '../../../renderer/shared/ui/freshness.tsx'
import { Pay, PerHour } from '../../../renderer/shared/ui/pay.tsx'
import { fieldCodesOf, fieldText, problemText, unitWord } from '../../../renderer/shared/words.ts'

const i18n = await createI18n('zh-Hans', ['common', 'problem'])
const english = await createI18n('en', ['common', 'problem'])
const zone = 'Asia/Shanghai'
const show = (part: ReactNode, words = i18n) =>
  renderToStaticMarkup(<I18nextProvider i18n={words}>{part}</I18nextProvider>)

const pay = (part: Partial<ShownPay>): ShownPay => ({
  text: null,
  min: 40_000,
  max: 40_000,
  unit: 'day',
  flag: null,
  perHour: null,
  ...part,
})

describe('Words', () => {
  it('say every problem in every language', async () => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const { t } = await createI18n(language, ['common', 'problem'])
      const sentences = problemCodes.map(code => problemText(t, { code }))
      expect(new Set(sentences).size).toBe(problemCodes.length)
      expect(unitWord(t, 'square-metre')).not.toBe(unitWord(t, 'day'))
    }
  })

  it('carry the seconds and the reference of a problem', () => {
    const { t } = english
    expect(problemText(t, { code: 'too-many-attempts', details: { seconds: 1 } })).toContain('1 second.')
    expect(problemText(t, { code: 'too-many-attempts', details: { seconds: 30 } })).toContain('30 seconds.')
    expect(problemText(t, { code: 'fault', details: { reference: 'R-77' } })).toContain('R-77')
  })

  it('say what is wrong with a field, and something fitting for a code not known', () => {
    const fields = fieldCodesOf({ code: 'bad-input', details: { fields: { name: 'name-length', x: 'too_big' } } })
    expect(fields).toEqual({ name: 'name-length', x: 'too_big' })
    expect(fieldText(i18n.t, 'name-length')).toBe('请填写姓名，最多64个字')
    expect(fieldText(i18n.t, 'too_big')).toBe('这一项填得不对，请检查')
  })

  it('throw for a key that does not exist', () => {
    expect(() => i18n.t('common:no-such-key')).toThrow('no words for the key')
  })

  it('come on demand when the language changes', async () => {
    const words = await createI18n('zh-Hans', ['common'])
    expect(words.t('missing')).toBe('未提供')
    await words.changeLanguage('en')
    expect(words.t('missing')).toBe('Not given')
  })
})

describe('Formats', () => {
  const at = new Date('2026-11-22T00:15:00Z')

  it('show times and dates in the time zone of the market', () => {
    expect(formatClock(at, zone)).toBe('8:15')
    expect(formatClock(new Date('2026-11-21T16:05:00Z'), zone)).toBe('0:05')
    expect(formatDate(at, zone, 'zh-Hans')).toBe('11月22日 星期日')
    expect(formatDate(at, zone, 'zh-Hant')).toBe('11月22日 星期日')
    expect(formatDate(at, zone, 'en')).toBe('Sunday 22 November')
    expect(formatMarketDay('2026-12-01', 'zh-Hans')).toBe('12月1日')
  })

  it('name the day of a moment only where it is another day at the market', () => {
    expect(formatMoment(at, new Date('2026-11-22T15:59:00Z'), zone, 'zh-Hans')).toBe('8:15')
    expect(formatMoment(at, new Date('2026-11-22T16:00:00Z'), zone, 'zh-Hans')).toBe('11月22日 8:15')
  })

  it('show fen as yuan', () => {
    expect([80, 40_000, 1_280_000, 2_550].map(fen => formatMoney(fen, 'zh-Hans'))).toEqual([
      '0.8',
      '400',
      '12800',
      '25.5',
    ])
    expect(formatMoney(1_280_000, 'en')).toBe('12,800')
  })
})

describe('Pay', () => {
  it('stands as a number with its unit', () => {
    expect(show(<Pay pay={pay({})} />)).toBe(
      '<span class="pay"><span class="num">400</span><small>元/天</small></span>',
    )
  })

  it('stands as a range, with the salaries a year where there are more than twelve', () => {
    expect(show(<Pay pay={pay({ min: 650_000, max: 800_000, unit: 'month', months: 13 })} />)).toBe(
      '<span class="pay range"><span class="num">6500–8000</span><small>元/月 13薪</small></span>',
    )
  })

  it('is marked 待核实 where it is doubted', () => {
    expect(show(<Pay pay={pay({ unit: 'month', flag: 'unit-doubtful' })} />)).toBe(
      '<span class="pay asked"><span class="num">400</span><small><span class="unsure">待核实</span><span>元/月</span></small></span>',
    )
  })

  it('stands as it was written where it was not understood', () => {
    expect(
      show(<Pay pay={pay({ text: '底薪加提成', min: null, max: null, unit: null, flag: 'not-understood' })} />),
    ).toContain('<span class="pay asked written"><span class="num">底薪加提成</span>')
  })

  it('is 面议 where none is given or it is to be agreed', () => {
    const none = '<span class="pay none">面议</span>'
    expect(show(<Pay pay={pay({ min: null, max: null, unit: null })} />)).toBe(none)
    expect(show(<Pay pay={pay({ text: '面议', min: null, max: null, unit: 'negotiable' })} />)).toBe(none)
  })

  it('is worked out per hour only where that can be done', () => {
    expect(show(<PerHour pay={pay({ perHour: 5_000 })} />)).toContain('约合 50 元/小时')
    expect(show(<PerHour pay={pay({ perHour: 5_000, flag: 'implausible' })} />)).toContain('不折算')
  })
})

describe('The line of freshness', () => {
  const now = new Date('2026-11-22T03:00:00Z')
  const fresh: Freshness = {
    updatedAt: '2026-11-22T02:42:00Z',
    isCurrent: false,
    isOnline: true,
    isDemonstration: false,
    clockOffsetMs: 0,
  }
  const line = (freshness: Freshness | null, state?: 'away') =>
    show(<FreshnessLine freshness={freshness} now={now} timeZone={zone} {...(state ? { line: state } : {})} />)

  it('says when, online and offline, and never only by a dot', () => {
    expect(line(fresh)).toBe('<span class="state">在线，10:42 更新</span>')
    expect(line({ ...fresh, isOnline: false })).toBe('<span class="state off">离线，数据截至 10:42</span>')
    expect(line({ ...fresh, updatedAt: null, isOnline: false })).toBe('<span class="state off">离线，尚未更新过</span>')
  })

  it('is of this minute while the host vouches for it, and of the last moment it did once the line is lost', () => {
    const current = { ...fresh, isCurrent: true }
    expect(line(current)).toBe('<span class="state">在线，11:00 更新</span>')
    const lost = whenLineIsLost(current, new Date('2026-11-22T02:55:00Z'))
    expect(line(lost, 'away')).toBe('<span class="state off">离线，数据截至 10:55</span>')
    expect(whenLineIsLost(fresh, now)).toEqual(fresh)
  })

  it('does not call anything fresh when the page has lost its host', () => {
    expect(line(fresh, 'away')).toBe('<span class="state off">离线，数据截至 10:42</span>')
    expect(line(null, 'away')).toContain('state off')
  })
})

describe('The safe page', () => {
  it('shows its children while all is well', () => {
    expect(show(<SafePage site={{ name: '', timeZone: zone }}>well</SafePage>)).toBe('well')
  })

  it('reloads after three seconds, and less often when it fails again at once', () => {
    expect(reloadDelayMs(false, 500)).toBe(3_000)
    expect(reloadDelayMs(true, 500)).toBe(30_000)
    expect(reloadDelayMs(true, 3_600_000)).toBe(3_000)
  })
})
