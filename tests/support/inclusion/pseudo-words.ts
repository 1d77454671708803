// A language that does not exist, made from the Chinese words: half as long again, Arabic with Hebrew in between, right to left. It is
// put in the place of zh-Hans on its way to a page; nobody can choose it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../source-files.ts'

const arabic = ['سلا', 'كتب', 'مدي', 'نور', 'عمل', 'طري', 'حسن', 'بين', 'قلم', 'شمس', 'فجر', 'هنا']
const hebrew = ['שלו', 'מקו', 'עבד', 'יום', 'כתב', 'דרך']
const marks: Record<string, string> = {
  '，': '، ',
  '。': '. ',
  '？': '؟ ',
  '：': ': ',
  '；': '؛ ',
  '、': '، ',
  '（': ' (',
  '）': ') ',
}

/** `登记，等电话` → three letters for each character, a gap after every second, placeholders as they are. */
function pseudoWord(text: string): string {
  let places = 0
  return text
    .split(/(\{\{.*?\}\})/)
    .map(part => {
      if (part.startsWith('{{')) return part
      return [...part]
        .map(character => {
          if (!/\p{Script=Han}/u.test(character)) return marks[character] ?? character
          places += 1
          const letters = places % 6 > 3 ? hebrew : arabic
          const syllable = letters[(character.codePointAt(0) ?? 0) % letters.length] ?? ''
          return places % 2 === 0 ? `${syllable} ` : syllable
        })
        .join('')
    })
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
}

type Words = { [key: string]: string | Words }

const pseudo = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? pseudoWord(value) : pseudo(value)]),
  )

/** @param pages a folder of built pages, with the build's manifest */
export async function speakPseudo(page: Page, pages: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(pages, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >
  const folder = new URL('locales/zh-Hans/', projectRoot)
  for (const file of readdirSync(folder)) {
    const chunk = manifest[`../locales/zh-Hans/${file}`]?.file
    if (!chunk) continue
    const words = pseudo(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Words)
    await page.route(`**/${chunk}`, route =>
      route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(words)}` }),
    )
  }
  await page.addInitScript(`{
    const turn = () => {
      const root = document.documentElement
      if (root && root.dir !== 'rtl') root.dir = 'rtl'
      if (root && root.lang !== 'ar') root.lang = 'ar'
    }
    new MutationObserver(turn).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ['dir', 'lang'] })
    turn()
  }`)
}
