// A posting as a QR code, to be taken along on a telephone: the site's own address for it where there is one, else its essentials
// as text, which need no network.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TouchPostingDetail } from '../../../electron/contract/views.ts'
import { qrPath } from '../../shared/qr.ts'
import { payNumber } from '../../shared/ui/pay.tsx'
import { unitWord } from '../../shared/words.ts'
import { useTouch } from '../turn.tsx'
import { wholePlaceText } from './posting-words.ts'

/** More bytes make the modules too fine for a cheap camera at arm's length. */
const mostCharacters = 120

export function PostingQr({ posting }: { posting: TouchPostingDetail }) {
  const { t, i18n } = useTranslation('touch')
  const site = useTouch(state => state.site)
  const number = posting.pay.unit === 'negotiable' ? null : payNumber(posting.pay, i18n.language)
  const pay =
    number !== null && posting.pay.unit
      ? `${number} ${unitWord(t, posting.pay.unit)}${posting.pay.flag ? ` ${t('common:unsure')}` : ''}`
      : (posting.pay.text ?? t('common:unit.negotiable'))
  const { qrBaseUrl } = site.board
  const essentials = [
    posting.title,
    pay,
    posting.employer.name,
    wholePlaceText(t, posting),
    posting.hours,
    [site.name, posting.code].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join('\n')
  const text =
    qrBaseUrl !== null && posting.code !== null
      ? qrBaseUrl + posting.code
      : [...essentials].slice(0, mostCharacters).join('')
  const { path, size } = useMemo(() => qrPath(text, 'M'), [text])
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
