// Which voices may read aloud. The browser's voices stand here as a list, since a headless browser has none.
import { describe, expect, it } from 'vitest'
import { createSpeech } from '../../../renderer/shared/speech.ts'

const speechWith = (...voices: { lang: string; localService: boolean }[]) =>
  createSpeech({ getVoices: () => voices } as unknown as SpeechSynthesis)

describe('Reading aloud', () => {
  it('never uses a voice that sends the text away', () => {
    const speech = speechWith({ lang: 'zh-CN', localService: false })
    expect(speech.canSpeak('zh-Hans')).toBe(false)
    expect(speech.speak('电工', 'zh-Hans')).toBe(false)
  })

  it('knows Mandarin voices by any of their tags, and does not take Cantonese for it', () => {
    for (const lang of ['zh-CN', 'zh_CN', 'zh', 'cmn-Hans-CN', 'zh-Hans-CN']) {
      expect(speechWith({ lang, localService: true }).canSpeak('zh-Hans'), lang).toBe(true)
    }
    expect(speechWith({ lang: 'zh-HK', localService: true }).canSpeak('zh-Hans')).toBe(false)
    expect(speechWith({ lang: 'zh-TW', localService: true }).canSpeak('zh-Hant')).toBe(true)
    expect(speechWith({ lang: 'zh-CN', localService: true }).canSpeak('en')).toBe(false)
  })

  it('is silent where the browser cannot speak at all', () => {
    const speech = createSpeech(undefined)
    expect(speech.canSpeak('zh-Hans')).toBe(false)
    speech.cancel()
    speech.onVoices(() => {})()
  })
})
