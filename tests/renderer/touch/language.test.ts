// The language control goes round from the site's own language.
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../db/model/site.ts'
import { nextLanguage } from '../../../renderer/touch/store/touch-store.ts'

/** What stands on the control, press by press, until it is the site's own again. */
function round(own: Language): Language[] {
  const names: Language[] = []
  for (let now = nextLanguage(own, own); ; now = nextLanguage(now, own)) {
    names.push(now)
    if (now === own || names.length > 5) return names
  }
}

describe('The language control', () => {
  it('shows English first to whoever cannot read Chinese', () => {
    expect(round('zh-Hans')).toEqual(['en', 'zh-Hant', 'zh-Hans'])
    expect(round('zh-Hant')).toEqual(['en', 'zh-Hans', 'zh-Hant'])
  })

  it('goes through all of them also at a site that speaks English', () => {
    expect(round('en')).toEqual(['zh-Hans', 'zh-Hant', 'en'])
  })
})
