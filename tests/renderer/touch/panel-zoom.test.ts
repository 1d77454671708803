// How large the pages come out on panels of other sizes than the two they are drawn for.
import { describe, expect, it } from 'vitest'
import { panelZoom } from '../../../renderer/touch/frame/panel-zoom.ts'

describe('The page on a panel', () => {
  it.each([
    [1920, 1080, 1],
    [1080, 1920, 1],
    [3840, 2160, 2],
    [2160, 3840, 2],
    [2560, 1440, 4 / 3],
    [1280, 720, 2 / 3],
  ])('of %i×%i is drawn %f times as large', (width, height, zoom) => {
    expect(panelZoom(width, height)).toBeCloseTo(zoom, 5)
  })

  it('is whole where the panel is of another shape: the side with less room counts', () => {
    expect(panelZoom(1920, 1200)).toBe(1)
    expect(panelZoom(1366, 768)).toBeCloseTo(768 / 1080, 3)
    expect(panelZoom(1280, 800)).toBeCloseTo(1280 / 1920, 5)
  })

  it('does not become unreadable on a very small one', () => {
    expect(panelZoom(800, 480)).toBe(0.6)
  })
})
