// The pages of a list of notices or markets, as under a list of postings.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { pageOf } from '../store/finding.ts'
import { useActions } from '../turn.tsx'

export function Pager({ first, total, limit }: { first: number; total: number; limit: number }) {
  const { t } = useTranslation('touch')
  const { showFrom } = useActions()
  const { page, pages } = pageOf({ first, total, limit })
  if (pages <= 1) return null
  return (
    <div className="line pages">
      <button type="button" className="btn" disabled={page <= 1} onClick={() => showFrom(Math.max(0, first - limit))}>
        <Icon name="back" />
        {t('list.previous')}
      </button>
      <span className="sub">{t('list.page', { page, pages })}</span>
      <button type="button" className="btn go" disabled={page >= pages} onClick={() => showFrom(first + limit)}>
        {t('list.next')}
        <Icon name="next" />
      </button>
    </div>
  )
}

/** The place from which a page is shown: rows may have gone since it was turned to. */
export const firstShown = (first: number, total: number, limit: number): number =>
  first < total ? first : Math.max(0, Math.floor((total - 1) / limit) * limit)
