// A page for tests alone: shows any number of postings as rows or cards of a wall as large as its window, and says what is cut.
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { Language } from '../../../db/model/site.ts'
import type { BoardPosting, SiteView } from '../../../electron/contract/views.ts'
import { planBoard } from '../../../renderer/board/layout.ts'
import { createI18n } from '../../../renderer/shared/i18n.ts'
import '../../../renderer/shared/tokens.css'
import { type Faults, findFaults } from './faults.ts'
import { Cards, type Room, Rows, Skeleton } from './sheet.tsx'

export type Look = { language: Language; site: SiteView; now: string; form: 'rows' | 'cards'; most?: number }

const element = document.getElementById('root')
if (!element) throw new Error('the page has no #root')
const page = element
const root = createRoot(page)
const i18n = await createI18n('zh-Hans', ['board', 'common', 'problem'])
let postings: BoardPosting[] = []

/** The fonts come in slices, each when first needed: without this the first looks would measure another font. */
async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map(face => face.load()))
}

function widthOf(selector: string): DOMRect {
  const found = page.querySelector(selector)
  if (!found) throw new Error(`no ${selector} on the wall`)
  return found.getBoundingClientRect()
}

async function begin({ language, site }: Look) {
  if (i18n.language !== language) await i18n.changeLanguage(language)
  const frame = { width: innerWidth, height: innerHeight, devicePixelRatio }
  const plan = planBoard(site.board, frame, { hasReducedMotion: false, isLatin: language === 'en' })
  document.body.style.setProperty('--m', `${plan.m}px`)
  document.documentElement.style.overflow = 'auto'
  flushSync(() => root.render(<Skeleton plan={plan} />))
  const cards = widthOf('.layer.cards')
  const room: Room = { rowsPx: widthOf('.rows').width, cardsPx: cards.width, cardsHighPx: cards.height }
  return { plan, room }
}

type Shown = Awaited<ReturnType<typeof begin>> & { batch: readonly BoardPosting[]; look: Look }

function render({ plan, room, batch, look }: Shown): void {
  const Sheet = look.form === 'rows' ? Rows : Cards
  flushSync(() =>
    root.render(
      <I18nextProvider i18n={i18n}>
        <Sheet postings={batch} room={room} plan={plan} site={look.site} now={new Date(look.now)} />
      </I18nextProvider>,
    ),
  )
}

const sheet = {
  loadFonts,
  setPostings(next: BoardPosting[]) {
    postings = next
  },
  /** Shows the first postings and leaves them on the page: for pictures, and for faults that a test plants. */
  async show(look: Look, count = 20) {
    const { plan, room } = await begin(look)
    render({ plan, room, batch: postings.slice(0, count), look })
    return { plan, room }
  },
  /** What is wrong with what is on the page now. */
  examine: (): Faults => findFaults(page),
  /** Shows all postings, batch by batch, and examines each. At most `most` faults are told, 60 where nothing is said. */
  async examineAll(look: Look, count = postings.length): Promise<Faults & { shown: number; faulty: number }> {
    const { plan, room } = await begin(look)
    const size = 500
    const all = { found: [] as string[], texts: 0, smallestPx: Number.POSITIVE_INFINITY, shown: 0, faulty: 0 }
    for (let from = 0; from < count; from += size) {
      render({ plan, room, batch: postings.slice(from, Math.min(count, from + size)), look })
      const { found, texts, smallestPx } = findFaults(page)
      all.texts += texts
      all.smallestPx = Math.min(all.smallestPx, smallestPx)
      all.shown += page.querySelectorAll('[data-id]').length
      all.faulty += found.length
      all.found.push(...found.slice(0, Math.max(0, (look.most ?? 60) - all.found.length)))
    }
    return all
  },
}
export type Sheet = typeof sheet

Object.assign(window, { sheet })
