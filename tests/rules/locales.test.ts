// Every word stands in locales/, in all three languages, is used, and nowhere else in the code is there a word.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../../electron/contract/problem.ts'
import { findKeyUse } from '../support/key-use.ts'
import { parseSource, projectRoot, readSources, withoutComments } from '../support/source-files.ts'

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
const locales = (language: string) => new URL(`locales/${language}/`, projectRoot)
const filesOf = (language: string) => readdirSync(locales(language)).filter(name => name.endsWith('.json'))
const namespaces = filesOf('zh-Hans').map(name => name.slice(0, -5))

type Words = { [key: string]: string | Words }

function readWords(language: string, namespace: string): Map<string, string> {
  const found = new Map<string, string>()
  const collect = (words: Words, path: string) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') found.set(`${path}${key}`, value)
      else collect(value, `${path}${key}.`)
    }
  }
  collect(JSON.parse(readFileSync(new URL(`${namespace}.json`, locales(language)), 'utf8')), `${namespace}:`)
  return found
}

/** A language says a plural in as many forms as it has; the key is the same. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keysOf = (language: string, namespace: string) =>
  [...new Set([...readWords(language, namespace).keys()].map(withoutPlural))].sort()
const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*[\w-]+/g) ?? [])].sort()

describe('The words', () => {
  it('stand in the same files in every language', () => {
    for (const language of languages) expect(filesOf(language).sort(), language).toEqual(filesOf('zh-Hans').sort())
  })

  it.each(namespaces)('of %s have the same keys and placeholders in every language, and none is empty', namespace => {
    for (const language of languages) {
      expect(keysOf(language, namespace), language).toEqual(keysOf('zh-Hans', namespace))
      const original = readWords('zh-Hans', namespace)
      for (const [key, text] of readWords(language, namespace)) {
        expect(text.trim(), `${language} ${key}`).not.toBe('')
        const source = original.get(key) ?? original.get(`${withoutPlural(key)}_other`) ?? ''
        expect(placeholders(text), `${language} ${key}`).toEqual(placeholders(source))
      }
    }
  })

  it('use the plural forms that each language has', () => {
    for (const language of languages) {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
      for (const namespace of namespaces) {
        const forms = new Map<string, string[]>()
        for (const key of readWords(language, namespace).keys()) {
          const form = /_(zero|one|two|few|many|other)$/.exec(key)?.[1]
          if (form) forms.set(withoutPlural(key), [...(forms.get(withoutPlural(key)) ?? []), form])
        }
        for (const [key, found] of forms) expect(found.sort(), `${language} ${key}`).toEqual(wanted)
      }
    }
  })

  it('have a sentence for every problem, and no sentence for one that does not exist', () => {
    const codes = keysOf('zh-Hans', 'problem').filter(key => key.startsWith('problem:code.'))
    expect(codes).toEqual(problemCodes.map(code => `problem:code.${code}`).sort())
  })
})

describe('The code', () => {
  const sources = [...readSources('renderer'), ...readSources('electron')]
  const uses = sources.map(file => findKeyUse(file, namespaces))
  const used = new Set(uses.flatMap(use => [...use.keys]))
  const prefixes = [...new Set(uses.flatMap(use => [...use.prefixes]))]
  const defined = new Set(namespaces.flatMap(namespace => keysOf('zh-Hans', namespace)))

  it('uses only words that are defined', () => {
    expect([...used].filter(key => !defined.has(key)).sort()).toEqual([])
    expect(prefixes.filter(prefix => ![...defined].some(key => key.startsWith(prefix)))).toEqual([])
  })

  it('declares every key that it puts together', () => {
    expect(uses.flatMap(use => use.undeclared)).toEqual([])
  })

  it('uses every word that is defined', () => {
    const unused = [...defined].filter(key => !used.has(key) && !prefixes.some(prefix => key.startsWith(prefix)))
    expect(unused.sort()).toEqual([])
  })

  it('of pages and of the privileged side holds no Chinese outside comments', () => {
    const found = sources.flatMap(file =>
      withoutComments(file)
        .split('\n')
        .flatMap((line, i) =>
          /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(line) ? [`${file.path}:${i + 1}`] : [],
        ),
    )
    expect(found).toEqual([])
  })
})

describe('The finder of keys', () => {
  const use = (text: string) => findKeyUse(parseSource('a.tsx', text), ['common', 'board'])

  it('sees keys in full, by namespace, in conditions and in tables', () => {
    const { keys } = use(`
      const { t } = useTranslation(['board', 'common'])
      const a = [t('title'), t('common:missing'), t(x ? 'yes' : 'board:no')]
      const labels = { one: 'common:one' }
    `)
    expect([...keys].sort()).toEqual(['board:no', 'board:title', 'board:yes', 'common:missing', 'common:one'])
  })

  it('asks for a declaration of keys that are put together', () => {
    const text = 'const b = t(`common:unit.$' + '{unit}`)'
    expect(use(text).undeclared).toHaveLength(1)
    expect(use(`// i18n-dynamic: common:unit.*\n${text}`).undeclared).toEqual([])
    expect(use('const c = t(key)').undeclared).toHaveLength(1)
  })
})
