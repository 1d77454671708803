// Begins a page: guards it against what a passer-by might try, connects it, asks for its site, loads its words, and shows it.
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { Role } from '../../electron/contract/call.ts'
import type { SiteView } from '../../electron/contract/views.ts'
import type { Client } from './client.ts'
import { connect } from './connect.ts'
import { createI18n, fallbackLanguage } from './i18n.ts'
import { CalmPage, SafePage, type SafeSite, StartingPage } from './safe-page.tsx'
import './tokens.css'

export type PageStart<R extends Role> = { client: Client<R>; site: SiteView }

/** What is taken away from a page that strangers touch. The desk keeps selection and its text menu inside fields. */
function guardPage(role: Role, page: Document): void {
  const refuse = (event: Event) => event.preventDefault()
  const isField = (target: EventTarget | null) =>
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  page.addEventListener('contextmenu', event => {
    if (role !== 'desk' || !isField(event.target)) event.preventDefault()
  })
  for (const name of ['dragstart', 'dragover', 'drop'] as const) page.addEventListener(name, refuse)
  if (role !== 'desk') {
    page.addEventListener('selectstart', event => {
      if (!isField(event.target)) event.preventDefault()
    })
    // A second press on the middle button scrolls by itself; a forgotten pinch leaves the next person a magnified corner.
    page.addEventListener('auxclick', refuse)
  }
  page.addEventListener('wheel', event => event.ctrlKey && event.preventDefault(), { passive: false })
  page.documentElement.classList.add('guarded', `guarded-${role}`)
}

/** A host that answers sooner is never seen starting. */
const startingAfterMs = 1_500

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/**
 * Shows a face. A host that is slow to come up is waited for behind a calm page; whatever fails ends in one too.
 * @param namespaces files of locales/<lang>; `common` and `problem` are always loaded
 * @param start makes the page from its client and its site; called once
 */
export async function showPage<R extends Role>(
  role: R,
  namespaces: readonly string[],
  start: (begin: PageStart<R>) => ReactNode | Promise<ReactNode>,
): Promise<void> {
  guardPage(role, document)
  const element = document.getElementById('root')
  if (!element) throw new Error('the page has no #root')
  const root = createRoot(element)
  const safe: SafeSite = { name: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  const slow = setTimeout(() => showStarting?.(), startingAfterMs)
  let showStarting: (() => void) | null = null
  try {
    const client = connect(role)
    const asked = getSite(client)
    const i18n = await createI18n(fallbackLanguage, [...new Set(['common', 'problem', ...namespaces])])
    const show = (page: ReactNode) => root.render(<I18nextProvider i18n={i18n}>{page}</I18nextProvider>)
    showStarting = () => show(<StartingPage site={safe} />)
    const site = await asked
    safe.name = site.name
    safe.timeZone = site.timeZone
    document.title = site.name
    if (site.language !== fallbackLanguage) await i18n.changeLanguage(site.language)
    const page = await start({ client, site })
    clearTimeout(slow)
    show(<SafePage site={safe}>{page}</SafePage>)
  } catch (error) {
    clearTimeout(slow)
    console.error(error)
    root.render(<CalmPage site={safe} words={null} reloads />)
  }
}

/** Asks until the host answers: a screen that was switched on before its host must come up by itself. */
async function getSite<R extends Role>(client: Client<R>): Promise<SiteView> {
  // Every role has this call; the type of a call on an open role cannot say so.
  const call = client.call as unknown as Client<'board'>['call']
  for (;;) {
    const reply = await call('site.get', {})
    if (reply.ok) return reply.value
    await pause(1_000)
  }
}
