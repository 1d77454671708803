// The table of handlers: for each call of the contract the function that answers it. The compiler holds it complete.
import type { Handlers } from './context.ts'
import * as audit from './handlers/audit.ts'
import * as byCode from './handlers/by-code.ts'
import * as calls from './handlers/calls.ts'
import * as doubles from './handlers/doubles.ts'
import * as drafts from './handlers/drafts.ts'
import * as employers from './handlers/employers.ts'
import * as interests from './handlers/interests.ts'
import * as marketReports from './handlers/market-reports.ts'
import * as steps from './handlers/match-steps.ts'
import * as matches from './handlers/matches.ts'
import * as notices from './handlers/notices.ts'
import * as numbers from './handlers/numbers.ts'
import * as places from './handlers/open-places.ts'
import * as own from './handlers/own-postings.ts'
import * as people from './handlers/people.ts'
import * as sheets from './handlers/posting-sheets.ts'
import * as postings from './handlers/postings.ts'
import * as programme from './handlers/programme.ts'
import * as reader from './handlers/reader.ts'
import * as refused from './handlers/refused.ts'
import * as registrationEdit from './handlers/registration-edit.ts'
import * as registrations from './handlers/registrations.ts'
import * as reports from './handlers/reports.ts'
import * as signIns from './handlers/sign-ins.ts'
import * as similar from './handlers/similar.ts'
import * as site from './handlers/site.ts'
import * as staff from './handlers/staff.ts'

export const handlers: Handlers = {
  board: {
    'site.get': site.getSite,
    'freshness.get': site.getFreshness,
    'urgent.list': programme.listUrgent,
    'programme.next': programme.next,
    'programme.check': programme.check,
    'programme.report': programme.report,
    'notices.list': notices.listShown,
    'sites.list': notices.listSites,
    'numbers.called': numbers.listCalled,
  },
  touch: {
    'site.get': site.getSite,
    'freshness.get': site.getFreshness,
    'kinds.count': postings.countKinds,
    'postings.search': postings.searchPostings,
    'postings.get': postings.getPosting,
    'postings.similar': similar.listSimilar,
    'registrations.submit': registrations.submitAtTouch,
    'registrations.state': byCode.getState,
    'registrations.withdraw': byCode.withdraw,
    'registrations.replace': registrations.replaceAtTouch,
    'interests.submit': interests.submit,
    'reports.submit': reports.submit,
    'notices.list': notices.listShown,
    'sites.list': notices.listSites,
    'numbers.take': numbers.takeAtTouch,
    'numbers.waiting': numbers.howManyWait,
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
    'staff.changePin': staff.changePin,
    'staff.setActive': staff.setActive,
    'sync.kinds': refused.listKinds,
    'sync.refused': refused.list,
    'sync.resend': refused.resend,
    'interests.open': refused.openInterest,
    'interests.mend': refused.mendInterest,
    'reports.get': marketReports.get,
    'reports.rows': marketReports.rows,
    'audit.list': audit.list,
    'audit.verify': audit.verify,
    'registrations.create': registrations.createAtDesk,
    'registrations.checkContact': registrations.checkContact,
    'registrations.list': registrations.listForDesk,
    'registrations.open': registrations.openForDesk,
    'registrations.edit': registrationEdit.edit,
    'registrations.renew': registrationEdit.renew,
    'reader.read': reader.read,
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
    'postings.count': places.count,
    'postings.close': places.close,
    'postings.extend': places.extend,
    'postings.waitingUrgent': places.listWaitingUrgent,
    'postings.decideUrgent': places.decideUrgent,
    'postings.export': sheets.exportRows,
    'postings.import': sheets.importRows,
    'people.find': people.find,
    'people.counts': people.counts,
    'people.ledger': people.ledger,
    'people.ending': people.ending,
    'people.open': people.open,
    'people.unmask': people.unmask,
    'people.erase': people.erase,
    'people.likely': people.likely,
    'doubles.list': doubles.list,
    'doubles.open': doubles.open,
    'doubles.merge': doubles.merge,
    'doubles.keepApart': doubles.apart,
    'signIns.today': signIns.today,
    'signIns.add': signIns.add,
    'signIns.leave': signIns.leave,
    'signIns.order': signIns.order,
    'signIns.move': signIns.move,
    'lots.close': signIns.closeList,
    'lots.draw': signIns.draw,
    'lots.check': signIns.check,
    'imports.mapping': sheets.getMapping,
    'employers.find': employers.find,
    'employers.save': employers.save,
    'match.list': matches.list,
    'match.open': matches.openPair,
    'match.step': steps.step,
    'match.undo': steps.undo,
    'match.overrule': steps.overrule,
    'match.talk': steps.talk,
    'match.consent': steps.consent,
    'calls.list': calls.list,
    'calls.open': calls.open,
    'calls.begin': calls.begin,
    'calls.record': calls.record,
    'numbers.list': numbers.listToday,
    'numbers.give': numbers.giveAtDesk,
    'numbers.callNext': numbers.callNext,
    'numbers.call': numbers.call,
    'numbers.close': numbers.close,
    'notices.own': notices.listOwn,
    'notices.list': notices.listShown,
    'notices.publish': notices.publish,
    'notices.withdraw': notices.withdraw,
  },
}
