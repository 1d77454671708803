// Draws postings as a picture for chat groups: pay first, then the work, then the place, as everywhere; nothing is cut.
import type { ExportedPosting } from '../../../../electron/contract/desk-postings.ts'
import type { Translate } from '../../../shared/words.ts'
import { askText, linesOf, payText } from './posting-text.ts'

const width = 1080
const edge = 64
const inner = width - 2 * edge

export type Palette = {
  ground: string
  text: string
  second: string
  pay: string
  line: string
  red: string
  onRed: string
}

/** The colours of the page, so that a picture looks like the wall. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ground: colour('--sheet'),
    text: colour('--text'),
    second: colour('--text-2'),
    pay: colour('--pay'),
    line: colour('--line-strong'),
    red: colour('--red'),
    onRed: colour('--on-red'),
  }
}

type Step = { height: number; draw(y: number): void }

/** @param font a CSS font family; it must be loaded */
export function drawPicture(
  canvas: HTMLCanvasElement,
  rows: readonly ExportedPosting[],
  {
    t,
    language,
    siteName,
    palette,
    font,
  }: { t: Translate; language: string; siteName: string; palette: Palette; font: string },
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const set = (size: number, weight: 400 | 700, colour: string) => {
    context.font = `${weight} ${size}px ${font}`
    context.fillStyle = colour
    context.textBaseline = 'alphabetic'
  }
  const steps: Step[] = []
  const gap = (height: number) => steps.push({ height, draw: () => {} })
  const text = (words: string, size: number, weight: 400 | 700, colour: string, indent = 0) => {
    set(size, weight, colour)
    for (const line of wrap(context, words, inner - indent)) {
      steps.push({
        height: Math.round(size * 1.4),
        draw(y) {
          set(size, weight, colour)
          context.fillText(line, edge + indent, y + size)
        },
      })
    }
  }
  const rule = () =>
    steps.push({
      height: 2,
      draw(y) {
        context.fillStyle = palette.line
        context.fillRect(edge, y, inner, 2)
      },
    })

  text(siteName, 36, 700, palette.text)
  gap(20)
  for (const posting of rows) {
    rule()
    gap(28)
    if (posting.urgent) {
      steps.push({
        height: 60,
        draw(y) {
          set(32, 700, palette.onRed)
          const words = t('desk:urgent')
          const across = context.measureText(words).width + 32
          context.fillStyle = palette.red
          context.fillRect(edge, y, across, 48)
          set(32, 700, palette.onRed)
          context.fillText(words, edge + 16, y + 36)
        },
      })
    }
    text(payText(t, posting, language), 64, 700, palette.pay)
    text(posting.title, 52, 700, palette.text)
    gap(12)
    for (const [label, value] of linesOf(t, posting, language).slice(1)) {
      text(t('desk:share.line', { label, value: value.replace(/\s*\n\s*/g, ' ') }), 34, 400, palette.text)
      gap(4)
    }
    gap(8)
    text(askText(t, posting, siteName, language), 32, 400, palette.second)
    gap(28)
  }
  canvas.width = width
  canvas.height = steps.reduce((sum, { height }) => sum + height, 0) + 2 * edge
  context.fillStyle = palette.ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  let y = edge
  for (const step of steps) {
    step.draw(y)
    y += step.height
  }
}

/** Breaks anywhere between characters, before a Latin word where there is room, and never begins a line with a closing mark. */
function wrap(context: CanvasRenderingContext2D, words: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of words.match(/[\p{Script=Latin}\p{N}.–-]+|./gu) ?? []) {
    const isClosing = /^[\p{Pe}\p{Pf}\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f,.;:!?]$/u.test(piece)
    if (line !== '' && !isClosing && context.measureText(line + piece).width > room) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
    while (
      context.measureText(line).width > room &&
      [...line].length > 1 &&
      /^[\p{Script=Latin}\p{N}.–-]+$/u.test(line)
    ) {
      let cut = [...line].length - 1
      while (cut > 1 && context.measureText([...line].slice(0, cut).join('')).width > room) cut--
      lines.push([...line].slice(0, cut).join(''))
      line = [...line].slice(cut).join('')
    }
  }
  if (line !== '') lines.push(line)
  return lines
}
