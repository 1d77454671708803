// The sizes and times both sides of the wire hold to.

/** A page of a feed: at most so many entries, or so many bytes of JSON (a single larger entry still travels alone). */
export const pageEntries = 1_000
export const pageBytes = 1_048_576

/** A batch: at most so many items, or so many bytes of JSON. */
export const batchItems = 100
export const batchBytes = 1_048_576

/** How long a long poll waits at the server before it answers 204. The client waits longer than this. */
export const longPollMs = 25_000
export const clientLongPollMs = 40_000

/** How long a tombstone stays in a feed. A cursor older than the oldest tombstone is answered with 410. */
export const tombstoneDays = 30

/** How many batch answers the server keeps for each station, to give the same answer to the same batch again. */
export const keptAnswers = 200
