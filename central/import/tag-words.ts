// The tags of an advertisement: which are perks, which say the shift, and which are requirements.
import type { Posting } from '../../db/model/posting.ts'

type Perk = Posting['perks'][number]
type Shift = Posting['shifts'][number]

const perkWords: readonly [Perk, RegExp][] = [
  ['meals', /包[早午中晚三]?[吃餐饭食]|管[吃饭]|工作餐|免费.{0,2}[餐饭]|提供[食餐]|食宿/],
  ['lodging', /包.{0,2}住|提供[食住]宿|住宿|宿舍|食宿/],
  ['shuttle', /班车/],
  ['tools', /提供工具|工具齐全/],
  ['insurance', /[五六七]险|社保|意外险|商业保险|补充医疗/],
  ['child-room', /儿童|托管/],
]

const shiftWords: readonly [Shift, RegExp][] = [
  ['day', /^长?白班$/],
  ['night', /^[夜晚]班$/],
  ['weekend', /^(?:周末|仅周末|周末兼职)$/],
  ['one-day-off', /单休|[做上]六休一/],
  ['two-days-off', /双休|[做上]五休二|五天工作制/],
]

/** What employers promise rather than ask for; such a tag is not a requirement. */
const promise =
  /金$|补贴|补助|奖|福利|假$|休|体检|旅游|培训|弹性|期权|股票|年终|险|社保|班车|宿|包[吃住]|餐|茶|节|生日|团|全勤|高温|晋升|氛围|礼|食堂|零食|加班|提成|底薪|扁平|出国|空调|活动|发薪|健身|瑜伽|导师|环境|入户|落户|空间|发展|平台|双薪|[0-9]薪|上班|工作制|住房|公寓|调薪|红包|津贴|早九晚六|证明/

/**
 * @param tags the words of the tags column
 * @param known words that stand in columns of their own (years, degree), not to be said twice
 */
export function readTags(
  tags: string[],
  known: string[],
): { perks: Perk[]; shifts: Shift[]; requirements: string[]; isHome: boolean } {
  const matching = <T>(words: readonly [T, RegExp][]) =>
    words.filter(([, pattern]) => tags.some(tag => pattern.test(tag))).map(([word]) => word)
  return {
    perks: matching(perkWords),
    shifts: matching(shiftWords),
    requirements: [...new Set(tags)].filter(
      tag => !promise.test(tag) && !known.includes(tag) && !shiftWords.some(([, pattern]) => pattern.test(tag)),
    ),
    isHome: tags.some(tag => /^(?:居家|在家|远程)(?:办公|工作|兼职|可做)?$/.test(tag)),
  }
}
