// Builds notices for tests.
import type { NoticeView } from '../../electron/contract/views.ts'

/** A plain notice of a made-up market, shown all of 2026-11-22 and the week after; `changes` replace whole fields. */
export function aNoticeView(changes: Partial<NoticeView> = {}): NoticeView {
  return {
    id: 'notice-1',
    kind: 'training',
    title: '电工上岗班免费培训',
    text: '学完考证，考过推荐岗位。',
    audience: [],
    priority: 0,
    source: { name: '双碑零工市场' },
    shownFrom: '2026-11-21T16:00:00.000Z',
    validUntil: '2026-11-29T16:00:00.000Z',
    startsOn: '2026-11-25',
    days: 5,
    hours: '9:00–12:00',
    place: '双碑街道办事处二楼',
    seats: 30,
    seatsLeft: 12,
    phone: null,
    ...changes,
  }
}
