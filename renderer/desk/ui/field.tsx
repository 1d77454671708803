// One field of a form: its label, the control, and one line under it that says what is wrong, or what is right. The line keeps
// its room, so that nothing moves while typing.
import type { ReactNode } from 'react'

type Props = {
  /** Of the control inside; the line under it is `<id>-line`. */
  id: string
  label: ReactNode
  /** Columns of six. */
  span: 1 | 2 | 3 | 4 | 6
  isRequired?: boolean
  /** What is wrong; stands before `right` and `say`. */
  wrong?: string | null | undefined
  right?: string | null | undefined
  say?: ReactNode
  children: ReactNode
}

export function Field({ id, label, span, isRequired = false, wrong, right, say, children }: Props) {
  return (
    <div className={`f f${span}`}>
      <label htmlFor={id} id={`${id}-label`}>
        {isRequired ? <b>{label}</b> : label}
      </label>
      {children}
      <Line id={`${id}-line`} wrong={wrong} right={right} say={say} />
    </div>
  )
}

type LineProps = { id: string } & Pick<Props, 'wrong' | 'right' | 'say'>

export function Line({ id, wrong, right, say }: LineProps) {
  return (
    <p className={wrong ? 'line wrong' : right ? 'line right' : 'line'} id={id} aria-live="polite">
      {wrong ?? right ?? say}
    </p>
  )
}

/** What every control of a field carries. */
export function controlProps(id: string, wrong?: string | null | undefined) {
  return { id, 'aria-describedby': `${id}-line`, ...(wrong ? { 'aria-invalid': true } : {}) } as const
}
