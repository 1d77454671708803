// Called numbers: large, for twenty seconds, number and desk and never a name. The latest stands first; a chime says that there is one.
import { useEffect } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { playChime } from './chime.ts'
import type { Calling } from './store.ts'

export function Callout({ calling, most }: { calling: readonly Calling[]; most: number }) {
  useTranslation('board')
  const newest = calling[0] && `${calling[0].id} ${calling[0].calls}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call rings once
  useEffect(() => {
    void playChime()
  }, [newest])
  return (
    <div className="callout" role="status" data-count={Math.min(most, calling.length)}>
      {calling.slice(0, most).map(({ id, text, desk }) => (
        <p key={id}>
          <Trans
            i18nKey="board:calling"
            values={{ number: text, desk }}
            components={{ n: <b className="num" />, d: <b className="num" /> }}
          />
        </p>
      ))}
    </div>
  )
}
