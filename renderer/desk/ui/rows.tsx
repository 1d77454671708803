// Rows of a ledger that can be opened: one stop of the Tab key for all of them, arrows move, Enter opens.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'

type Props<T> = {
  rows: readonly T[]
  idOf(row: T): string
  /** What the row's button says to those who do not see the row. */
  nameOf(row: T): string
  head: ReactNode
  columns: readonly string[]
  cells(row: T): readonly ReactNode[]
  openedId: string | null
  onOpen(row: T): void
  /** The keyboard has come to a row. */
  onFront?(row: T): void
  /** Further keys on the row in front: `Delete`. */
  onKey?(row: T, key: string): void
  caption: string
}

export function Ledger<T>({
  rows,
  idOf,
  nameOf,
  head,
  columns,
  cells,
  openedId,
  onOpen,
  onFront,
  onKey,
  caption,
}: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  // By its id: where the order changes under the keyboard, the row stays the one in front; where it is gone, the next one is.
  const [stop, setStop] = useState<{ id: string; at: number } | null>(null)
  const at = stop === null ? 0 : rows.findIndex(row => idOf(row) === stop.id)
  const current = at >= 0 ? at : Math.min(stop?.at ?? 0, Math.max(0, rows.length - 1))

  function hear(event: KeyboardEvent): void {
    const last = rows.length - 1
    const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      body.current?.querySelectorAll<HTMLElement>('button.row')[Math.max(0, Math.min(last, target))]?.focus()
      return
    }
    const row = rows[current]
    if (!row || !onKey || event.ctrlKey || event.altKey) return
    // An act may lead to a field of text: the letter that asked for it must not be typed there.
    if (event.key.length === 1 && event.key !== ' ') event.preventDefault()
    onKey(row, event.key)
  }

  return (
    <table className="ledger">
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
          <col key={i} className={column} />
        ))}
      </colgroup>
      <thead>{head}</thead>
      <tbody ref={body} onKeyDown={hear}>
        {rows.map((row, i) => {
          const [first, ...others] = cells(row)
          return (
            <tr key={idOf(row)} className={idOf(row) === openedId ? 'on' : undefined}>
              <td className={columns[0]}>
                <button
                  type="button"
                  className="row"
                  aria-label={nameOf(row)}
                  tabIndex={i === current ? 0 : -1}
                  onFocus={() => {
                    setStop({ id: idOf(row), at: i })
                    onFront?.(row)
                  }}
                  onClick={() => onOpen(row)}
                />
                {first}
              </td>
              {others.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are their columns
                <td key={j} className={columns[j + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Leads the keyboard to the first row. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>('.ledger button.row[tabindex="0"]')?.focus()
}
