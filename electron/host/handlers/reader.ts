// Reads an identity card at the desk. What is read is handed to the form and kept nowhere here.
import { marketDay } from '../../../db/model/market-time.ts'
import type { ReadCard } from '../../contract/desk-registrations.ts'
import type { Prepared } from '../context.ts'
import { askReader } from '../reader/ask-reader.ts'

/** Waiting for a card takes seconds, so it comes before the transaction, which then has nothing to write. */
export const read: Prepared<Record<string, never>, ReadCard, ReadCard> = {
  prepare: ({ settings, now }) => askReader(settings.reader, marketDay(now(), settings.timeZone)),
  run: (_context, _input, card) => card,
}
