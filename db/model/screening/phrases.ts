// The phrases a posting is screened for. Never single words: 收费员, 女装 and 健康证 are ordinary. One table, to be tuned here only;
// because it is judged when showing, a better table reaches older postings too.
import { z } from 'zod'

/**
 * Why a posting must be looked at. By law nobody publishes what discriminates (就业促进法 art. 26–31, 人力资源市场暂行条例 art. 24,
 * 人社部发〔2019〕17号 on sex, marriage and children) or asks for people under sixteen (劳动法 art. 15); fees, deposits and papers
 * kept back (劳动合同法 art. 9), hype, fraud and age limits are for a person to judge.
 */
export const screeningCode = z.enum([
  'sex',
  'family',
  'household',
  'ethnicity',
  'religion',
  'health',
  'minor',
  'age',
  'deposit',
  'fee',
  'hype',
  'fraud',
])
export type ScreeningCode = z.output<typeof screeningCode>

/** What is not published whatever a clerk says of it. */
export const forbiddenCodes: readonly ScreeningCode[] = [
  'sex',
  'family',
  'household',
  'ethnicity',
  'religion',
  'health',
  'minor',
]

export type Phrase = {
  code: ScreeningCode
  pattern: RegExp
  /** The refusal is part of the phrase (不招女工), so that 不 before it does not take it back. */
  isNegative?: boolean
  /** A further look at what was matched; false: not meant. */
  judge?: (match: RegExpExecArray) => boolean
}

/** Only, exclusively: not the end of another word (期限, 上限, 有限, 权限, 年限). */
const only =
  '(?:(?<![期上下有权年时界额极局无])限(?:制)?|只|仅|专|优先)(?:限|能|为|是)?(?:招收?|招聘|要|收|聘|录用?|考虑|接受|接收)?(?:一名|名)?'
const want = '(?:要求|须|需|必须)(?:是|为|具有|有|持有?)?'
const refuse = '(?:不|拒绝?|谢绝|勿|非诚)(?:招收?|招聘|要|收|聘|录用?|考虑|接受|接收)'
const keepOut = '(?:勿扰|勿投|勿来|免谈|免问|不要|不收|不招|不予考虑|除外|止步)'
/** Goods and rooms are not people. */
const notGoods = '(?![装鞋包袜裤款科帽厕])(?!士内)(?!生宿舍|宿舍|卫生间|浴|更衣)'
const man = `男(?:性|生|士|工|的|孩|人|员工)?${notGoods}(?!女)`
const woman = `女(?:性|生|士|工|的|孩|人|员工)?${notGoods}(?!男)`
const person = `(?:${man}|${woman})`
const local =
  '(?:本地|本市|本县|本区|本省|本镇|本村|本街道|本社区|当地|外地|外省|外来|城镇|城市|农村|农业|非农业?|\\p{Script=Han}{2,3}[省市区县])'
const register = '(?:户籍|户口|户)'
const peoples =
  '(?:汉|回|藏|维吾尔|维|苗|彝|壮|满|蒙古?|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|朝鲜|朝|羌|畲|布依|东乡|纳西|撒拉|土)族'
const believer = '(?:信教|信仰|教徒|信徒|基督徒|基督教|佛教徒|佛教|穆斯林|伊斯兰教|天主教徒?|有宗教信仰)'
/** An age of two digits, in digits or characters. */
const age = '([1-9][0-9]|[二三四五六七]?十[一二三四五六七八九]?)'
const years = '(?:周?岁)'
/** Whom one looks after is not whom one hires. */
const notCared =
  '(?!的?(?:以上)?的?(?:老人|老年|长者|长辈|父|母|奶|爷|孩|儿|宝|幼|小朋友|学生|婴|客|会员|患者|病人|用户|顾客|读者))'
const namedFee =
  '(?:报名费|中介费|介绍费|培训费|体检费|服装费|工装费|工服费|资料费|建档费|办证费|手续费|入职费|上岗费|岗位费|会员费|代理费|面试费|登记费|工本费|信息费)'

const numberOf = (text: string | undefined): number => {
  if (text === undefined) return Number.NaN
  if (/^[0-9]+$/.test(text)) return Number(text)
  const digits = '一二三四五六七八九'
  const [tens = '', ones = ''] = text.split('十')
  return (tens === '' ? 1 : digits.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : digits.indexOf(ones) + 1)
}
const u = (source: string) => new RegExp(source, 'gu')

export const phrases: readonly Phrase[] = [
  { code: 'sex', pattern: u(`${only}${person}`) },
  { code: 'sex', pattern: u(`${want}${person}(?!女|男)`) },
  { code: 'sex', pattern: u(`(?:男|女)(?:性|生|士|工|的|孩)?(?:优先|为主|从优)`) },
  { code: 'sex', pattern: u(`性别(?:要求)?[:,]?(?:为|限)?${person}(?!均|皆|都|不限)`) },
  { code: 'sex', pattern: u(`${refuse}${person}`), isNegative: true },
  { code: 'sex', pattern: u(`(?:男|女)(?:性|生|士|工|的|孩)?${keepOut}`), isNegative: true },
  { code: 'family', pattern: u(`(?:${only}|${want})(?:已婚|未婚|已育|未育)(?:已育|未育)?`) },
  {
    code: 'family',
    pattern: u('(?:已婚|未婚)(?:已育|未育)|(?:已婚|未婚|已育|未育)(?:者|女性|妇女|人士)?(?:优先|为佳)'),
  },
  {
    code: 'family',
    pattern: u(`(?:${refuse})(?:孕妇|怀孕|备孕|已婚|未婚|未育|哺乳)|(?:孕妇|备孕|未婚|未育)(?:者|女性)?${keepOut}`),
    isNegative: true,
  },
  {
    code: 'family',
    pattern: u('(?:[一二三两][年]内|期间)(?:不得|不能|不许|不准|不要|不)(?:怀孕|结婚|生育|生孩子)'),
    isNegative: true,
  },
  { code: 'household', pattern: u(`(?:${only}|${want})(?:具有|有|持有?)?(?:${local}的?)?${register}(?!外|室)`) },
  {
    code: 'household',
    pattern: u(`(?:${only}|${want})(?:本地|本市|本县|本区|本省|本镇|本村|当地)(?:人|居民|人员|村民)`),
  },
  { code: 'household', pattern: u(`${local}(?:户籍|户口|人)(?:者|人员|人士)?(?:优先|为佳)`) },
  {
    code: 'household',
    pattern: u(`${refuse}(?:外地|外省|外来|农村|\\p{Script=Han}{2,3}[省市县])(?:人|户籍|户口|的|人员)`),
    isNegative: true,
  },
  { code: 'household', pattern: u(`(?:外地|外省|外来|农村)(?:人|户籍|户口|人员)?${keepOut}`), isNegative: true },
  { code: 'ethnicity', pattern: u(`(?:${only}|${want})(?:${peoples}|少数民族)(?!风|馆|菜|特色|语|舞|歌|服)`) },
  { code: 'ethnicity', pattern: u(`(?:${peoples}|少数民族)(?:者|人员)?(?:优先|为佳)|民族:${peoples}`) },
  {
    code: 'ethnicity',
    pattern: u(`${refuse}(?:${peoples}|少数民族)|(?:${peoples}|少数民族)(?:者|人员|的)?${keepOut}`),
    isNegative: true,
  },
  { code: 'religion', pattern: u(`(?:${only}|${want})(?:${believer}|无宗教|不信教)`) },
  {
    code: 'religion',
    pattern: u(`${refuse}(?:有宗教)?${believer}|${believer}(?:者|人员|人士|的)?${keepOut}`),
    isNegative: true,
  },
  {
    code: 'religion',
    pattern: u('(?:须|需|要求|必须)?(?:无宗教信仰|不信教|没有宗教信仰)(?:者|人员)?(?:优先)?'),
    isNegative: true,
  },
  {
    code: 'health',
    pattern: u('(?:无|没有|非|须查|需查|检查|筛查|排除|要查|查)(?:乙肝|艾滋病?|澳抗)'),
    isNegative: true,
  },
  {
    code: 'health',
    pattern: u(`${refuse}(?:乙肝|艾滋)|(?:乙肝|艾滋病?|病毒携带)(?:者|携带者|患者|病人)?(?:${keepOut})`),
    isNegative: true,
  },
  {
    code: 'minor',
    pattern: u(`([1-9]|1[0-5])${years}(?:以上|起|即可|就可以?|也可以?|也行|也收|可入职)${notCared}`),
    judge: match => !/[0-9]$/.test(match.input.slice(0, match.index)),
  },
  {
    code: 'minor',
    pattern: u(`1[0-5](?:${years})?(?:-|至|到|~)[1-9][0-9]${years}${notCared}`),
    judge: match => !/[0-9]$/.test(match.input.slice(0, match.index)),
  },
  { code: 'minor', pattern: u('(?:招|收|要|用|雇)(?:用)?(?:童工|未满(?:16|十六)(?:周?岁)?(?:的|者))') },
  {
    code: 'age',
    pattern: u(`${age}${years}?(?:-|至|到|~)${age}${years}${notCared}`),
    judge: match => numberOf(match[1]) >= 16 && !/[0-9]$/.test(match.input.slice(0, match.index)),
  },
  { code: 'age', pattern: u(`${age}${years}(?:及)?(?:以下|以内|之内|封顶|为止)${notCared}`) },
  {
    code: 'age',
    pattern: u(`${age}${years}(?:及)?以上${notCared}`),
    judge: match => numberOf(match[1]) > 18,
  },
  {
    code: 'age',
    pattern: u(`年龄(?:要求|限制|限|需|须|应|在|上限|段|范围)*[:,]?(?:不超过|不大于|不高于|小于|低于)?${age}`),
    judge: match => numberOf(match[1]) > 18,
  },
  {
    code: 'age',
    pattern: u(`(?:不超过|不大于|不高于|低于|未满)${age}${years}${notCared}`),
    judge: match => numberOf(match[1]) > 18,
  },
  { code: 'age', pattern: u('(?:[6789]0|0[05])后(?:优先|为主|为佳)|(?:年轻人|年轻者|年轻)(?:优先|为主|为佳)') },
  { code: 'deposit', pattern: u('押金|保证金|抵押金|风险金|诚意金|质保金|占位费') },
  { code: 'deposit', pattern: u('(?:押|压)(?:[一二三两半]|[0-9]{1,2})?(?:个)?(?:月|天|周)?(?:的)?(?:工资|薪水)') },
  {
    code: 'deposit',
    pattern: u(
      '(?:押|扣押?|扣留|抵押|收押|上交|代管|代为保管)(?:个人|本人)?(?:身份证|毕业证|学历证|驾驶证|证件|居住证)',
    ),
  },
  { code: 'fee', pattern: u(namedFee) },
  { code: 'fee', pattern: u('(?:入职|岗前|报名|面试|培训|体检|中介|上岗|介绍工作|另|须|需|先)收费') },
  {
    code: 'fee',
    pattern: u(
      '(?:收取?|交纳?|缴纳?|支付|付|预交|预付|先交|先付)(?:任何|一定|相关|部分|少量|一笔)?(?:的)?(?:[0-9]{1,6}元)?(?:的)?费用',
    ),
  },
  { code: 'fee', pattern: u('(?:先|须|需|要|入职|上岗)(?:交|缴|付|打|转)(?:纳)?[0-9]{1,6}(?:元|块)') },
  { code: 'hype', pattern: u('高薪(?:保录|包录|诚聘|急聘|急招|聘请|保就业|包就业|包分配|轻松|诚招|日结)') },
  {
    code: 'hype',
    pattern: u('(?<!高薪)(?:包|保)(?:录用?|录取|分配|就业|入职|过|上岗)(?![一二三四五六七八九十0-9])(?!像|音|制)'),
  },
  { code: 'hype', pattern: u('(?:轻松)?(?:日|月|年)(?:入|赚|挣)(?:过|上|破|超)?(?:[0-9]{1,3}|[一二三五十几数])?万') },
  { code: 'hype', pattern: u('躺赚|躺着赚|稳赚|无本万利|一夜暴富|零投入高回报|动动手指|不用干活') },
  { code: 'fraud', pattern: u('刷单|刷信誉|刷好评|跑分|洗黑钱|出租银行卡|收购银行卡|代收代付|裸聊|博彩推广|有偿陪侍') },
]
