// Values that many rows share (a pay, a place, a skill), each kept once and counted: a question is answered once a value, not once
// a row.

export type Classes<T> = {
  /** The number of a value, and one more row that has it. Numbers of values nobody has any more are used again. */
  take(value: T): number
  release(id: number): void
  /** By number; undefined where no row has it. */
  readonly values: readonly (T | undefined)[]
}

/** Values are the same when they are the same JSON, so their properties must be written in one order. */
export function createClasses<T>(): Classes<T> {
  const values: (T | undefined)[] = []
  const keys: string[] = []
  const rows: number[] = []
  const free: number[] = []
  const byKey = new Map<string, number>()
  return {
    values,
    take(value) {
      const key = JSON.stringify(value)
      let id = byKey.get(key)
      if (id === undefined) {
        id = free.pop() ?? values.length
        values[id] = value
        keys[id] = key
        rows[id] = 0
        byKey.set(key, id)
      }
      rows[id] = (rows[id] ?? 0) + 1
      return id
    },
    release(id) {
      const left = (rows[id] ?? 0) - 1
      rows[id] = left
      if (left > 0) return
      byKey.delete(keys[id] ?? '')
      keys[id] = ''
      values[id] = undefined
      free.push(id)
    },
  }
}

/** One answer a class: `answer` of each value that some row has. */
export function tableOf<T>({ values }: Classes<T>, answer: (value: T) => number): Uint8Array {
  const table = new Uint8Array(values.length)
  for (let id = 0; id < values.length; id++) {
    const value = values[id]
    if (value !== undefined) table[id] = answer(value)
  }
  return table
}
