// The rows of candidates above the keys: whole words and names, and single characters to begin with. "More" opens a whole sheet of them in the place of the keys, page by page.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import type { Candidate } from '../../shared/keyboard/input.ts'
import { rowsOf } from '../../shared/keyboard/rows.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Key } from './keyboard.tsx'

/** Rows of the opened sheet; they take the place of the keys. */
const sheetRows = { upright: 5, lying: 4 } as const

export function Candidates({ children }: { children: ReactNode }) {
  const { t } = useTranslation('keyboard')
  const candidates = useTouch(state => state.typing?.candidates ?? none)
  const composition = useTouch(state => state.typing?.composition ?? '')
  const hasDictionary = useTouch(state => state.typing?.hasDictionary ?? false)
  const isPinyin = useTouch(state => state.typing?.layer === 'pinyin')
  const isLandscape = useTouch(state => state.isLandscape)
  // The sheet belongs to the letters for which it was opened.
  const [opened, setOpened] = useState<{ composition: string; page: number } | null>(null)

  if (opened?.composition === composition && candidates.length > 0) {
    const perPage = isLandscape ? 14 * sheetRows.lying : 8 * sheetRows.upright
    return <Sheet candidates={candidates} page={opened.page} perPage={perPage} onOpen={setOpened} />
  }
  const letters = composition.replaceAll(' ', '').length
  const rows = shownRows(candidates, letters, isLandscape)
  const shown = rows.reduce((sum, row) => sum + row.length, 0)
  return (
    <>
      {isPinyin && (
        <div className="cand">
          {candidates.length > 0 &&
            rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second row stay what they are
              <div key={index} className="row">
                {row.map(place => (
                  <CandidateKey key={place} candidate={candidates[place]} place={place} />
                ))}
                {index === rows.length - 1 && shown < candidates.length && (
                  <Key className="more" onPress={() => setOpened({ composition, page: 0 })}>
                    {t('more')}
                    <Icon name="next" />
                  </Key>
                )}
              </div>
            ))}
          {composition === '' && <p>{t(hasDictionary ? 'explain' : 'loading')}</p>}
          {composition !== '' && candidates.length === 0 && <p>{t('nothing')}</p>}
        </div>
      )}
      {children}
    </>
  )
}

function CandidateKey({ candidate, place }: { candidate: Candidate | undefined; place: number }) {
  const { pickCandidate } = useActions()
  if (!candidate) return null
  const isLong = [...candidate.text].length > 3
  return (
    <Key
      className={[place === 0 && 'first', isLong && 'long'].filter(Boolean).join(' ')}
      onPress={() => pickCandidate(place)}
    >
      {candidate.text}
    </Key>
  )
}

type SheetProps = {
  candidates: readonly Candidate[]
  page: number
  perPage: number
  onOpen(opened: { composition: string; page: number } | null): void
}

function Sheet({ candidates, page, perPage, onOpen }: SheetProps) {
  const { t } = useTranslation('keyboard')
  const composition = useTouch(state => state.typing?.composition ?? '')
  const pages = Math.ceil(candidates.length / perPage)
  const turn = (step: number) => onOpen({ composition, page: (page + step + pages) % pages })
  return (
    <div className="cand-sheet">
      <div className="grid">
        {candidates.slice(page * perPage, (page + 1) * perPage).map((candidate, index) => (
          <CandidateKey
            key={`${candidate.text} ${candidate.used}`}
            candidate={candidate}
            place={page * perPage + index}
          />
        ))}
      </div>
      <div className="row last">
        <Key className="w" onPress={() => onOpen(null)}>
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

/**
 * The places of the candidates that stand in each row: upright words above and first characters below, or what has no room above;
 * lying both in one row. Widths in px.
 */
function shownRows(candidates: readonly Candidate[], letters: number, isLandscape: boolean): number[][] {
  const { wholes, first } = rowsOf(candidates, letters)
  if (isLandscape) {
    const head = fittingIn(candidates, wholes, first.length ? landscapeWholes : landscapeRow)
    return [[...head.row, ...fittingIn(candidates, first, landscapeRow - head.width).row]]
  }
  const head = fittingIn(candidates, wholes, portraitRow).row
  return [head, fittingIn(candidates, first.length ? first : wholes.slice(head.length), portraitRow - moreWidth).row]
}

/** Those that stand whole in so many px, at least one: a key is 100 px, or as wide as its word, and 8 px apart. */
function fittingIn(candidates: readonly Candidate[], places: readonly number[], width: number) {
  const row: number[] = []
  let used = 0
  for (const place of places) {
    const text = candidates[place]?.text ?? ''
    const length = [...text].length
    const wide = Math.max(100, length * (length > 3 ? 32 : 44) + 36) + 8
    if (used + wide > width && row.length > 0) break
    used += wide
    row.push(place)
  }
  return { row, width: used }
}

const moreWidth = 168
/** The last key needs no gap behind it. */
const portraitRow = 1_032 + 8
const landscapeRow = 1_872 + 8 - moreWidth
const landscapeWholes = 980

const none: never[] = []
