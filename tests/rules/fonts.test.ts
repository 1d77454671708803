// Names are shown with bundled glyphs, never with boxes: the characters of names are in the fonts' files and in their ranges.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { rangesOf, readCmap, toRanges } from '../../assets/fonts/read-font.ts'

const require = createRequire(import.meta.url)
const webFontCss = require.resolve('@fontsource-variable/noto-sans-sc/wght.css')
const rareCss = new URL('../../renderer/shared/rare-names.css', import.meta.url)

/** Each @font-face of a style sheet: its file and the code points it declares. */
function facesOf(css: string, base: URL): { file: URL; codes: Set<number> }[] {
  return [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([block]) => {
    const path = /url\(["']?([^"')]+)/.exec(block)?.[1]
    if (!path) throw new Error('a font face without a file')
    return { file: new URL(path, base), codes: rangesOf(block) }
  })
}

const webFaces = facesOf(readFileSync(webFontCss, 'utf8'), new URL(`file://${webFontCss}`))
const rareFaces = facesOf(readFileSync(rareCss, 'utf8'), rareCss)

async function drawnBy(file: URL): Promise<Set<number>> {
  return readCmap(
    Buffer.from(await subsetFont(readFileSync(file), undefined, { targetFormat: 'sfnt', keepAllGlyphs: true })),
  )
}

describe('The bundled fonts', () => {
  it.each([...'喆玥珺曌堃犇䶮𬭩龑㛃𠅤𫖯·工〇△'])('draw %s', async character => {
    const code = character.codePointAt(0) ?? 0
    const faces = [...webFaces, ...rareFaces].filter(face => face.codes.has(code))
    expect(faces.length).toBeGreaterThan(0)
    for (const face of faces) expect((await drawnBy(face.file)).has(code), face.file.pathname).toBe(true)
  })

  it('have in each weight of the rare characters every one that its range promises', async () => {
    expect(rareFaces).toHaveLength(2)
    for (const face of rareFaces) {
      const drawn = await drawnBy(face.file)
      expect([...face.codes].filter(code => !drawn.has(code))).toEqual([])
      expect(face.codes.size).toBeGreaterThan(600)
    }
  })

  it('keep the rare characters under 600 kB together', () => {
    const bytes = rareFaces.reduce((sum, face) => sum + readFileSync(face.file).length, 0)
    expect(bytes).toBeLessThan(600_000)
  })

  it('do not fetch the rare characters for what the web font draws', () => {
    const web = new Set(webFaces.flatMap(face => [...face.codes]))
    for (const face of rareFaces) expect([...face.codes].filter(code => web.has(code))).toEqual([])
  })
})

describe('A unicode-range', () => {
  it('is written and read back the same', () => {
    const codes = [0x3447, 0x3448, 0x3449, 0x4dae, 0x2cb69]
    expect(toRanges(codes)).toBe('U+3447-3449, U+4DAE, U+2CB69')
    expect([...rangesOf(`unicode-range: ${toRanges(codes)};`)]).toEqual(codes)
  })
})
