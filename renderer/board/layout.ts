// The plan of a frame: which format, how large the smallest letter, how many cards and rows, and whether postings scroll or page.
// Lengths are multiples of --m unless their name ends in Px; they are the numbers of design/board.css divided by its 32 px.
import type { SiteView } from '../../electron/contract/views.ts'
import { pageCount } from './scroll-time.ts'

export type Frame = { width: number; height: number; devicePixelRatio: number }
export type Format = 'landscape' | 'portrait' | 'strip'

/** Where both lanes find room one above the other, a wall is no strip, however wide: two panels side by side. */
const leastLandscapePx = 700

/** Aspect above 3 and low: strip; above 1: landscape; else portrait. */
export function chooseFormat({ width, height }: Pick<Frame, 'width' | 'height'>): Format {
  const aspect = width / height
  return aspect > 3 && height < leastLandscapePx ? 'strip' : aspect > 1 ? 'landscape' : 'portrait'
}

const leastLetterPx = 24
/** The default of `site.json`: a 55-inch panel with 1920×1080 pixels. */
const defaultPitchMm = 0.634
/** How much of its em a Chinese character of the font fills. */
const faceOfEm = 0.92

/** The smallest frame, in letters, that still holds one urgent card and one posting in each format. */
const leastFrame: Record<Format, { width: number; height: number }> = {
  landscape: { width: 32, height: 22 },
  portrait: { width: 30, height: 36 },
  strip: { width: 52, height: 11.19 },
}

/**
 * --m, the height of the smallest letter in px: distance / 200 / pixel pitch / 0.92, never below 24.
 *
 * A pitch that somebody entered is that of the wall's own pixels and is taken at its word: more pixels make a larger wall. The
 * untouched default says nothing about this screen, so there the frame is taken for a 55-inch panel: 3840×2160 looks like
 * 1920×1080 with everything twice as large. A strip is not such a panel and is never scaled.
 * A letter so large that not even one card and one posting would fit is made smaller: a wall that shows nothing serves nobody.
 */
export function letterPx(board: Pick<SiteView['board'], 'viewingDistanceM' | 'pixelPitchMm'>, frame: Frame): number {
  const format = chooseFormat(frame)
  const isDefault = Math.abs(board.pixelPitchMm - defaultPitchMm) < 0.0005
  const long = Math.max(frame.width, frame.height)
  const short = Math.min(frame.width, frame.height)
  const scale = isDefault && format !== 'strip' ? Math.min(long / 1920, short / 1080) : 1
  const wanted = ((board.viewingDistanceM * 1000) / 200 / board.pixelPitchMm / faceOfEm) * scale
  const least = leastFrame[format]
  const largest = Math.min(frame.width / least.width, frame.height / least.height)
  return Math.round(Math.max(leastLetterPx, Math.min(wanted, largest)) * 100) / 100
}

export type Plan = {
  format: Format
  /** --m in px. */
  m: number
  /** Rows as one wide line, or stacked (title over place) where the frame is narrow. */
  rowForm: 'wide' | 'stacked' | 'strip'
  /** Urgent cards on one page. */
  cards: number
  hasNotes: boolean
  /** Height of one posting. A whole number of device pixels. */
  rowPx: number
  /** Height of the postings lane beside or below the urgent lane, and when that is closed. */
  lanePx: number
  openLanePx: number
  /** Pixels per second of the rising postings; 0: they are shown as pages. */
  speedPx: number
  /** Postings that fit whole. */
  rows: number
  openRows: number
  /** Postings on each scrolling page: all pages but one are higher than the open lane, so that a page can be filled unseen. */
  pageRows: number
  /** Room for text, in letters: a title, the line of employer and place in a row; the same and the foot in a card. */
  titleM: number
  whereM: number
  cardM: number
  /** Width of the urgent column of a strip. */
  stripCardM: number
}

const rowM = { wide: 3.8125, stacked: 5.4, strip: 4 } as const
/** So much higher, in rows: the time to fill a page, 1.6 s at 1080p. */
const spareRows = 0.75
/** A posting must stay whole at least so long (domain.md § 7). */
const wholeSeconds = 5

type Options = { hasReducedMotion: boolean; isLatin: boolean }

/** The plan of a frame. `isLatin`: words take more room than Chinese, so fewer cards stand side by side. */
export function planBoard(
  board: Pick<SiteView['board'], 'viewingDistanceM' | 'pixelPitchMm'>,
  frame: Frame,
  { hasReducedMotion, isLatin }: Options,
): Plan {
  const format = chooseFormat(frame)
  const m = letterPx(board, frame)
  const width = frame.width / m
  const height = frame.height / m
  const measures = measure(format, width, height, isLatin)
  const lane = measures.openLane - measures.urgent
  const dpr = frame.devicePixelRatio
  // As many device pixels a frame as fit the size of the letters: one at 32 px, two on 3840×2160.
  const speedPx = (Math.max(1, Math.round((m * dpr) / 32)) * 60) / dpr
  const plainRowPx = Math.round(rowM[measures.rowForm] * m * dpr) / dpr
  const isScrolling = !hasReducedMotion && format !== 'strip' && (lane * m - plainRowPx) / speedPx >= wholeSeconds
  const wholeRows = (laneM: number, rowPx: number) => Math.max(1, Math.floor((laneM * m) / rowPx + 0.01))
  // Pages of rows use the whole height; a scrolling lane is cut by its edges anyway.
  const rowPx = isScrolling ? plainRowPx : Math.floor(((lane * m) / wholeRows(lane, plainRowPx)) * dpr) / dpr
  return {
    format,
    m,
    rowForm: measures.rowForm,
    cards: measures.cards,
    hasNotes: measures.hasNotes,
    rowPx,
    lanePx: lane * m,
    openLanePx: measures.openLane * m,
    speedPx: isScrolling ? speedPx : 0,
    rows: wholeRows(lane, rowPx),
    openRows: wholeRows(measures.openLane, rowPx),
    pageRows: Math.ceil(((measures.openLane * m) / rowPx + spareRows) / (pageCount - 1)),
    titleM: measures.titleM,
    whereM: measures.whereM,
    cardM: measures.cardM,
    stripCardM: measures.stripCardM,
  }
}

type Measures = Pick<Plan, 'rowForm' | 'cards' | 'hasNotes' | 'titleM' | 'whereM' | 'cardM' | 'stripCardM'> & {
  /** Height the postings gain when the urgent lane closes, its gap included; 0 in a strip, where they stand side by side. */
  urgent: number
  openLane: number
}

function measure(format: Format, width: number, height: number, isLatin: boolean): Measures {
  if (format === 'strip') return measureStrip(width, height)
  const isPortrait = format === 'portrait'
  const edges = isPortrait ? 2 : 2.5
  const lane = width - edges - 3.25 - 0.5
  const head = isPortrait ? 4.25 : 2.5
  const notes = (isPortrait ? 3.75 : 2.25) + 0.5
  const urgent = (isPortrait ? 22 : 10.75) + 0.5
  const rowForm = width >= 52 ? 'wide' : 'stacked'
  const open = height - 1.5 - head - 0.5
  // First the third card goes, then rows, then the notices.
  const hasNotes = open - urgent - notes >= rowM[rowForm]
  const leastCard = isLatin ? 20 : 16
  const cards = isPortrait ? 2 : Math.max(1, Math.min(3, Math.floor((lane + 0.5) / (leastCard + 0.5))))
  const cardWidth = isPortrait ? lane : (lane - (cards - 1) * 0.5) / cards
  const free = lane - 0.25 - 3.75 - 2 - 4 * 0.5 - 17.625
  return {
    rowForm,
    cards,
    hasNotes,
    urgent,
    openLane: open - (hasNotes ? notes : 0),
    titleM: rowForm === 'wide' ? free * 0.5 : lane - 3.75 - 1.25 - 0.25,
    whereM: rowForm === 'wide' ? free * 0.5 : lane - 3.75 - 1.25 - 0.25,
    cardM: cardWidth - 1.25 - (isPortrait ? 7.75 : 0),
    stripCardM: 0,
  }
}

function measureStrip(width: number, height: number): Measures {
  const notes = 1.75 + 0.375
  // The card is narrower than drawn where the rows would have no room for a title.
  const card = Math.max(18.75, Math.min(20.5, width - 42))
  const lane = width - 1 - 11 - card - 2 * 0.375 - 2.5 - 0.375 - 0.25
  return {
    rowForm: 'strip',
    cards: 1,
    hasNotes: height - 0.5 - notes >= rowM.strip,
    urgent: 0,
    openLane: height - 0.5 - (height - 0.5 - notes >= rowM.strip ? notes : 0),
    titleM: lane - 3.75 - 1,
    whereM: lane - 3.75 - 1,
    cardM: card - 2.5 - 0.375 - 1.25,
    stripCardM: card,
  }
}
