// The demonstration centre's notices and sites: made up, marked as such, with dates that follow the clock. Places are real streets,
// addresses and telephone numbers are nobody's.

import { type MarketSite, marketSite } from '../../db/model/market-site.ts'
import { addDays, endOfDay, marketDay } from '../../db/model/market-time.ts'
import { type Notice, notice } from '../../db/model/notice.ts'
import { divisionName } from './divisions.ts'

const timeZone = 'Asia/Shanghai'
const hourMs = 60 * 60 * 1000

type NoticeRow = Pick<Notice, 'kind' | 'title' | 'text'> &
  Partial<Pick<Notice, 'audience' | 'priority' | 'days' | 'hours' | 'place' | 'seats' | 'seatsLeft'>> & {
    /** Days from today to the first day of a training or a fair. */
    startsIn?: number
  }

const noticeRows: NoticeRow[] = [
  {
    kind: 'training',
    title: '低压电工基础班，免费',
    text: '学安全用电、接线、看图。带身份证到登记台报名，先到先得。学完可以参加低压电工证考试。',
    startsIn: 3,
    days: 5,
    hours: '9:00–17:00',
    place: '双碑零工市场二楼教室',
    seats: 30,
    seatsLeft: 12,
  },
  {
    kind: 'training',
    title: '养老护理员培训班，免费',
    text: '学照护、翻身、喂饭和急救。不限年龄，不限经验，学完推荐到护养院上岗。',
    startsIn: 6,
    days: 7,
    hours: '8:30–16:30',
    place: '歌乐山实训点',
    seats: 40,
    seatsLeft: 26,
  },
  {
    kind: 'job-fair',
    title: '周末零工招聘会',
    text: '三十多家单位到场，保洁、装卸、缝纫、餐饮都有，当场面谈，日结为主。不收任何费用。',
    startsIn: 5,
    days: 1,
    hours: '9:00–15:00',
    place: '三峡广场东侧',
    priority: 2,
  },
  {
    kind: 'policy',
    title: '灵活就业人员可以申请社会保险补贴',
    text: '就业困难人员和离校两年内未就业的高校毕业生，灵活就业并缴纳社会保险的，可以申请补贴。条件和材料请到登记台问，或拨打 12333。',
    audience: ['graduates', 'older'],
  },
  {
    kind: 'policy',
    title: '登记、找活、咨询都不收费',
    text: '零工市场的登记、岗位介绍和政策咨询全部免费。遇到要押金、收服务费、扣身份证的，不要交，请马上告诉工作人员。',
  },
  {
    kind: 'rights',
    title: '干了活没拿到工钱，怎么办',
    text: '留好考勤、聊天和转账记录，到登记台说明，或拨打 12333。工作人员帮您写投诉，不收费。',
    audience: ['migrants'],
    priority: 1,
  },
  {
    kind: 'notice',
    title: '带孩子也能来：宝妈时段',
    text: '工作日 9:00–15:00，儿童休息室开放，有人看护。手工、客服、半天班的岗位可以当场谈。',
    audience: ['mothers'],
    hours: '工作日 9:00–15:00',
    place: '双碑零工市场一楼',
  },
  {
    kind: 'notice',
    title: '大龄求职专窗：不会用屏幕也没关系',
    text: '年纪大的求职者请到 1 号登记台，工作人员帮您登记、读岗位、打电话。触摸屏可以把字放大。',
    audience: ['older'],
    hours: '每天 8:30–18:00',
    place: '1 号登记台',
  },
]

/** The notices at a moment: eight with the ids `demo-notice-01`…, none of them an emergency. */
export function sampleNotices(now: Date): Notice[] {
  const today = marketDay(now, timeZone)
  return noticeRows.map(({ startsIn, ...row }, index) => {
    const startsOn = startsIn === undefined ? null : addDays(today, startsIn)
    return notice.parse({
      ...row,
      id: `demo-notice-${String(index + 1).padStart(2, '0')}`,
      source: { name: '演示数据' },
      demonstration: true,
      shownFrom: new Date(now.getTime() - (index + 1) * 5 * hourMs).toISOString(),
      // What begins on a day is no news after it.
      validUntil: endOfDay(startsOn ?? addDays(today, 30), timeZone).toISOString(),
      startsOn,
      phone: `023-0000-${2001 + index}`,
    })
  })
}

/** The district's own feed where a notice speaks of this market, otherwise that of the whole municipality. */
export function feedOfNotice({ kind }: Notice): '500106' | '500000' {
  return kind === 'policy' || kind === 'rights' ? '500000' : '500106'
}

type SiteRow = [name: string, profile: MarketSite['profile'], division: string, address: string, hours: string]

const siteRows: SiteRow[] = [
  ['磁器口零工驿站', 'station', '500106', '磁器口地铁站旁', '周一至周六 8:30–17:30'],
  ['三峡广场零工驿站', 'station', '500106', '三峡广场东侧', '每天 9:00–18:00'],
  ['西永零工市场', 'market', '500106', '西永地铁站 1 号口外', '每天 7:30–18:00'],
  ['观音桥零工市场', 'market', '500105', '观音桥步行街北口', '每天 8:00–18:00'],
  ['石桥铺零工市场', 'market', '500107', '石桥铺转盘旁', '每天 7:00–17:30'],
  ['南坪零工市场', 'market', '500108', '南坪东路口', '周一至周六 8:00–18:00'],
  ['较场口零工驿站', 'station', '500103', '较场口地铁站旁', '周一至周五 9:00–17:00'],
  ['空港零工市场', 'market', '500112', '空港广场西侧', '每天 7:30–19:00'],
  ['鱼洞周末零工集市', 'stall', '500113', '鱼洞老街口', '周六、周日 8:00–13:00'],
  ['蔡家流动服务车', 'van', '500109', '蔡家岗广场', '周三 9:00–12:00'],
]

/** Ten sites with the ids `demo-site-01`…; the same at every moment. */
export function sampleSites(): MarketSite[] {
  return siteRows.map(([name, profile, division, address, hours], index) =>
    marketSite.parse({
      id: `demo-site-${String(index + 1).padStart(2, '0')}`,
      name,
      profile,
      division,
      district: divisionName(division),
      address: `${address}（演示地址）`,
      phone: `023-0000-${3001 + index}`,
      hours,
      demonstration: true,
    }),
  )
}

export function feedOfSite({ division }: MarketSite): '500106' | '500000' {
  return division === '500106' ? '500106' : '500000'
}
