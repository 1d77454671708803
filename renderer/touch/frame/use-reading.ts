// Reading aloud by a button: whether this machine can, whether it is being done, and starting and stopping it.
import { useCallback, useEffect, useState } from 'react'
import { useTouch, useTurn } from '../turn.tsx'

export type Reading = {
  canSpeak: boolean
  isSpeaking: boolean
  /** Says these words; while something is being said, stops it. */
  press(words: string): void
  stop(): void
}

export function useReading(): Reading {
  const { speech } = useTurn()
  const language = useTouch(state => state.language)
  const [, setVoices] = useState(0)
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => speech.onVoices(() => setVoices(count => count + 1)), [speech])
  const stop = useCallback(() => speech.cancel(), [speech])
  const press = useCallback(
    (words: string) => {
      if (isSpeaking) return speech.cancel()
      setSpeaking(speech.speak(words, language, () => setSpeaking(false)))
    },
    [speech, language, isSpeaking],
  )
  return { canSpeak: speech.canSpeak(language), isSpeaking, press, stop }
}
