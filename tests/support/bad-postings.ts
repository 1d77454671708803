// Postings as nobody should write them, and as somebody will: far too long, in other scripts, with signs that have no shape, with
// pay that cannot be. All made up. The wall has a designed appearance for each.
import type { Posting } from '../../db/model/posting.ts'
import { aWallPosting } from './wall-postings.ts'

const absurd = 9_007_199_254_740_991

export const badPostings: Posting[] = [
  aWallPosting({
    id: 'long',
    title: '电'.repeat(200),
    firm: '厂'.repeat(120),
    district: '区'.repeat(60),
    street: '街'.repeat(60),
    yuan: [120, 180],
  }),
  aWallPosting({
    id: 'unbroken',
    title: 'Donaudampfschifffahrtsgesellschaft'.repeat(5),
    firm: 'Llanfairpwllgwyngyll'.repeat(6),
    yuan: [150],
  }),
  aWallPosting({
    id: 'wide-letters',
    title: 'WWWW MMMM @@@@ %%%% WWWW MMMM',
    firm: 'WMWMWMWM',
    street: 'WWWWMMMM',
    yuan: [150],
  }),
  aWallPosting({
    id: 'emoji',
    title: '🔥🔥急招👷‍♂️电工👨‍👩‍👧‍👦🇨🇳1️⃣名❤️',
    firm: '😀宏途🚗汽配😀',
    street: '空港🏭',
    yuan: [300],
  }),
  aWallPosting({ id: 'emoji-alone', title: '🔥🔥🔥', firm: '🙂', yuan: [300] }),
  aWallPosting({
    id: 'markup',
    title: '<b onclick="x()">电工</b><script>document.title="x"</script>',
    firm: '<img src=x onerror="document.title=1">',
    street: '&lt;空港&amp;',
    yuan: [260],
    hours: '<i>8:00</i>',
  }),
  aWallPosting({
    id: 'override',
    title: '\u202e工电\u202c急招',
    firm: '\u2067宏途\u202e汽配',
    street: '空\u200f港',
    yuan: [300],
  }),
  aWallPosting({
    id: 'control',
    title: '电\u0000工\u0007\n急\r\n招\t三\u2028名',
    firm: '宏\u200b途\u2060汽\ufeff配\u00ad厂',
    street: '空\u200c港',
    yuan: [300],
  }),
  aWallPosting({ id: 'piles', title: `Z${'\u0300'.repeat(40)}算${'\u0302'.repeat(30)}工`, firm: '宏途', yuan: [300] }),
  aWallPosting({
    id: 'spaces',
    title: '   电   \u3000\u3000 工   ',
    firm: ' \t ',
    street: '\u200b',
    district: null,
    yuan: [300],
  }),
  aWallPosting({ id: 'negative', title: '搬运工', payText: '-300元/天' }),
  aWallPosting({ id: 'absurd', title: '搬运工', payText: '90071992547409.91元/天', yuan: [absurd / 100] }),
  aWallPosting({ id: 'absurd-range', title: '搬运工', yuan: [absurd / 200, absurd / 100] }),
  aWallPosting({ id: 'absurd-some', title: '搬运工', yuan: [99_999_999], unit: 'month' }),
  aWallPosting({ id: 'nothing-paid', title: '搬运工', yuan: [0], payText: '0元' }),
  aWallPosting({ id: 'wordy-pay', title: '搬运工', payText: '看表现给，干得好多给，'.repeat(15) }),
  aWallPosting({ id: 'unbroken-pay', title: '搬运工', payText: 'x'.repeat(200) }),
  aWallPosting({ id: 'by-piece', title: '装配工', payText: '计件', unit: 'negotiable' }),
  aWallPosting({ id: 'dear', title: '首席机长', yuan: [1_200_000, 3_000_000], unit: 'year' }),
  aWallPosting({ id: 'months', title: '会计', yuan: [15_000, 25_000], unit: 'month' }),
  aWallPosting({ id: 'crowd', title: '普工', headcount: 100_000, remaining: 99_999, yuan: [180] }),
  aWallPosting({
    id: 'past',
    title: '收银员',
    startsOn: '2020-01-01',
    endsOn: '2020-02-01',
    hours: '9:00–18:00',
    yuan: [120],
  }),
  aWallPosting({ id: 'past-start', title: '收银员', startsOn: '2020-01-01', endsOn: null, shifts: [], yuan: [120] }),
  aWallPosting({ id: 'backwards', title: '收银员', startsOn: '2026-11-25', endsOn: '2026-11-20', yuan: [120] }),
  aWallPosting({ id: 'next-century', title: '收银员', startsOn: '2099-12-31', endsOn: '2100-01-05', yuan: [120] }),
  aWallPosting({
    id: 'wordy-hours',
    title: '收银员',
    hours: '两班倒，早班六点到两点，晚班两点到十点，一周一换，节假日另排，周末轮休一天，加班另算',
    yuan: [120],
  }),
  aWallPosting({
    id: 'bare',
    title: '工',
    firm: null,
    district: null,
    street: null,
    headcount: null,
    remaining: null,
    shifts: [],
    settlement: null,
  }),
  aWallPosting({
    id: 'bare-long',
    title: '高低压电工，有证，能看图纸，会 PLC 优先，长期项目，离双碑地铁站走路八分钟',
    firm: null,
    district: null,
    street: null,
    headcount: null,
    remaining: null,
    shifts: [],
    settlement: null,
    yuan: [6_500, 12_000],
    unit: 'month',
  }),
  aWallPosting({
    id: 'doubted-bare',
    title: '月薪四百的电工学徒和他的师傅',
    firm: null,
    street: '三峡广场',
    headcount: null,
    remaining: null,
    shifts: [],
    yuan: [400, 500],
    unit: 'month',
  }),
  aWallPosting({ id: 'doubted-said', title: '月薪四百的电工学徒', headcount: 3, yuan: [400, 500], unit: 'month' }),
]
for (const posting of badPostings) {
  if (posting.id === 'by-piece') posting.pay = { text: '计件工资', min: null, max: null, unit: 'piece' }
  if (posting.id === 'months') posting.pay = { ...posting.pay, months: 14 }
}

/** Written from right to left. Drawn by the machine's own fonts, so their ink is not the board's to answer for. */
export const rightToLeft: Posting[] = [
  aWallPosting({
    id: 'hebrew',
    title: 'חשמלאי מוסמך',
    firm: 'מוסך הצפון',
    street: 'רחוב 12',
    yuan: [300, 400],
    hours: 'עד 18:00',
  }),
  aWallPosting({
    id: 'uyghur',
    title: 'ئېلېكترىك ئۇستىسى (3 نەپەر)',
    firm: 'شىنجاڭ ئاشخانىسى',
    street: 'شاپىڭبا 7',
    yuan: [300, 400],
  }),
]

/** Rare characters of names, and names of more than four characters: each as its owner writes it. Made up. */
export const rareNames = [
  '喆玥珺食品厂',
  '曌堃犇物流',
  '䶮𬭩汽修部',
  '阿卜杜拉·买买提烤肉店',
  '龑㛃𠅤𫖯家政',
  '㭎彧翀赟面馆',
  '扎西德吉·卓玛客栈',
  '吉克阿牛木呷装修队',
]
export const rareNamed: Posting[] = rareNames.map((firm, i) =>
  aWallPosting({ id: `rare-${i}`, title: firm, firm, street: firm.slice(0, 4), yuan: [200] }),
)
