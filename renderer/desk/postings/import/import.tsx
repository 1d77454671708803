// The import of a sheet, step by step: choose a file, look at what becomes of each row, take all of them in with one word.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../../shared/words.ts'
import { useDesk, useDeskState } from '../../desk-context.ts'
import { readInWorker } from '../../sheets/read-in-worker.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { ImportColumns } from './import-columns.tsx'
import type { ImportState } from './import-part.ts'
import { partOf } from './import-part.ts'
import { ImportRows, rowWords } from './import-rows.tsx'

type Preview = Extract<ImportState, { step: 'preview' }>

export function ImportView() {
  const { t } = useTranslation('desk')
  const { postingImport: actions, postings } = useDesk()
  const state = useDeskState(desk => desk.postingImport)
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys([
    ['o', choose],
    ['Escape', () => (state.step === 'choose' ? postings.go('ledger') : actions.again())],
  ])
  const take = (file: File | undefined) => {
    if (file) void actions.take(file.name, readInWorker(file))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may also be dropped; the button does the same
    <div
      className="import"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        take(event.dataTransfer.files[0])
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        onChange={event => {
          take(event.target.files?.[0])
          // The same file again, mended, is a change as well.
          event.target.value = ''
        }}
      />
      {state.step === 'choose' && <Choose problem={state.problem} onChoose={choose} />}
      {state.step === 'reading' && (
        <p className="empty" role="status">
          {t('import.reading', { name: state.name })}
        </p>
      )}
      {state.step === 'preview' && <ImportPreview state={state} onChoose={choose} />}
      {state.step === 'done' && <Done state={state} />}
    </div>
  )
}

function Choose({ problem, onChoose }: { problem: string | null; onChoose: () => void }) {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="sheet empty">
      {/* i18n-dynamic: desk:import.problem.* */}
      <p className="line wrong" role="alert">
        {problem && t(`import.problem.${problem}`)}
      </p>
      <p>{t('import.lead')}</p>
      <small>{t('import.lead-how')}</small>
      <p className="row">
        <button ref={button} type="button" className="btn go tall" onClick={onChoose}>
          {t('import.choose')}
          <Kbd>O</Kbd>
        </button>
        <button type="button" className="btn quiet tall" onClick={() => postings.go('ledger')}>
          {t('postings.back')}
          <Kbd>Esc</Kbd>
        </button>
      </p>
    </div>
  )
}

function ImportPreview({ state, onChoose }: { state: Preview; onChoose: () => void }) {
  const { t } = useTranslation(['desk', 'problem'])
  const { postingImport: actions } = useDesk()
  const { sheet, problem, isSending } = state
  const rows = sheet?.read.rows ?? []
  const counts = { all: rows.length, ready: 0, draft: 0, out: 0 }
  for (const row of rows) counts[partOf(row)]++
  const go = useRef<HTMLButtonElement>(null)
  useEffect(() => go.current?.focus(), [])
  useKeys([
    ['Ctrl+Enter', () => void actions.send(true)],
    ['Alt+s', () => void actions.send(false)],
    ['PageDown', () => actions.turn(1)],
    ['PageUp', () => actions.turn(-1)],
  ])
  const { skipped } = sheet?.read ?? { skipped: { blank: 0, totals: 0, heads: 0 } }
  const left = skipped.blank + skipped.totals + skipped.heads
  return (
    <div className="split">
      <div className="sheet list">
        <h2>
          {state.name} {sheet?.isRemembered && <small>{t('import.remembered')}</small>}
        </h2>
        {state.grids.length > 1 && (
          <nav className="parts" aria-label={t('import.sheets')}>
            {state.grids.map((grid, i) => (
              <button
                key={grid.name}
                type="button"
                aria-current={i === state.at ? 'true' : undefined}
                onClick={() => void actions.chooseSheet(i)}
              >
                {grid.name}
              </button>
            ))}
          </nav>
        )}
        {sheet ? (
          <>
            <ImportColumns sheet={sheet} />
            <ImportRows state={state} rows={rows} counts={counts} />
          </>
        ) : (
          <p className="empty">{t('import.problem.no-head')}</p>
        )}
      </div>
      <aside className="side" aria-label={t('import.result')}>
        <div className="side-scroll">
          <dl className="import-counts">
            <div>
              <dt>{t('import.ready')}</dt>
              <dd className="num">{counts.ready}</dd>
            </div>
            <div>
              <dt>{t('import.draft')}</dt>
              <dd className="num">{counts.draft}</dd>
            </div>
            <div>
              <dt>{t('import.out')}</dt>
              <dd className="num">{counts.out}</dd>
            </div>
          </dl>
          {left > 0 && <p className="dim">{t('import.skipped', { ...skipped, count: left })}</p>}
          <p className="dim">{t('import.all-or-nothing')}</p>
        </div>
        <div className="side-foot">
          <p className="line wrong" role="alert">
            {problem === 'too-many' ? t('import.too-many') : problem && problemText(t, problem)}
          </p>
          <button
            ref={go}
            type="button"
            className="btn go tall"
            disabled={isSending || counts.ready + counts.draft === 0}
            onClick={() => void actions.send(true)}
          >
            {isSending
              ? t('import.sending')
              : counts.draft > 0
                ? t('import.send-both', { ready: counts.ready, draft: counts.draft })
                : t('import.send', { count: counts.ready })}
            <Kbd>Ctrl ↵</Kbd>
          </button>
          <div className="row">
            <button type="button" className="btn quiet" disabled={isSending} onClick={() => void actions.send(false)}>
              {t('import.all-drafts')}
              <Kbd>Alt S</Kbd>
            </button>
            <button type="button" className="btn quiet" disabled={isSending} onClick={onChoose}>
              {t('import.other-file')}
              <Kbd>O</Kbd>
            </button>
          </div>
        </div>
      </aside>
    </div>
  )
}

function Done({ state }: { state: Extract<ImportState, { step: 'done' }> }) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings, postingImport } = useDesk()
  const button = useRef<HTMLButtonElement>(null)
  const { published, drafts, known } = state.result
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="sheet import-done">
      <p className="line right" role="status">
        {t('import.done', { published, drafts })}
      </p>
      {known > 0 && <p>{t('import.known', { count: known })}</p>}
      {state.out.length > 0 && (
        <>
          <p>{t('import.left-out', { count: state.out.length })}</p>
          <ol className="scroll">
            {state.out.slice(0, 200).map(row => (
              <li key={row.line}>
                {t('import.line', { line: row.line })} {row.title} {rowWords(t, row)}
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="row">
        <button
          ref={button}
          type="button"
          className="btn go"
          onClick={() => {
            postingImport.leave()
            postings.go('ledger')
            void postings.list(drafts > 0 && published === 0 ? 'draft' : 'all')
          }}
        >
          {t('postings.back')}
        </button>
        <button type="button" className="btn quiet" onClick={postingImport.again}>
          {t('import.other-file')}
          <Kbd>Esc</Kbd>
        </button>
      </p>
    </div>
  )
}
