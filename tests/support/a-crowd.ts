// Many made-up people and postings under a seed, spread as a market's are: a few kinds of work make most of the need, most people
// live in the district, and quick registrations know little.
import { makeUuidV7 } from '../../db/model/ids.ts'
import { kinds } from '../../db/model/kinds.ts'
import type { FocusGroup } from '../../db/model/match/focus-group.ts'
import type { Posting } from '../../db/model/posting.ts'
import type { Registration } from '../../db/model/registration.ts'
import { aPosting } from './a-posting.ts'

/** A number from 0 to 1, the same series for the same seed (mulberry32). */
export type Random = () => number
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const dayMs = 86_400_000
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const some = <T>(random: Random, list: readonly T[], chance: number): T[] => list.filter(() => random() < chance)
/** Low places are drawn far more often: the wanted kinds of a market. */
const oftenFirst = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() ** 2.5 * list.length)] as T

const shuffledKinds = [...kinds].sort((a, b) => ((a.code.length * 7) % 11) - ((b.code.length * 7) % 11))
const near = ['500103', '500105', '500107', '500109', '500112', '500120']
const far = ['500101', '500108', '500113', '500116', '500117', '500230', '511600', '520300']
const streets = [
  '双碑',
  '井口',
  '团结村',
  '磁器口',
  '童家桥',
  '石井坡',
  '歌乐山',
  '青木关',
  '土主',
  '陈家桥',
  '三峡广场',
  '大学城',
]
const abilities = [
  '二保焊',
  '氩弧焊',
  '开叉车',
  '川菜',
  '面点',
  '扭扭花',
  '平车',
  '四线机',
  '贴砖',
  '刮腻子',
  '月子餐',
  '打字',
  '表格',
  '直播',
  '剪辑',
  '水电',
  'PLC',
  'CAD',
  '收银',
  '开电动三轮',
]
const certificates = ['健康证', '低压电工证', '焊工证', '叉车证', '登高证', 'C1驾照', '母婴护理证']
const times = ['day', 'night', 'weekend'] as const
const levels = ['beginner', 'able', 'skilled', 'expert', null] as const

function division(random: Random): string | null {
  const at = random()
  if (at < 0.6) return '500106'
  if (at < 0.82) return pick(random, near)
  return at < 0.95 ? pick(random, far) : null
}

const spots = Array.from({ length: 400 }, (_, i) => ({
  latitude: 29.4 + (i % 20) * 0.02,
  longitude: 106.3 + Math.floor(i / 20) * 0.02,
}))
/** The middle of a neighbourhood of Chongqing: nobody is asked for a door number. */
const coordinates = (random: Random) => pick(random, spots)

/** The least pay and the step in which people name it, fen. */
const payScale = {
  day: [15_000, 1000],
  month: [300_000, 20_000],
  hour: [1500, 100],
  piece: [30, 5],
} as const

export function crowdPosting(random: Random, id: string, now: number): Posting {
  const kind = oftenFirst(random, shuffledKinds)
  const at = random()
  const unit = at < 0.45 ? 'day' : at < 0.7 ? 'month' : at < 0.9 ? 'hour' : 'piece'
  const [base, step] = payScale[unit]
  const min = base + Math.floor(random() * 25) * step
  const max = random() < 0.5 ? min : min + Math.floor(random() * 6) * step
  const isUrgent = random() < 0.02
  const isHome = random() < 0.04
  const ability = random() < 0.35 ? pick(random, abilities) : ''
  const certificate = random() < 0.2 ? `有${pick(random, certificates)}` : ''
  return aPosting({
    id,
    kind: random() < 0.93 ? kind.code : null,
    title: random() < 0.5 ? `${pick(random, streets)}招工${ability}` : `${kind.code}${ability}`,
    content: `${pick(random, streets)}一带，${ability || '听从安排'}，做完当天的活`,
    requirements: random() < 0.3 ? '不限经验' : `${certificate}能吃苦，${random() < 0.1 ? '无需经验' : '有经验优先'}`,
    remaining: random() < 0.02 ? 0 : 1 + Math.floor(random() * 40),
    state: random() < 0.02 ? 'paused' : 'published',
    place: {
      division: isHome ? null : division(random),
      district: null,
      street: random() < 0.8 ? pick(random, streets) : null,
      address: null,
      home: isHome,
      ...(random() < 0.15 ? coordinates(random) : {}),
    },
    hoursPerDay: random() < 0.6 ? 6 + Math.floor(random() * 6) : null,
    shifts: [...some(random, times, 0.4), ...some(random, ['one-day-off', 'two-days-off'] as const, 0.3)],
    pay:
      random() < 0.06
        ? { text: '面议', min: null, max: null, unit: 'negotiable' }
        : { text: `${min}`, min, max, unit: random() < 0.02 ? 'month' : unit },
    settlement:
      random() < 0.85 ? pick(random, ['daily', 'weekly', 'monthly', 'on-completion', 'per-time', 'per-piece']) : null,
    perks: some(random, ['meals', 'lodging', 'shuttle', 'tools', 'insurance'] as const, 0.25),
    publishedAt: new Date(now - Math.floor(random() * 20 * dayMs)).toISOString(),
    validUntil: new Date(now + Math.floor((random() - 0.03) * 30 * dayMs)).toISOString(),
    urgent: isUrgent ? { reason: '今天要人', until: new Date(now + 6 * 3_600_000).toISOString() } : null,
  })
}

/** A registration, quick (seven of ten) or full. */
export function crowdRegistration(random: Random, place: number, now: number): Registration {
  const id = makeUuidV7(
    now - 20 * dayMs + place,
    Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)),
  )
  const createdAt = new Date(now - Math.floor(random() * 15 * dayMs)).toISOString()
  const isFull = random() < 0.3
  const wanted = Array.from({ length: 1 + Math.floor(random() * 3) }, () => oftenFirst(random, shuffledKinds))
  return {
    id,
    revision: 1,
    name: '王喆',
    contact: { kind: 'mobile', number: `190000${String(place % 100_000).padStart(5, '0')}` },
    kinds: wanted.map(kind => (random() < 0.2 ? kind.group : kind.code)),
    availability: some(random, ['now', 'day', 'night', 'weekend', 'home'] as const, 0.35),
    document: null,
    birthDate: random() < 0.5 ? birthDate(random) : null,
    sex: '0',
    residence: random() < 0.6 ? division(random) : null,
    notes: '',
    source: 'desk',
    consents: { registration: true, employer: random() < 0.7, messages: false, upload: false },
    noticeVersion: '3',
    consentMeans: 'spoken',
    receipt: receiptOf(place),
    validUntil: new Date(now + Math.floor((random() - 0.02) * 15 * dayMs)).toISOString(),
    createdAt,
    updatedAt: createdAt,
    ...(isFull ? fullPart(random) : {}),
  }
}

const birthDate = (random: Random) =>
  `${1960 + Math.floor(random() * 52)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`

/** Unlike real ones, these codes count upwards. */
function receiptOf(place: number): string {
  const alphabet = '34679ACDEFGHJKMNPQRTUVWXY'
  let rest = place
  let code = ''
  for (let i = 0; i < 8; i++) {
    code = alphabet[rest % 25] + code
    rest = Math.floor(rest / 25)
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

function fullPart(random: Random): Record<string, unknown> {
  const unit = pick(random, ['day', 'month', 'hour'] as const)
  const base = { day: 18_000, month: 400_000, hour: 1800 }[unit]
  const focus: FocusGroup[] = some(
    random,
    ['disabled', 'low-income', 'graduate', 'veteran', 'migrant', 'older', 'student', 'mother-at-home'] as const,
    0.1,
  )
  return {
    skills: [
      ...Array.from({ length: Math.floor(random() * 4) }, () => ({
        name: pick(random, abilities),
        kind: random() < 0.3 ? oftenFirst(random, shuffledKinds).code : null,
        level: pick(random, levels),
        years: random() < 0.5 ? Math.floor(random() * 12) : null,
      })),
      ...some(random, certificates, 0.08).map(name => ({ name, isCertificate: true })),
    ],
    wantedPay: random() < 0.7 ? { min: Math.round((base * (0.8 + random())) / 1000) * 1000, unit } : null,
    settlements: some(random, ['daily', 'weekly', 'monthly'] as const, 0.3),
    restDays: random() < 0.2 ? 'one-day-off' : random() < 0.1 ? 'two-days-off' : null,
    street: random() < 0.7 ? pick(random, streets) : null,
    wantedAreas: some(random, near, 0.08),
    maxKm: random() < 0.2 ? pick(random, [3, 5, 10]) : null,
    ...(random() < 0.2 ? coordinates(random) : {}),
    homeWork: random() < 0.06 ? 'only' : random() < 0.1 ? 'no' : null,
    focus: focus.map(group => ({ group, evidence: 'stated' })),
    wantsTraining: random() < 0.2,
  }
}
