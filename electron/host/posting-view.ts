// Turns a posting into what a face may see of it.

import { payFlag, perHour } from '../../db/model/pay.ts'
import type { Posting } from '../../db/model/posting.ts'
import { isUrgent, missingElements } from '../../db/model/posting.ts'
import { screenedCodes } from '../../db/model/screening/screening.ts'
import type { ReadDb } from '../../db/open.ts'
import { findCode } from '../../db/short-codes.ts'
import type { BoardPosting, TouchPostingDetail } from '../contract/views.ts'

/** What a card shows; flags and missing elements are judged now, so that better rules also reach older postings. */
export function toBoardPosting(site: ReadDb<'site'>, p: Posting, now: Date): BoardPosting {
  const urgent = isUrgent(p, now)
  const flag = payFlag(p.pay)
  return {
    id: p.id,
    code: findCode(site, p.id),
    kind: p.kind,
    title: p.title,
    employer: { name: p.employer.name },
    place: {
      division: p.place.division,
      district: p.place.district,
      street: p.place.street,
      address: p.place.address,
      home: p.place.home,
    },
    hours: p.hours,
    shifts: p.shifts,
    startsOn: p.startsOn,
    endsOn: p.endsOn,
    settlement: p.settlement,
    perks: p.perks,
    headcount: p.headcount,
    remaining: p.remaining,
    pay: {
      text: p.pay.text,
      min: p.pay.min,
      max: p.pay.max,
      unit: p.pay.unit,
      ...(p.pay.months === undefined ? {} : { months: p.pay.months }),
      flag,
      perHour: flag ? null : perHour(p.pay, p.hoursPerDay),
    },
    missing: missingElements(p),
    urgent,
    urgentUntil: urgent && p.urgent ? p.urgent.until : null,
    demonstration: p.demonstration === true,
    publishedAt: p.publishedAt,
    validUntil: p.validUntil,
  }
}

export function toPostingDetail(site: ReadDb<'site'>, p: Posting, now: Date): TouchPostingDetail {
  return {
    ...toBoardPosting(site, p, now),
    employer: { name: p.employer.name, isVerified: p.employer.verifiedAt !== undefined },
    content: p.content,
    requirements: p.requirements,
    safety: p.safety,
    phone: p.contact.policy === 'public' ? (p.contact.phone ?? null) : null,
    source: { name: p.source.name },
    screened: screenedCodes(p),
  }
}
