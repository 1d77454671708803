// Bars of a report: lying, each with its name and its number in words; and standing, a step of time each. Every bar can be opened by
// Enter: one stop of the Tab key for all, arrows move.
import { type KeyboardEvent, useRef, useState } from 'react'
import { countText } from './report-words.ts'

export type Bar = {
  key: string
  name: string
  value: number
  /** Beside the number: a share, a comparison. */
  note?: string
  /** What the button says to those who do not see the bar. */
  label: string
  onOpen(): void
}

/** One stop for all; arrows go to the neighbours. */
function useRoving(count: number, [less, more]: readonly [string, string]) {
  const box = useRef<HTMLDivElement | null>(null)
  const [stop, setStop] = useState(0)
  const current = Math.min(stop, Math.max(0, count - 1))
  function hear(event: KeyboardEvent): void {
    const target = { [less]: current - 1, [more]: current + 1, Home: 0, End: count - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const all = box.current?.querySelectorAll<HTMLElement>('button')
    all?.[Math.max(0, Math.min(count - 1, target))]?.focus()
  }
  return { box, hear, current, setStop }
}

export function LyingBars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const { box, hear, current, setStop } = useRoving(bars.length, ['ArrowUp', 'ArrowDown'])
  const longest = Math.max(1, most ?? Math.max(0, ...bars.map(bar => bar.value)))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside
    <div className="lying" ref={box} onKeyDown={hear}>
      {bars.map(({ key, name, value, note, label, onOpen }, i) => (
        <button
          key={key}
          type="button"
          aria-label={label}
          tabIndex={i === current ? 0 : -1}
          onFocus={() => setStop(i)}
          onClick={onOpen}
        >
          <span>{name}</span>
          <svg aria-hidden="true" width="100%" height="22" preserveAspectRatio="none">
            <rect className="bar" width={`${(Math.max(0, value) / longest) * 62}%`} height="22" />
            <text x={`${(Math.max(0, value) / longest) * 62}%`} dx="8" y="16">
              {countText(value)}
              {note && (
                <tspan className="dim" dx="6">
                  {note}
                </tspan>
              )}
            </text>
          </svg>
        </button>
      ))}
    </div>
  )
}

const height = 176

/** A round number of at most four lines above zero. */
function lineStep(most: number): number {
  for (let power = 1; ; power *= 10) for (const digit of [1, 2, 5]) if (digit * power * 4 >= most) return digit * power
}

export function StandingBars({ bars, everyName }: { bars: readonly Bar[]; everyName: number }) {
  const { box, hear, current, setStop } = useRoving(bars.length, ['ArrowLeft', 'ArrowRight'])
  const most = Math.max(...bars.map(bar => bar.value), 1)
  const step = lineStep(most)
  const top = Math.max(step, Math.ceil(most / step) * step)
  const lines = Array.from({ length: Math.round(top / step) }, (_, i) => (i + 1) * step)
  // Up to a fortnight every number stands at its bar; beyond that the highest only, the others are read off the lines.
  const isNumbered = (value: number) => value > 0 && (bars.length <= 14 || value === most)
  return (
    <div className="upright">
      <div className="lines" aria-hidden="true" style={{ height }}>
        {lines.map(value => (
          <span key={value} style={{ bottom: `${(value / top) * 100}%` }}>
            <i>{countText(value)}</i>
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside */}
      <div
        className="columns"
        ref={box}
        onKeyDown={hear}
        style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}
      >
        {bars.map(({ key, name, value, label, onOpen }, i) => (
          <button
            key={key}
            type="button"
            aria-label={label}
            tabIndex={i === current ? 0 : -1}
            onFocus={() => setStop(i)}
            onClick={onOpen}
          >
            <svg aria-hidden="true" width="100%" height={height}>
              <rect
                className="bar"
                x="14%"
                width="72%"
                y={height - (value / top) * height}
                height={(value / top) * height}
              />
              {isNumbered(value) && (
                <text x="50%" y={height - (value / top) * height - 5} textAnchor="middle">
                  {countText(value)}
                </text>
              )}
            </svg>
            <small>{i % everyName === 0 ? name : ''}</small>
          </button>
        ))}
      </div>
    </div>
  )
}
