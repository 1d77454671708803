// Answers what a page needs to know of its site and of how fresh its data is.

import { summarizeOutbox } from '../../../db/outbox.ts'
import { hasDemonstration } from '../../../db/search.ts'
import type { Freshness, SiteView, SyncView } from '../../contract/views.ts'
import type { QueryContext } from '../context.ts'

export function getSite({ settings }: QueryContext): SiteView {
  return {
    ...settings,
    noticeVersion: settings.registration.noticeVersion,
    registrationDays: settings.registration.validDays,
  }
}

export function getFreshness({ sync, postings }: QueryContext): Freshness {
  const { isOnline, updatedAt, clockOffsetMs } = sync.status()
  return { isOnline, updatedAt, clockOffsetMs, isDemonstration: hasDemonstration(postings) }
}

export function getSync(context: QueryContext): SyncView {
  return { ...getFreshness(context), ...summarizeOutbox(context.site), trouble: context.sync.status().trouble }
}
