// Pages are told once that the data is the centre's of this minute, and once when that ends; in between nothing need be said.
import { isCurrent, type SyncLink } from '../sync/link.ts'

const lookEveryMs = 5_000

/**
 * @param tell called when the answer to "is it current?" is another than pages were told
 * @returns `told`: pages were just told of a change and ask by themselves
 */
export function watchCurrency({
  sync,
  now,
  tell,
}: {
  sync: Pick<SyncLink, 'status'>
  now: () => Date
  tell: () => void
}): { told(): void; stop(): void } {
  const look = () => isCurrent(sync.status(), now())
  let known = look()
  const timer = setInterval(() => {
    const is = look()
    if (is === known) return
    known = is
    tell()
  }, lookEveryMs)
  timer.unref()
  return {
    told() {
      known = look()
    },
    stop: () => clearInterval(timer),
  }
}
