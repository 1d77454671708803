// A list of labels and values, as read out to a person.
import type { ReactNode } from 'react'

export function KeyValue({
  rows,
  className = '',
}: {
  rows: readonly (readonly [string, ReactNode])[]
  className?: string
}) {
  return (
    <dl className={`kv ${className}`}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
