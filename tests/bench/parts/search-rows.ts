// Postings for the bench of search: titles of every kind of work, employers and streets in many combinations, published over two
// months. All made up.
import { kindNames } from '../../../db/kind-names.ts'
import { kindAliases, kinds } from '../../../db/model/kinds.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { seeded } from '../../support/a-crowd.ts'

const streets =
  '双碑 井口 团结村 磁器口 童家桥 石井坡 歌乐山 青木关 土主 陈家桥 曾家 虎溪 回龙坝 凤凰 中梁 丰文 香炉山 渝碚路 土湾 天星桥'.split(
    ' ',
  )
const districts = '沙坪坝区 渝北区 九龙坡区 江北区 南岸区 巴南区 北碚区 大渡口区'.split(' ')
const divisions = '500106 500112 500107 500105 500108 500113 500109 500104'.split(' ')
const before = '急招 诚聘 高薪 长期 短期 夜班 白班 包吃住 日结 学徒 熟练 兼职 周末'.split(' ')
const after = ['', '', '', '（日结）', '（长白班）', '，包吃住', '，会的来', '，离地铁近', '，有班车', ' 3-5人']
const names =
  '顺达 鑫源 宏图 兴隆 永川 嘉陵 渝西 金桥 联众 百味 好邻居 万家 明诚 恒通 蓝天 新世纪 老火锅 山城 巴渝 大学城'.split(
    ' ',
  )
const trades = '劳务 物流 商贸 物业 餐饮 电子 服饰 建设 家政 科技'.split(' ')
const forms = '有限公司 经营部 服务部 合作社 厂'.split(' ')

/** Ids `bench-0000000`, …; the same `seed` gives the same rows. */
export function* searchRows(count: number, now: Date, seed = 7): Generator<Posting> {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const byKind = new Map<string, string[]>()
  for (const [alias, code] of kindAliases) byKind.set(code, [...(byKind.get(code) ?? []), alias])
  for (let i = 0; i < count; i++) {
    // The first kinds of the list are asked for oftener.
    const kind = kinds[Math.floor(random() ** 2 * kinds.length)] as (typeof kinds)[number]
    const word = random() < 0.5 ? (kindNames[kind.code] ?? '') : pick(byKind.get(kind.code) ?? [''])
    const place = Math.floor(random() ** 2 * districts.length)
    const publishedAt = new Date(now.getTime() - Math.floor(random() * 60 * 86_400_000))
    yield {
      id: `bench-${String(i).padStart(7, '0')}`,
      source: { name: '测试' },
      employer: { name: `${pick(names)}${pick(names)}${pick(trades)}${pick(forms)}` },
      kind: kind.code,
      title: `${random() < 0.6 ? pick(before) : ''}${word}${pick(after)}`,
      content: '按班组安排干活，服从现场管理',
      requirements: '身体好，能吃苦，有经验的优先',
      headcount: 1 + (i % 20),
      remaining: 1 + (i % 20),
      place: {
        division: divisions[place] ?? null,
        district: districts[place] ?? null,
        street: pick(streets),
        address: null,
        home: kind.group === 'home-work',
      },
      startsOn: null,
      endsOn: null,
      hours: '08:00–18:00',
      hoursPerDay: 10,
      shifts: random() < 0.2 ? ['night'] : ['day'],
      pay: { text: '180元/天', min: 15_000 + (i % 97) * 100, max: 20_000 + (i % 97) * 100, unit: 'day' },
      settlement: random() < 0.3 ? 'daily' : 'monthly',
      perks: random() < 0.3 ? ['meals', 'lodging'] : [],
      form: 'temporary',
      safety: null,
      contact: { policy: 'desk' },
      publishedAt: publishedAt.toISOString(),
      validUntil: '2099-01-01T00:00:00.000Z',
      urgent: i % 3001 === 0 ? { reason: '今天缺人', until: '2098-01-01T00:00:00.000Z' } : null,
      state: 'published',
    }
  }
}
