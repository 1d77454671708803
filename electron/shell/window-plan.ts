// Decides which face goes to which display. Pure, so that every arrangement of displays can be tested without one.
import { type Role, roles } from '../contract/call.ts'

type Rectangle = { x: number; y: number; width: number; height: number }

/** The part of Electron's Display that matters here. */
export type DisplayFact = {
  id: number
  bounds: Rectangle
  workArea: Rectangle
  internal: boolean
  touchSupport: 'available' | 'unavailable' | 'unknown'
}

export type PlannedWindow = {
  face: Role
  bounds: Rectangle
  /** Covers its whole display and cannot be left. Only board and touch: the desk is a clerk's ordinary window. */
  isKiosk: boolean
}

/**
 * The faces of this machine from LINGGONG_FACES (comma-separated; default: all three). Names that are no face are
 * reported in `unknown`.
 */
export function readFaces(text: string | undefined): { faces: Role[]; unknown: string[] } {
  const names = (text ?? '').split(',').flatMap(name => name.trim().toLowerCase() || [])
  const faces = roles.filter(face => names.includes(face))
  return {
    faces: faces.length > 0 ? faces : [...roles],
    unknown: names.filter(name => !roles.some(face => face === name)),
  }
}

/**
 * One face per display as far as displays go:
 * - touch gets the first display that says it can be touched, if another is left for the board;
 * - the board gets the largest of the rest (a wall beats the built-in screen of equal size);
 * - touch and desk get what remains, in the displays' order.
 *
 * A face without a display of its own is opened as an ordinary window on the first display, one a little beside the
 * other; but under kiosk the public faces stay closed in that case (`leftOut`), since a full-screen window would hide
 * them or they it, and a desk beside the public's screen would show a clerk's work to everybody.
 */
export function planWindows(
  faces: readonly Role[],
  displays: readonly DisplayFact[],
  isKiosk: boolean,
): { windows: PlannedWindow[]; leftOut: Role[] } {
  const free = [...displays]
  const place = new Map<Role, DisplayFact>()
  const take = (face: Role, display: DisplayFact | undefined): void => {
    if (!display || !faces.includes(face)) return
    place.set(face, display)
    free.splice(free.indexOf(display), 1)
  }
  const touchable = free.find(display => display.touchSupport === 'available')
  if (free.length > 1 || !faces.includes('board')) take('touch', touchable)
  take('board', [...free].sort((a, b) => area(b) - area(a) || Number(a.internal) - Number(b.internal))[0])
  if (!place.has('touch')) take('touch', free[0])
  take('desk', free[0])

  const windows: PlannedWindow[] = []
  const leftOut: Role[] = []
  for (const face of faces) {
    const display = place.get(face)
    const isPublic = face !== 'desk'
    if (display && isKiosk) {
      windows.push({ face, bounds: isPublic ? display.bounds : display.workArea, isKiosk: isPublic })
    } else if (display && displays.length >= faces.length) {
      windows.push({ face, bounds: display.workArea, isKiosk: false })
    } else if (!isKiosk && displays[0]) {
      windows.push({ face, bounds: beside(displays[0].workArea, windows.length), isKiosk: false })
    } else {
      leftOut.push(face)
    }
  }
  return { windows, leftOut }
}

const area = ({ bounds }: DisplayFact): number => bounds.width * bounds.height

/** Windows that share a display: three quarters of it, each 48 px further right and down than the one before. */
function beside(work: Rectangle, index: number): Rectangle {
  const width = Math.round(work.width * 0.75)
  const height = Math.round(work.height * 0.75)
  return { x: work.x + 48 * index, y: work.y + 48 * index, width, height }
}
