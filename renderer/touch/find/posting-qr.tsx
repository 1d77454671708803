// The essentials of a posting as text in a QR code, to be taken along on a telephone without any network or address.
import { create } from 'qrcode'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TouchPostingDetail } from '../../../electron/contract/views.ts'
import { payNumber } from '../../shared/ui/pay.tsx'
import { unitWord } from '../../shared/words.ts'
import { useTouch } from '../turn.tsx'
import { wholePlaceText } from './posting-words.ts'

/** More bytes make the modules too fine for a cheap camera at arm's length. */
const mostCharacters = 120

/** Four modules of light border, as the standard asks (ISO/IEC 18004). */
const border = 4

export function PostingQr({ posting }: { posting: TouchPostingDetail }) {
  const { t, i18n } = useTranslation('touch')
  const site = useTouch(state => state.site)
  const number = posting.pay.unit === 'negotiable' ? null : payNumber(posting.pay, i18n.language)
  const pay =
    number !== null && posting.pay.unit
      ? `${number} ${unitWord(t, posting.pay.unit)}${posting.pay.flag ? ` ${t('common:unsure')}` : ''}`
      : (posting.pay.text ?? t('common:unit.negotiable'))
  const text = [
    posting.title,
    pay,
    posting.employer.name,
    wholePlaceText(t, posting),
    posting.hours,
    [site.name, posting.code].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join('\n')
  const { path, size } = useMemo(() => modulesOf([...text].slice(0, mostCharacters).join('')), [text])
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={t('posting.scan')}>
        <path className="light" d={`M0 0h${size}v${size}H0z`} />
        <path className="dark" d={path} />
      </svg>
      <figcaption>{t('posting.scan')}</figcaption>
    </figure>
  )
}

function modulesOf(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      const from = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x++
      path += `M${from + border} ${y + border}h${x - from + 1}v1h${from - x - 1}z`
    }
  }
  return { path, size: modules.size + 2 * border }
}
