// The desk's work on registrations beyond taking them down: changing and renewing one, and reading a card. Part of the table in
// api.ts.
import { z } from 'zod'
import { documentKind } from '../../db/model/identity-document.ts'
import { recordId } from '../../db/model/ids.ts'
import { deskRegistration } from '../../db/model/registration.ts'
import { command } from './call.ts'
import { receipt } from './views.ts'

/** What a reader gives is name and number; what else stands on a card (ethnicity, address, portrait) does not leave the host. */
const readCard = z.object({ name: z.string().nullable(), kind: documentKind, number: z.string() })
export type ReadCard = z.output<typeof readCard>

export const deskRegistrationCalls = {
  /**
   * A whole form in the place of the one stored, as its next revision; audited. `revision` is the one that was opened: `conflict`
   * where another has come since. Consents that differ, or all where the notice or the means do, are recorded as given now. The
   * source stays, and so do the receipt code and the term.
   */
  'registrations.edit': command(z.strictObject({ revision: z.int().positive(), form: deskRegistration }), receipt, {
    needs: 'staff',
  }),
  /** From today on for as many days as the site allows; audited. On the same day again: the same answer. `no-more-renewals`. */
  'registrations.renew': command(z.strictObject({ id: recordId }), receipt, { needs: 'staff' }),
  /** Asks the card reader and waits for a card: `reader-away`, `reader-no-card`, `not-allowed` where the site has none. */
  'reader.read': command(z.strictObject({}), readCard, { needs: 'staff' }),
} as const
