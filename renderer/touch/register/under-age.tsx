// Under sixteen nothing is stored: a kind sentence, and where help is.
import { useTranslation } from 'react-i18next'
import { Frame } from '../frame/frame.tsx'
import { useTouch, useTurn } from '../turn.tsx'

export function UnderAge() {
  const { t } = useTranslation('touch')
  const { endTurn } = useTurn()
  const hotline = useTouch(state => state.site.hotline)
  return (
    <Frame
      className="under-age"
      title={t('home.register')}
      words={<h1>{t('under-age.headline')}</h1>}
      foot={
        <button type="button" className="btn go wide-btn" onClick={endTurn}>
          {t('receipt.done')}
        </button>
      }
    >
      <p className="lead">{t('under-age.explain')}</p>
      <p className="lead">{t('under-age.help', { hotline })}</p>
    </Frame>
  )
}
