// The touch screen: finds work in three taps, takes registrations down, and forgets every person who leaves.
import { useTranslation } from 'react-i18next'
import { loadDictionary } from '../shared/keyboard/dictionary.ts'
import { showPage } from '../shared/page.tsx'
import { createPrinter } from '../shared/printing.ts'
import { createSpeech } from '../shared/speech.ts'
import { App } from './app.tsx'
import { keepFitted } from './frame/panel-zoom.ts'
import type { TouchOptions } from './store/part.ts'

function Touch({ options }: { options: TouchOptions }) {
  const { i18n } = useTranslation()
  return <App options={options} speech={speech} i18n={i18n} />
}

keepFitted(window)
const speech = createSpeech(window.speechSynthesis)
const printer = createPrinter({ bridge: window.linggong ?? null, window })

void showPage('touch', ['touch', 'apply', 'paper', 'keyboard', 'kinds', 'common'], ({ client, site }) => (
  <Touch
    options={{
      client,
      site,
      now: () => new Date(),
      randomBytes: length => crypto.getRandomValues(new Uint8Array(length)),
      loadDictionary,
      printer,
    }}
  />
))
