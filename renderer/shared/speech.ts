// Reading aloud with a voice of this machine. Voices that send the text elsewhere are never used.
import type { Language } from '../../db/model/site.ts'

export type Speech = {
  /** Whether a local voice for this language is there; may become true later (`onVoices`). */
  canSpeak(language: Language): boolean
  /** Says the text in place of whatever is being said; `onEnd` comes once, also after cancelling. False without a voice. */
  speak(text: string, language: Language, onEnd?: () => void): boolean
  cancel(): void
  /** Browsers find their voices some time after the page is there. */
  onVoices(listener: () => void): () => void
}

const wanted: Record<Language, RegExp> = {
  'zh-Hans': /^(zh|cmn)(?![-_](HK|TW|Hant|yue))/i,
  // Written differently, spoken alike: a mainland voice serves better than none.
  'zh-Hant': /^(zh|cmn)(?![-_](HK|yue))/i,
  en: /^en/i,
}

/** @param synthesis `window.speechSynthesis`; undefined where there is none. */
export function createSpeech(synthesis: SpeechSynthesis | undefined): Speech {
  const findVoice = (language: Language) =>
    synthesis?.getVoices().find(voice => voice.localService && wanted[language].test(voice.lang))

  return {
    canSpeak: language => findVoice(language) !== undefined,
    speak(text, language, onEnd) {
      const voice = findVoice(language)
      if (!synthesis || !voice) return false
      synthesis.cancel()
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = 0.9
      let hasEnded = false
      const end = () => {
        if (!hasEnded) onEnd?.()
        hasEnded = true
      }
      utterance.onend = end
      utterance.onerror = end
      synthesis.speak(utterance)
      return true
    },
    cancel: () => synthesis?.cancel(),
    onVoices(listener) {
      synthesis?.addEventListener('voiceschanged', listener)
      return () => synthesis?.removeEventListener('voiceschanged', listener)
    },
  }
}
