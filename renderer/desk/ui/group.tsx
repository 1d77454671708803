// A named group of boxes in the grid of a form.
import type { ReactNode } from 'react'

export function Group({
  id,
  label,
  span,
  children,
}: {
  id: string
  label: string
  span: 1 | 2 | 3 | 4 | 6
  children: ReactNode
}) {
  return (
    <div className={`f f${span}`}>
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      {children}
    </div>
  )
}
