// What stands on the screen when a page's own parts failed: calm, the name, the clock, and back in a moment. Never an error text.
import { Component, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from './format.ts'
import { Icon } from './icons.tsx'

/** What is known of the site; `showPage` fills it in when the host has answered. */
export type SafeSite = { name: string; timeZone: string }

const reloadMs = 3_000
/** A page that fails again at once is reloaded less often, so that a screen does not flicker all night. */
const reloadAgainMs = 30_000

/** How long until the next reload: longer when this page was itself a reload and lived for less than half a minute. */
export function reloadDelayMs(isReload: boolean, livedMs: number): number {
  return isReload && livedMs < 30_000 ? reloadAgainMs : reloadMs
}

function useReload(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return
    const [entry] = performance.getEntriesByType('navigation')
    const isReload = entry instanceof PerformanceNavigationTiming && entry.type === 'reload'
    const timer = setTimeout(() => location.reload(), reloadDelayMs(isReload, performance.now()))
    return () => clearTimeout(timer)
  }, [isWanted])
}

/** The page itself. Without words (they failed to load) the mark and the clock say enough. */
export function CalmPage({ site, words, reloads }: { site: SafeSite; words: ReactNode; reloads: boolean }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  useReload(reloads)
  return (
    <main className="safe-page">
      <Icon name="mark" />
      <b>{site.name}</b>
      <time className="num">{formatClock(now, site.timeZone)}</time>
      <div role="status">{words !== null && <h1>{words}</h1>}</div>
    </main>
  )
}

function BackSoon() {
  const { t } = useTranslation('common')
  return <>{t('back-soon')}</>
}

/** Stands there while the host of a machine just switched on is not up yet. */
export function StartingPage({ site }: { site: SafeSite }) {
  const { t } = useTranslation('common')
  return <CalmPage site={site} words={t('starting')} reloads={false} />
}

type Props = { site: SafeSite; children: ReactNode }

/** The boundary around a whole page: shows the calm page when rendering failed, and reloads after three seconds. */
export class SafePage extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    // For the log of the window, which the shell keeps; nothing of it is shown.
    console.error(error)
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <CalmPage site={this.props.site} words={<BackSoon />} reloads />
  }
}
