// "Read it to me", where there is no bar: on the attract page, on the sheet over a page, under an emergency. No dead button where the
// machine has no voice of its own.
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { wordsOf } from './read-aloud.ts'
import { useReading } from './use-reading.ts'

type Props = { words: RefObject<HTMLElement | null>; className?: string }

export function ReadButton({ words, className }: Props) {
  const { t } = useTranslation('touch')
  const { canSpeak, isSpeaking, press, stop } = useReading()
  // What goes is no longer read.
  useEffect(() => stop, [stop])
  if (!canSpeak) return null
  return (
    <button
      type="button"
      className={className}
      aria-pressed={isSpeaking}
      data-silent
      onClick={event => {
        // Beside it a tap may mean something else.
        event.stopPropagation()
        press(words.current ? wordsOf(words.current) : '')
      }}
    >
      <Icon name="speak" />
      {t(isSpeaking ? 'bar.stop' : 'bar.read')}
    </button>
  )
}
