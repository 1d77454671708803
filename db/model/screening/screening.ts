// Screens the words of a posting for phrases that discriminate, ask for money, promise too much or limit age. A finding is for a
// person to see; nothing is ever dropped silently.
import type { Posting } from '../posting.ts'
import { forbiddenCodes, phrases, type ScreeningCode, screeningCode } from './phrases.ts'
import { type FoldedText, foldForScreening } from './plain-text.ts'

/** `start` and `end` are UTF-16 positions in the text as it was written; `words` is what stands there. */
export type Finding = { code: ScreeningCode; start: number; end: number; words: string }

/** Longer texts are screened up to here; no field of a posting is longer. */
const longestText = 8000

/** Words between a refusal and what it refuses: 不收任何费用, 无需缴纳押金、保证金, 不得限男性. */
const filler =
  '(?:需要?|须|用|必|会|得|能|可|应|准|许|再|以任何(?:名义|理由|形式)|向(?:求职者|工人|员工|个人|您|你)|收取?|交纳?|缴纳?|支付|付|扣|任何|一切|各种|各类|其他|另外?|额外|设|设置|作|做|是|只|仅|因|招收?|的|等|费用?|[\\p{Script=Han}]{2}费|押金|保证金|风险金|(?:身份)?证件?|[、和及或与/])'
const refused = new RegExp(
  `(?:不|无|没有?|免|零|0|勿|未|非|禁止?|严禁|拒绝?|绝不|杜绝|谨防|警惕|反对)${filler}{0,8}$`,
  'u',
)
/** What takes a phrase back after it: 押金：无, 培训费全免, 报名费0元, 体检费公司承担. */
const takenBack =
  /^(?:等)?(?:费用?)?[:,]?(?:均|都|全部?|一律)?(?:无(?!法)|没有|零|0(?![0-9])|不收|不限|不要|不用|不需|不交|免|全免|报销|返还给|可?报销|由?(?:公司|单位|企业|本站|我司|厂里|政府)(?:承担|出|支付|付|负担|报销|补贴))/u
/** A clause ends here; what was refused before it is not refused after it. */
const clauseEnd = /[。；;！!？?，,：:\n]/u

/** Fees that somebody else pays: 包体检费, 报销培训费, 补贴服装费. */
const paidForYou = /(?:免费?|包|报销|补贴|承担|提供|返还?|退还?|支付你的|代付|代缴)$/u

function isTakenBack(folded: string, start: number, end: number, code: ScreeningCode): boolean {
  const before = folded.slice(Math.max(0, start - 40), start)
  const clause = before.slice(
    Math.max(0, ...[...before.matchAll(new RegExp(clauseEnd, 'gu'))].map(({ index }) => index + 1)),
  )
  if (refused.test(clause)) return true
  if ((code === 'fee' || code === 'deposit') && paidForYou.test(clause)) return true
  return takenBack.test(folded.slice(end, end + 16))
}

/** All findings in the order of the text; where several say the same of the same words, the longest stays. */
export function screenText(text: string): Finding[] {
  const folded: FoldedText = foldForScreening(text.slice(0, longestText))
  const found: Finding[] = []
  for (const { code, pattern, isNegative, judge } of phrases) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(folded.text); match; match = pattern.exec(folded.text)) {
      const end = match.index + match[0].length
      if (match[0] === '') pattern.lastIndex++
      else if ((judge?.(match) ?? true) && (isNegative || !isTakenBack(folded.text, match.index, end, code))) {
        const from = folded.from[match.index] ?? 0
        const to = folded.to[end - 1] ?? from
        found.push({ code, start: from, end: to, words: text.slice(from, to) })
      }
    }
  }
  return found
    .filter(
      (one, i) =>
        !found.some(
          (other, j) =>
            i !== j &&
            other.code === one.code &&
            other.start <= one.start &&
            other.end >= one.end &&
            (other.end - other.start > one.end - one.start || j < i),
        ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The texts of a posting that people read, in the order of the form. */
const screenedFields = ['title', 'content', 'requirements', 'hours', 'safety'] as const
export type ScreenedField = (typeof screenedFields)[number]
export type FieldFinding = Finding & { field: ScreenedField }

export function screenPosting(posting: { [F in ScreenedField]: string | null }): FieldFinding[] {
  return screenedFields.flatMap(field => screenText(posting[field] ?? '').map(finding => ({ ...finding, field })))
}

/** Each code once, in the order of the list of codes. */
export function screenedCodes(posting: Pick<Posting, ScreenedField>): ScreeningCode[] {
  const found = new Set(screenPosting(posting).map(({ code }) => code))
  return screeningCode.options.filter(code => found.has(code))
}

export const isForbidden = (code: ScreeningCode): boolean => forbiddenCodes.includes(code)
