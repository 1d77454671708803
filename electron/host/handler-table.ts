// The table of handlers: for each call of the contract the function that answers it. The compiler holds it complete.
import type { Handlers } from './context.ts'
import * as drafts from './handlers/drafts.ts'
import * as own from './handlers/own-postings.ts'
import * as postings from './handlers/postings.ts'
import * as registrations from './handlers/registrations.ts'
import * as site from './handlers/site.ts'
import * as staff from './handlers/staff.ts'

export const handlers: Handlers = {
  board: {
    'site.get': site.getSite,
    'freshness.get': site.getFreshness,
    'postings.list': postings.listForBoard,
  },
  touch: {
    'site.get': site.getSite,
    'freshness.get': site.getFreshness,
    'kinds.count': postings.countKinds,
    'postings.search': postings.searchPostings,
    'postings.get': postings.getPosting,
    'registrations.submit': registrations.submitAtTouch,
  },
  desk: {
    'site.get': site.getSite,
    'sync.get': site.getSync,
    'staff.isSetUp': staff.isSetUp,
    'staff.setUp': staff.setUp,
    'staff.unlock': staff.unlock,
    'staff.lock': staff.lock,
    'staff.add': staff.addStaff,
    'staff.list': staff.listForHead,
    'registrations.create': registrations.createAtDesk,
    'registrations.checkContact': registrations.checkContact,
    'registrations.list': registrations.listForDesk,
    'registrations.open': registrations.openForDesk,
    'registrations.resend': registrations.resend,
    'drafts.save': drafts.save,
    'drafts.get': drafts.get,
    'drafts.drop': drafts.drop,
    'postings.search': postings.searchPostings,
    'postings.get': postings.getPosting,
    'postings.own': own.listOwn,
    'postings.ownGet': own.getOwn,
    'postings.save': own.saveDraftPosting,
    'postings.publish': own.publish,
    'postings.withdraw': own.withdraw,
  },
}
