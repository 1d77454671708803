// A receipt code that nobody has yet: registrations and numbers left for postings draw from the same codes.
import { makeReceiptCode } from '../../db/model/ids.ts'
import type { ReadDb } from '../../db/open.ts'
import { hasReceipt } from '../../db/registrations.ts'
import type { HostTools } from './context.ts'

export function freshReceipt(site: ReadDb<'site'>, { randomBytes }: Pick<HostTools, 'randomBytes'>): string {
  for (;;) {
    const code = makeReceiptCode(randomBytes(32))
    if (!hasReceipt(site, code)) return code
  }
}
