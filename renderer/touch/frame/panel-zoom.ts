// The pages are drawn for 1920×1080 and 1080×1920. On a finer panel of the same size (1440p, 4K) they come out as large in finer
// letters, on a coarser one (1366×768, 1280×720) whole instead of cut off.

/** Below this, letters would be too small to read; the page then has to get along with less room. */
const least = 0.6

/** How many of the panel's px (CSS px, as the system scales them) one px of the drawn page takes. */
export function panelZoom(width: number, height: number): number {
  const zoom = Math.min(Math.max(width, height) / 1920, Math.min(width, height) / 1080)
  return Math.max(least, zoom)
}

/** Keeps the page fitted to the window. Returns how to stop. */
export function keepFitted(window: Window): () => void {
  const { style } = window.document.documentElement
  const apply = () => style.setProperty('--zoom', String(panelZoom(window.innerWidth, window.innerHeight)))
  apply()
  window.addEventListener('resize', apply)
  return () => window.removeEventListener('resize', apply)
}
