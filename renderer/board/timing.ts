// How long things stay on the wall, in milliseconds (design/README.md, Motion).

/** A page of urgent cards. */
export const urgentPageMs = 12_000
/** A page of postings where they do not scroll; the same as --hold in tokens.css. */
export const postingsPageMs = 8_000
/** A notice in the line at the foot. */
export const noteMs = 10_000
