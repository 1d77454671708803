// A problem in the place of content: what happened, what to do, and a button that tries again.
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../electron/contract/problem.ts'
import { Icon } from '../../shared/icons.tsx'
import { problemText } from '../../shared/words.ts'
import { useActions } from '../turn.tsx'

export function Trouble({ problem }: { problem: Problem }) {
  const { t } = useTranslation('touch')
  const { readAgain } = useActions()
  return (
    <div className="trouble" role="alert">
      <p>
        <Icon name="warn" />
        {/* Nothing was typed here that could be kept. */}
        <span>{problem.code === 'host-away' ? t('away') : problemText(t, problem)}</span>
      </p>
      {problem.code !== 'not-found' && (
        <button type="button" className="btn" onClick={readAgain}>
          <Icon name="sync" />
          {t('again')}
        </button>
      )}
    </div>
  )
}
