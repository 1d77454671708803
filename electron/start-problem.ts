// What keeps the program from starting, as one sentence for the person who started it: what happened, what is safe, what to do.
import { DatabaseProblem, type DatabaseProblemCode } from '../db/database-problem.ts'
import { SiteFileError } from './host/site-file.ts'

/** The message is the sentence. */
export class StartProblem extends Error {}

const sentences: Record<DatabaseProblemCode, (path: string) => string> = {
  newer: path =>
    `${path} was written by a newer version of this program. It was not touched; start that version, or update this one.`,
  'not-a-database': path =>
    `${path} is not a database this program can read: the file is damaged or its key is another. It was kept as it is; nothing was made anew. Restore it from a backup or move it away.`,
  corrupt: path =>
    `${path} is damaged. It was kept as it is; nothing was made anew. Restore it from a backup or move it away.`,
  'read-only': path => `${path} may only be read. Nothing was changed; give this user the right to write there.`,
  'disk-full': path => `There is no room left on the disk of ${path}. Nothing was lost; make room and start again.`,
  'not-writable': path =>
    `The data folder cannot be used: ${path} is missing, is not a folder, or may not be written. Nothing was changed; set LINGGONG_DATA_DIR to a folder this user may write.`,
  busy: path => `${path} is in use by another program. Nothing was changed; end that program and start again.`,
  'old-sqlite': version =>
    `SQLite ${version} inside better-sqlite3 is too old to be safe. Run npm ci to install the pinned version.`,
}

/** The sentence for whatever was thrown while starting; undefined for a fault of ours. */
export function startSentence(error: unknown): string | undefined {
  if (error instanceof StartProblem || error instanceof SiteFileError) return error.message
  if (error instanceof DatabaseProblem) return sentences[error.code](error.path)
  // The central server's own start problems are sentences too.
  if (error instanceof Error && error.name === 'StartProblem') return error.message
  return undefined
}
