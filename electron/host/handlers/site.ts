// Answers what a page needs to know of its site and of how fresh its data is.

import { summarizeOutbox } from '../../../db/outbox.ts'
import { hasDemonstration } from '../../../db/search.ts'
import type { Freshness, SiteView, SyncView } from '../../contract/views.ts'
import { isCurrent } from '../../sync/link.ts'
import type { QueryContext } from '../context.ts'

export function getSite({ settings }: QueryContext): SiteView {
  return {
    ...settings,
    noticeVersion: settings.registration.noticeVersion,
    registrationDays: settings.registration.validDays,
  }
}

export function getFreshness({ sync, postings, now }: QueryContext): Freshness {
  const status = sync.status()
  const { isOnline, updatedAt, clockOffsetMs } = status
  return {
    isOnline,
    updatedAt,
    isCurrent: isCurrent(status, now()),
    clockOffsetMs,
    isDemonstration: hasDemonstration(postings),
  }
}

export function getSync(context: QueryContext): SyncView {
  const { trouble, isQueueShared } = context.sync.status()
  return { ...getFreshness(context), ...summarizeOutbox(context.site), trouble, isQueueShared }
}
