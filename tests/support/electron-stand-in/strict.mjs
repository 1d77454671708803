// What the stand-in does not know it refuses by name, so that a gap is seen and not skipped.

/** Wraps one of Electron's objects: reading a member that the stand-in lacks throws with its name. */
export function strict(name, api) {
  return new Proxy(api, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        return Reflect.get(target, key, receiver)
      }
      throw new Error(`electron stand-in: ${name}.${key} is not known`)
    },
  })
}

/** A copy that can be sent to the test: plain data, or its text. */
export function plain(value) {
  try {
    return JSON.parse(JSON.stringify(value ?? null))
  } catch {
    return String(value)
  }
}

/** What a page or a handler answered, as a clone; handles of Playwright become nothing. */
export function cloned(value) {
  if (Buffer.isBuffer(value)) return undefined
  if (value === null || typeof value !== 'object') return value
  return value._guid ? undefined : structuredClone(value)
}
