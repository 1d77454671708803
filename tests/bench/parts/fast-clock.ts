// A clock that runs faster than the world, for host, centre and page alike; animations and timers stay in real time.

export type FastClock = {
  now(): Date
  /** Gives a page the same clock, run before its own scripts. */
  script: string
}

/** @param factor how many seconds pass in one */
export function fastClock(start: Date, factor: number): FastClock {
  const beganAt = Date.now()
  return {
    now: () => new Date(start.getTime() + (Date.now() - beganAt) * factor),
    script: `{
      const Real = Date
      const now = () => ${start.getTime()} + (Real.now() - ${beganAt}) * ${factor}
      globalThis.Date = class Date extends Real {
        constructor(...given) { if (given.length) super(...given); else super(now()) }
        static now() { return now() }
      }
    }`,
  }
}
