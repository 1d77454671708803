// A posting as lines of plain text: for chat groups, pictures and paper. Everything the law wants said is in it.
import type { ExportedPosting } from '../../../../electron/contract/desk-postings.ts'
import { formatMarketDay, formatMoney } from '../../../shared/format.ts'
import { elementWord, perkWord, settlementWord, shiftWord, type Translate, unitWord } from '../../../shared/words.ts'

export function payText(t: Translate, { pay }: ExportedPosting, language: string): string {
  if (pay.unit === 'negotiable' || pay.unit === null) return unitWord(t, 'negotiable')
  const ends = [...new Set([pay.min ?? pay.max, pay.max ?? pay.min])].filter(fen => fen !== null)
  return `${ends.map(fen => formatMoney(fen, language)).join('–')} ${unitWord(t, pay.unit)}`
}

export function placeText(t: Translate, { place }: ExportedPosting): string {
  if (place.home) return t('desk:posting.home')
  return [place.district, place.street, place.address].filter(part => part?.trim()).join(' ')
}

/** What goes with the pay and the hours: settlement, shifts, perks. */
export function termsText(t: Translate, posting: ExportedPosting): string {
  return [
    posting.settlement ? settlementWord(t, posting.settlement) : null,
    posting.hours,
    ...posting.shifts.map(shift => shiftWord(t, shift)),
    ...posting.perks.map(perk => perkWord(t, perk)),
  ]
    .filter(word => word)
    .join(t('desk:comma'))
}

export const wantedOf = ({ remaining, headcount }: ExportedPosting): number | null => remaining ?? headcount

/** Labels and values, in the order of the six elements; empty ones are left out. */
export function linesOf(t: Translate, posting: ExportedPosting, language: string): [label: string, value: string][] {
  const wanted = wantedOf(posting)
  const lines: [string, string | null][] = [
    [elementWord(t, 'pay'), payText(t, posting, language)],
    [elementWord(t, 'employer'), posting.employer.name],
    [elementWord(t, 'headcount'), wanted === null ? null : t('desk:headcount', { count: wanted })],
    [elementWord(t, 'place'), placeText(t, posting)],
    [elementWord(t, 'content'), posting.content],
    [elementWord(t, 'requirements'), posting.requirements],
    [t('desk:share.terms'), termsText(t, posting)],
    [t('desk:posting.safety'), posting.safety],
  ]
  return lines.flatMap(([label, value]) => (value?.trim() ? [[label, value.trim()] as [string, string]] : []))
}

/** Where one asks: the code, the public number, and until when. */
export function askText(t: Translate, posting: ExportedPosting, siteName: string, language: string): string {
  return t(posting.phone ? 'desk:share.ask-phone' : 'desk:share.ask', {
    code: posting.code ?? '',
    site: siteName,
    phone: posting.phone ?? '',
    day: formatMarketDay(posting.validUntilDay, language),
  })
}

/** The text for a chat group. */
export function chatText(
  t: Translate,
  rows: readonly ExportedPosting[],
  site: { name: string },
  language: string,
): string {
  const one = (posting: ExportedPosting) =>
    [
      `${posting.urgent ? t('desk:share.urgent') : ''}${posting.title}`,
      ...linesOf(t, posting, language).map(([label, value]) =>
        t('desk:share.line', { label, value: value.replace(/\s*\n\s*/g, ' ') }),
      ),
      askText(t, posting, site.name, language),
    ].join('\n')
  return rows.map(one).join('\n\n')
}
