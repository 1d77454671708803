// Postings for tests of the wall: those of the design's mock-ups, and some meant to break a layout. All made up.
import type { Posting } from '../../db/model/posting.ts'
import { aPosting } from './a-posting.ts'

type Short = Partial<Omit<Posting, 'place' | 'pay' | 'employer'>> & {
  id: string
  title: string
  firm?: string | null
  district?: string | null
  street?: string | null
  home?: boolean
  /** Yuan per unit: one number or a range. */
  yuan?: readonly [number, number?]
  unit?: Posting['pay']['unit']
  payText?: string | null
}

/** The day of the mock-ups, a Sunday, 10:43 in Chongqing. */
export const wallNow = '2026-11-22T02:43:00.000Z'
const today = '2026-11-22'

export function aWallPosting(short: Short): Posting {
  const {
    firm = '江北分拨中心',
    district = '渝北区',
    street = '空港',
    home = false,
    yuan,
    unit = 'day',
    payText,
    ...rest
  } = short
  const min = yuan ? Math.round(yuan[0] * 100) : null
  const max = yuan ? Math.round((yuan[1] ?? yuan[0]) * 100) : null
  return aPosting({
    startsOn: null,
    shifts: ['day'],
    perks: [],
    requirements: '不限经验',
    content: '见现场说明',
    hours: null,
    ...rest,
    employer: { name: firm },
    place: { division: '500106', district, street, address: null, home },
    pay: { text: payText ?? null, min, max, unit: yuan || unit === 'negotiable' ? unit : null },
  })
}

const urgentToday = { reason: '今天开工', until: '2026-11-22T16:00:00.000Z' }

export const urgentPostings: Posting[] = [
  aWallPosting({
    id: 'u1',
    title: '设备调试电工',
    kind: 'equipment-commissioner',
    firm: '宏途汽配',
    district: '北碚区',
    street: '蔡家',
    yuan: [400],
    hours: '13:00–18:00',
    startsOn: today,
    remaining: 3,
    headcount: 5,
    urgent: urgentToday,
    publishedAt: '2026-11-22T02:00:00.000Z',
  }),
  aWallPosting({
    id: 'u2',
    title: '车位工',
    kind: 'sewing-machinist',
    firm: '锦禾制衣',
    district: '沙坪坝区',
    street: '井口',
    yuan: [220, 300],
    hours: '8:00–18:00',
    startsOn: today,
    endsOn: '2026-11-28',
    perks: ['meals'],
    remaining: 46,
    headcount: 200,
    urgent: urgentToday,
    publishedAt: '2026-11-22T01:50:00.000Z',
  }),
  aWallPosting({
    id: 'u3',
    title: '装卸工（夜班）',
    kind: 'loader',
    firm: '渝达货运',
    district: '沙坪坝区',
    street: '团结村',
    yuan: [35],
    unit: 'hour',
    hours: '20:00–24:00',
    startsOn: today,
    settlement: 'on-completion',
    remaining: 8,
    urgent: urgentToday,
    publishedAt: '2026-11-22T01:40:00.000Z',
  }),
  aWallPosting({
    id: 'u4',
    title: '会展搭建工',
    kind: 'event-setup-worker',
    firm: '博览搭建',
    district: '渝北区',
    street: '悦来',
    yuan: [300],
    hours: '18:00–23:00',
    startsOn: today,
    remaining: 20,
    urgent: urgentToday,
    publishedAt: '2026-11-22T01:30:00.000Z',
  }),
]

export const plainPostings: Posting[] = [
  aWallPosting({
    id: 'p1',
    title: '快递分拣员',
    kind: 'parcel-sorter',
    headcount: 38,
    remaining: 38,
    yuan: [24],
    unit: 'hour',
    hours: '21:00–6:00',
    shifts: ['night'],
  }),
  aWallPosting({
    id: 'p2',
    title: '住家月嫂，会做川菜，有母婴护理证，可陪同回綦江老家',
    kind: 'maternity-nurse',
    firm: '慈安家政',
    district: '綦江区',
    street: '古南',
    yuan: [9800, 12800],
    unit: 'month',
    headcount: 2,
    perks: ['meals', 'lodging'],
    settlement: 'on-completion',
  }),
  aWallPosting({
    id: 'p3',
    title: '商场保洁',
    kind: 'cleaner',
    firm: '洁诚物业',
    district: '沙坪坝区',
    street: '三峡广场',
    yuan: [400],
    unit: 'month',
    payText: '400元/月',
    headcount: 4,
    hours: '7:00–15:00',
    settlement: 'monthly',
  }),
  aWallPosting({
    id: 'p4',
    title: '数据标注',
    kind: 'data-labeller',
    firm: '云岭数科',
    home: true,
    yuan: [0.8],
    unit: 'piece',
    headcount: 120,
    shifts: [],
    settlement: 'weekly',
  }),
  aWallPosting({
    id: 'p5',
    title: '凉菜厨师',
    kind: 'cook',
    firm: '老码头火锅',
    district: '南岸区',
    street: '弹子石',
    yuan: [6500, 8000],
    unit: 'month',
    headcount: 1,
    hours: '9:30–14:00',
    settlement: 'monthly',
  }),
  aWallPosting({
    id: 'p6',
    title: '货车司机（C1）',
    kind: 'truck-driver',
    firm: '鸿运城配',
    district: '巴南区',
    street: '鱼洞',
    yuan: [120],
    unit: 'trip',
    headcount: 6,
    settlement: 'per-time',
  }),
  aWallPosting({
    id: 'p7',
    title: '二保焊工',
    kind: 'welder',
    firm: '嘉陵机械',
    district: '璧山区',
    street: '青杠',
    yuan: [360],
    headcount: 5,
    hours: '8:00–17:30',
    settlement: 'on-completion',
  }),
  aWallPosting({
    id: 'p8',
    title: '外卖骑手（众包，时间自由）',
    kind: 'food-rider',
    firm: '小蓝骑士双碑站',
    district: '沙坪坝区',
    street: '双碑',
    payText: '面议',
    unit: 'negotiable',
    headcount: 50,
  }),
]

const longTitle =
  '高低压电工，有证，能看图纸，会 PLC 优先，做过商业综合体机电维护的更好，长期项目，离双碑地铁站走路八分钟'

/** What a layout must bear: the longest of everything, and everything missing. */
export const hardPostings: Posting[] = [
  aWallPosting({
    id: 'h1',
    title: longTitle,
    firm: '临江物业管理（重庆）有限责任公司沙坪坝分公司',
    district: '石柱土家族自治县',
    street: '黄水镇大风堡景区游客中心',
    yuan: [100000, 150000],
    unit: 'year',
    headcount: 10000,
    hours: '两班倒，每班十二小时，中间休息一小时',
    perks: ['meals', 'lodging', 'shuttle'],
  }),
  aWallPosting({
    id: 'h2',
    title: 'Warehouse assistant (night shift), forklift licence preferred',
    firm: 'Chongqing Western Logistics International Co., Ltd.',
    district: '彭水苗族土家族自治县',
    street: '汉葭',
    yuan: [10000, 20000],
    unit: 'month',
    headcount: 120,
  }),
  aWallPosting({
    id: 'h3',
    title: '搬运',
    firm: null,
    district: null,
    street: null,
    headcount: null,
    remaining: null,
    yuan: [12.5],
    unit: 'square-metre',
    shifts: [],
    settlement: null,
  }),
  aWallPosting({ id: 'h4', title: '店员', payText: '底薪加提成，多劳多得，上不封顶，详谈', headcount: 3 }),
  aWallPosting({
    id: 'h5',
    title: '月薪四百的电工学徒',
    yuan: [400, 500],
    unit: 'month',
    payText: '月薪400-500元',
    headcount: 2,
  }),
  aWallPosting({ id: 'h6', title: '年薪司机', yuan: [1200000], unit: 'year', payText: '1200000元/年', headcount: 2 }),
]

export const hardUrgent: Posting[] = [
  aWallPosting({
    id: 'x1',
    title: longTitle,
    firm: '临江物业管理（重庆）有限责任公司',
    district: '石柱土家族自治县',
    street: '黄水镇大风堡景区',
    yuan: [10000, 15000],
    unit: 'month',
    headcount: 200,
    remaining: 200,
    hours: '两班倒，每班十二小时',
    startsOn: today,
    endsOn: '2026-12-05',
    urgent: urgentToday,
  }),
  aWallPosting({
    id: 'x2',
    title: '地铁站导引员（节假日客流高峰）',
    firm: null,
    district: null,
    street: null,
    headcount: null,
    remaining: null,
    payText: '日薪一千两百到一千五，看表现',
    shifts: [],
    settlement: null,
    urgent: urgentToday,
  }),
  aWallPosting({
    id: 'x3',
    title: '搬家工',
    district: '彭水苗族土家族自治县',
    street: '汉葭',
    yuan: [12.5],
    unit: 'square-metre',
    headcount: 10000,
    remaining: 9999,
    urgent: urgentToday,
  }),
]
