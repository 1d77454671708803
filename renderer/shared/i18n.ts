// The words of a page: one JSON file per namespace and language, fetched when first needed. zh-Hans stands behind the others.
import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../db/model/site.ts'

export const fallbackLanguage: Language = 'zh-Hans'

const files = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { import: 'default' })

const directions: Record<Language, 'ltr' | 'rtl'> = { 'zh-Hans': 'ltr', 'zh-Hant': 'ltr', en: 'ltr' }

/**
 * Loads the words and makes them those of `useTranslation`. Keeps `<html lang dir>` in step, on which the choice of glyphs and
 * line breaking depend. Change later with `changeLanguage`, which fetches what is missing.
 * While developing and in tests a missing key throws; a built page shows the fallback's words.
 */
export async function createI18n(language: Language, namespaces: readonly string[]): Promise<I18n> {
  const i18n = createInstance()
  i18n.use(initReactI18next)
  i18n.use({
    type: 'backend',
    callbackApi: false,
    init() {},
    read(language: string, namespace: string) {
      const load = files[`../../locales/${language}/${namespace}.json`]
      if (!load) throw new Error(`no words for ${language}/${namespace}`)
      return load()
    },
  })
  i18n.on('languageChanged', showLanguage)
  await i18n.init({
    lng: language,
    fallbackLng: fallbackLanguage,
    supportedLngs: Object.keys(directions),
    load: 'currentOnly',
    ns: [...namespaces],
    defaultNS: namespaces[0] ?? 'common',
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
    ...(import.meta.env.DEV
      ? {
          parseMissingKeyHandler: (key: string) => {
            throw new Error(`no words for the key ${key}`)
          },
        }
      : {}),
  })
  return i18n
}

function showLanguage(language: string): void {
  if (typeof document === 'undefined') return
  document.documentElement.lang = language
  document.documentElement.dir = directions[language as Language] ?? 'ltr'
}
