// The row of candidates above the keys. "More" opens a whole sheet of them in the place of the keys, page by page.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import type { Candidate } from '../../shared/keyboard/input.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Key } from './keyboard.tsx'

/** Rows of the opened sheet; they take the place of the four rows of keys. */
const sheetRows = 3

export function Candidates({ children }: { children: ReactNode }) {
  const { t } = useTranslation('keyboard')
  const { pickCandidate } = useActions()
  const candidates = useTouch(state => state.typing?.candidates ?? none)
  const composition = useTouch(state => state.typing?.composition ?? '')
  const hasDictionary = useTouch(state => state.typing?.hasDictionary ?? false)
  const isPinyin = useTouch(state => state.typing?.layer === 'pinyin')
  const isLandscape = useTouch(state => state.isLandscape)
  // The sheet belongs to the letters for which it was opened.
  const [opened, setOpened] = useState<{ composition: string; page: number } | null>(null)

  const perRow = isLandscape ? 14 : 8
  const inRow = fittingIn(candidates, isLandscape ? 1_700 : 860)
  const sheet = opened?.composition === composition && candidates.length > 0 ? opened : null
  const perSheet = perRow * sheetRows
  const first = sheet ? sheet.page * perSheet : 0
  const shown = candidates.slice(first, first + (sheet ? perSheet : inRow))
  const pages = Math.ceil(candidates.length / perSheet)
  const buttons = shown.map((candidate, index) => (
    <Key
      key={`${candidate.text} ${candidate.used}`}
      className={[index + first === 0 && 'first', [...candidate.text].length > 2 && 'long'].filter(Boolean).join(' ')}
      onPress={() => pickCandidate(first + index)}
    >
      {candidate.text}
    </Key>
  ))

  if (sheet) {
    const turn = (step: number) => setOpened({ composition, page: (sheet.page + step + pages) % pages })
    return (
      <div className="cand-sheet">
        <div className="grid">{buttons}</div>
        <div className="row last">
          <Key className="w" onPress={() => setOpened(null)}>
            {t('fewer')}
          </Key>
          <Key className="w" onPress={() => turn(-1)}>
            <Icon name="back" />
            {t('previous')}
          </Key>
          <Key className="w" onPress={() => turn(1)}>
            {t('next')}
            <Icon name="next" />
          </Key>
        </div>
      </div>
    )
  }
  return (
    <>
      <div className="cand">
        {buttons}
        {candidates.length > inRow && (
          <Key className="more" onPress={() => setOpened({ composition, page: 0 })}>
            {t('more')}
            <Icon name="next" />
          </Key>
        )}
        {isPinyin && composition === '' && <p>{t(hasDictionary ? 'explain' : 'loading')}</p>}
        {isPinyin && composition !== '' && candidates.length === 0 && <p>{t('nothing')}</p>}
      </div>
      {children}
    </>
  )
}

/** How many candidates stand whole in a row of so many px: a key is 100 px, or as wide as its word, and 8 px apart. */
function fittingIn(candidates: readonly Candidate[], width: number): number {
  let used = 0
  const first = candidates.findIndex(({ text }) => {
    used += Math.max(100, [...text].length * 44 + 32) + 8
    return used > width
  })
  return first === -1 ? candidates.length : Math.max(1, first)
}

const none: never[] = []
