// Places in the columns: each id has one, places of removed ids are used again, and columns grow together.

export type Slots = {
  /** Ids by place; undefined where the place is free. */
  readonly ids: readonly (string | undefined)[]
  readonly size: number
  find(id: string): number | undefined
  /** Gives an id a place; it must have none. */
  add(id: string): number
  remove(id: string): void
}

export function createSlots(): Slots {
  const ids: (string | undefined)[] = []
  const places = new Map<string, number>()
  const free: number[] = []
  return {
    ids,
    get size() {
      return places.size
    },
    find: id => places.get(id),
    add(id) {
      const place = free.pop() ?? ids.length
      ids[place] = id
      places.set(id, place)
      return place
    },
    remove(id) {
      const place = places.get(id)
      if (place === undefined) return
      places.delete(id)
      ids[place] = undefined
      free.push(place)
    },
  }
}

type Numbers = Float64Array | Uint32Array | Uint8Array

/** The same column with room for `length` values, doubled where it must grow. */
export function grown<T extends Numbers>(column: T, length: number): T {
  if (column.length >= length) return column
  const larger = new (column.constructor as new (length: number) => T)(Math.max(1024, length, column.length * 2))
  larger.set(column as never)
  return larger
}
