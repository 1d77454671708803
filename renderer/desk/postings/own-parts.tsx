// Which of the site's postings are listed: arrows left and right lead from one part to the next.
import { useTranslation } from 'react-i18next'
import { type OwnShow, ownShow } from '../../../electron/contract/desk-postings.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'

export function OwnParts({ show, counts }: { show: OwnShow; counts: Record<OwnShow, number> }) {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const parts = ownShow.options
  const step = (by: number) => {
    const next = parts[(parts.indexOf(show) + by + parts.length) % parts.length]
    if (next) void postings.list(next)
  }
  useKeys([
    ['ArrowLeft', () => step(-1)],
    ['ArrowRight', () => step(1)],
  ])
  return (
    <nav className="parts" aria-label={t('postings.parts')}>
      {parts.map(part => (
        <button
          key={part}
          type="button"
          tabIndex={-1}
          aria-current={part === show ? 'true' : undefined}
          onClick={() => void postings.list(part)}
        >
          {/* i18n-dynamic: desk:postings.part.* */}
          {t(`postings.part.${part}`)} <span className="num">{counts[part]}</span>
        </button>
      ))}
      <Kbd>← →</Kbd>
    </nav>
  )
}
