// The rows of a sheet before they are taken in: what each becomes, and why, in a sentence.
import { useTranslation } from 'react-i18next'
import { yuanText } from '../../../../db/model/amounts.ts'
import { elementWord, type Translate, unitWord } from '../../../shared/words.ts'
import { useDesk } from '../../desk-context.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { screeningWords } from '../../words.ts'
import { type ImportState, partOf, previewRows, type RowPart } from './import-part.ts'
import type { ReadRow } from './read-rows.ts'

const parts: readonly RowPart[] = ['all', 'ready', 'draft', 'out']
const words = {
  all: 'desk:postings.part.all',
  ready: 'desk:import.ready',
  draft: 'desk:import.draft',
  out: 'desk:import.out',
} as const satisfies Record<RowPart, string>

/** Why a row is a draft or kept out; empty for one that is ready. */
export function rowWords(t: Translate, { faults, doubts, missing, screened }: ReadRow): string {
  // i18n-dynamic: desk:import.fault.*
  // i18n-dynamic: desk:import.field.*
  if (faults.length > 0)
    return faults
      .map(({ code, field }) => t(`desk:import.fault.${code}`, { field: t(`desk:import.field.${field}`) }))
      .join(t('desk:comma'))
  // What was not understood need not be called missing as well.
  const lacking = missing.filter(
    element =>
      !(element === 'headcount' && doubts.includes('headcount-unread')) &&
      !(element === 'pay' && (doubts.includes('pay-unread') || doubts.includes('pay-doubtful'))),
  )
  return [
    // i18n-dynamic: desk:import.doubt.*
    ...doubts.map(doubt => t(`desk:import.doubt.${doubt}`)),
    ...(lacking.length > 0
      ? [t('desk:postings.lacks', { elements: lacking.map(element => elementWord(t, element)).join(t('desk:comma')) })]
      : []),
    ...(screened.length > 0 ? [screeningWords(t, screened)] : []),
  ].join(t('desk:semicolon'))
}

function payWords(t: Translate, { form }: ReadRow): string {
  if (!form?.pay.unit) return ''
  const { min, max, unit } = form.pay
  if (unit === 'negotiable') return unitWord(t, unit)
  const amounts = [...new Set([yuanText(min), yuanText(max)])].filter(text => text !== '').join('–')
  return amounts === '' ? '' : `${amounts} ${unitWord(t, unit)}`
}

type Props = {
  state: Extract<ImportState, { step: 'preview' }>
  rows: readonly ReadRow[]
  counts: Record<RowPart, number>
}

export function ImportRows({ state: { part, offset }, rows, counts }: Props) {
  const { t } = useTranslation(['desk', 'common'])
  const { postingImport: actions } = useDesk()
  const listed = rows.filter(row => part === 'all' || partOf(row) === part)
  const page = listed.slice(offset, offset + previewRows)
  return (
    <>
      <nav className="parts" aria-label={t('import.rows')}>
        {parts.map(one => (
          <button
            key={one}
            type="button"
            aria-current={one === part ? 'true' : undefined}
            onClick={() => actions.show(one)}
          >
            {t(words[one])} <span className="num">{counts[one]}</span>
          </button>
        ))}
      </nav>
      <div className="scroll">
        <table className="ledger import-rows">
          <caption className="visually-hidden">{t('import.rows')}</caption>
          <colgroup>
            {['c-line', 'c-row-title', 'c-row-employer', 'c-wanted', 'c-pay', 'c-becomes'].map(column => (
              <col key={column} className={column} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('import.line-head')}</th>
              <th scope="col">{t('posting.title')}</th>
              <th scope="col">{t('common:element.employer')}</th>
              <th scope="col">{t('import.field.headcount')}</th>
              <th scope="col">{t('common:element.pay')}</th>
              <th scope="col">{t('import.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {page.map(row => {
              const becomes = partOf(row)
              const why = rowWords(t, row)
              return (
                <tr key={row.line} className={becomes}>
                  <td className="num">{row.line}</td>
                  <td title={row.title}>{row.title}</td>
                  <td title={row.employer}>{row.employer}</td>
                  <td className="num">{row.form?.headcount ?? ''}</td>
                  <td className="num">{payWords(t, row)}</td>
                  <td className="becomes">
                    {t(words[becomes])}
                    {why !== '' && <small>{why}</small>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {listed.length > previewRows && (
        <p className="dim">
          {t('postings.page', {
            from: offset + 1,
            to: Math.min(listed.length, offset + previewRows),
            total: listed.length,
          })}{' '}
          <Kbd>PgUp PgDn</Kbd>
        </p>
      )}
    </>
  )
}
