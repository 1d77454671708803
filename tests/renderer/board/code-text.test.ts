import { expect, it } from 'vitest'
import { siteSettings } from '../../../db/model/site.ts'
import { codeText } from '../../../renderer/board/posting-words.ts'
import type { Translate } from '../../../renderer/shared/words.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

const t = ((key: string) => key) as unknown as Translate
const siteWith = (board: object) => ({
  ...siteSettings.parse({ board }),
  noticeVersion: '3',
  registrationDays: 15,
})

it('the code of a card leads to the address of the site, with the short code', () => {
  const site = siteWith({ qrBaseUrl: 'https://example.org/j/' })
  expect(codeText(t, aBoardPosting({ code: '4127' }), site, 'zh-Hans')).toBe('https://example.org/j/4127')
})

it('without an address, or before there is a code, it holds what is needed to know the posting again', () => {
  for (const [site, posting] of [
    [siteWith({}), aBoardPosting({ code: '4127', startsOn: '2026-11-25' })],
    [siteWith({ qrBaseUrl: 'https://example.org/j/' }), aBoardPosting({ code: null, startsOn: '2026-11-25' })],
  ] as const) {
    const lines = codeText(t, posting, site, 'zh-Hans').split('\n')
    expect(lines[0]).toBe(posting.title)
    expect(lines).toContain(posting.employer.name)
    expect(lines.some(line => line.includes('11月25日'))).toBe(true)
    expect(lines.at(-1)).toBe([site.name, posting.code].filter(Boolean).join(' '))
  }
})

it('an address that is no web address is refused where the site is configured', () => {
  expect(siteSettings.safeParse({ board: { qrBaseUrl: 'javascript:alert(1)' } }).success).toBe(false)
})
