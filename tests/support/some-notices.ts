// Notices and markets as feeds hold them, made up, for tests and pictures. Written where sync writes them.
import { join } from 'node:path'
import { writeFeedItem } from '../../db/feed-items.ts'
import { type MarketSite, marketSite } from '../../db/model/market-site.ts'
import { type Notice, notice } from '../../db/model/notice.ts'
import { openWritable, transact } from '../../db/open.ts'

/** @param now they begin an hour before it and end after five days */
export function aNotice(changes: Partial<Notice> & Pick<Notice, 'id'>, now: Date): Notice {
  return notice.parse({
    kind: 'notice',
    title: '公告',
    text: '',
    source: { name: '示例就业服务中心' },
    shownFrom: new Date(now.getTime() - 3_600_000).toISOString(),
    validUntil: new Date(now.getTime() + 5 * 86_400_000).toISOString(),
    ...changes,
  })
}

/** One of each kind that is not an emergency. */
export function someNotices(now: Date): Notice[] {
  const day = new Date(now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  return [
    aNotice(
      {
        id: 'n-training',
        kind: 'training',
        title: '电工上岗证免费培训班',
        text: '讲理论，也上手接线。学完考试，考过发证。自带身份证。',
        startsOn: day,
        days: 5,
        hours: '9:00–17:00',
        place: '双碑社区党群中心三楼',
        seats: 40,
        seatsLeft: 12,
        phone: '023-0000-0012',
        audience: ['migrants', 'older', 'veterans'],
      },
      now,
    ),
    aNotice(
      {
        id: 'n-fair',
        kind: 'job-fair',
        title: '汽车零部件企业专场招聘会',
        text: '二十家单位到场，不收费，带身份证就行。',
        startsOn: day,
        hours: '9:00–12:00',
        place: '磁器口广场',
      },
      now,
    ),
    aNotice(
      {
        id: 'n-policy',
        kind: 'policy',
        title: '离校两年内没有就业的高校毕业生，灵活就业可以领社会保险补贴',
        text: '到户口或居住地的社区申请。\n带毕业证、身份证、缴费凭证。',
        audience: ['graduates', 'students'],
      },
      now,
    ),
    aNotice({ id: 'n-rights', kind: 'rights', title: '年底欠薪专项投诉窗口开到晚上八点' }, now),
    aNotice({ id: 'n-plain', title: '周日大厅检修，开门改到上午十点', text: '触摸屏照常可用。' }, now),
    aNotice(
      {
        id: 'n-mothers',
        kind: 'training',
        title: '家政月嫂培训，可带孩子来',
        startsOn: day,
        days: 3,
        seats: 20,
        seatsLeft: 0,
        audience: ['mothers'],
      },
      now,
    ),
  ]
}

export function someMarkets(): MarketSite[] {
  const market = (changes: object) => marketSite.parse({ profile: 'market', division: '500106', ...changes })
  return [
    market({
      id: 's-1',
      name: '磁器口零工驿站',
      profile: 'station',
      district: '沙坪坝区',
      address: '磁器口正街 0 号',
      phone: '023-0000-0021',
      hours: '周一至周六 8:30–18:00',
    }),
    market({ id: 's-2', name: '井口零工市场', district: '沙坪坝区', phone: '023-0000-0022' }),
    market({
      id: 's-3',
      division: '500107',
      name: '石桥铺零工市场',
      district: '九龙坡区',
      address: '石桥铺渝州路 0 号附 3 号，地铁站二号口出来往左走两百米',
      phone: '023-0000-0023',
      hours: '每天 7:00–19:00',
    }),
    market({ id: 's-4', division: '500108', name: '弹子石零工驿站', profile: 'station', district: '南岸区' }),
  ]
}

/** Writes them as sync does, into the feed of the district. Tell the host of it, or let the page be opened afterwards. */
export function fillFeedItems(dataDir: string, notices: readonly Notice[], markets: readonly MarketSite[] = []): void {
  const db = openWritable(join(dataDir, 'postings.db'), 'postings')
  transact(db, () => {
    let revision = 100_000
    for (const value of notices) writeFeedItem(db, '500106', revision++, { kind: 'notice', value })
    for (const value of markets) writeFeedItem(db, '500106', revision++, { kind: 'site', value })
  })
  db.close()
}
