// The card reader at the form: the button that reads, that it waits for a card, what went wrong.
import { useTranslation } from 'react-i18next'
import type { SiteView } from '../../../electron/contract/views.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import type { Typed } from './register.tsx'

/** Whether the reader is asked; one that types like a keyboard comes by itself. */
export const canRead = ({ reader: { kind } }: SiteView): boolean => kind === 'http' || kind === 'websocket'

export function CardLine({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'problem'])
  const { register, site } = useDesk()
  const { reader } = state
  if (site.reader.kind === 'none') return null
  if (!canRead(site)) return <p className="f f6 line">{t('card.wedge')}</p>
  const isReading = reader === 'reading'
  return (
    <div className="f f6 card-line">
      <button
        type="button"
        className="btn quiet"
        tabIndex={-1}
        disabled={isReading}
        onClick={() => void register.readCard()}
      >
        {t('card.go')}
        <Kbd>Alt R</Kbd>
      </button>
      <p className={typeof reader === 'object' ? 'line wrong' : 'line'} role="status">
        {isReading ? t('card.waiting') : typeof reader === 'object' ? problemText(t, reader) : null}
      </p>
    </div>
  )
}
