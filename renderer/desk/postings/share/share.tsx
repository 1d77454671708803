// Postings on their way out: the list as it is printed, the text and the picture for chat groups, the sheet.
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportedPosting } from '../../../../electron/contract/desk-postings.ts'
import { formatFarDay } from '../../../shared/format.ts'
import { elementWord, problemText } from '../../../shared/words.ts'
import { useDesk, useDeskState } from '../../desk-context.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useMarketDay } from '../../ui/use-now.ts'
import { drawPicture, paletteOf } from './draw-picture.ts'
import { copyText, saveBlob } from './give-out.ts'
import { chatText, payText, placeText, termsText, wantedOf } from './posting-text.ts'
import { workbookOf } from './workbook.ts'

/** A picture of more is not read on a telephone. */
const mostInPicture = 10

export function ShareView() {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const share = useDeskState(desk => desk.share)
  useKeys([['Escape', () => postings.go('ledger')]])
  if (share.state === 'reading') return <p className="sheet empty">{t('share.reading')}</p>
  if (share.state === 'failed') return <p className="sheet empty">{problemText(t, share.problem)}</p>
  if (share.rows.length === 0)
    return (
      <p className="sheet empty">
        {t('share.none')}
        <button type="button" className="btn" onClick={() => postings.go('ledger')}>
          {t('postings.back')}
          <Kbd>Esc</Kbd>
        </button>
      </p>
    )
  return <Ready rows={share.rows} said={share.said} />
}

function Ready({ rows, said }: { rows: readonly ExportedPosting[]; said: 'copied' | 'not-copied' | 'saved' | null }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds'])
  const { postings, share, site } = useDesk()
  const today = useMarketDay()
  const field = useRef<HTMLTextAreaElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { language } = i18n
  const text = useMemo(() => chatText(t, rows, site, language), [t, rows, site, language])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let isWanted = true
    const font = getComputedStyle(document.body).fontFamily
    const draw = () => {
      if (isWanted)
        drawPicture(element, rows.slice(0, mostInPicture), {
          t,
          language,
          siteName: site.name,
          palette: paletteOf(element),
          font,
        })
    }
    Promise.all([document.fonts.load(`400 34px ${font}`, text), document.fonts.load(`700 52px ${font}`, text)]).then(
      draw,
      draw,
    )
    return () => {
      isWanted = false
    }
  }, [rows, text, t, language, site.name])

  const name = t('share.file', { site: site.name, day: today })
  async function copy(): Promise<void> {
    share.say((await copyText(text, field.current)) ? 'copied' : 'not-copied')
  }
  async function keepSheet(): Promise<void> {
    saveBlob(await workbookOf(rows, t), `${name}.xlsx`)
    share.say('saved')
  }
  function keepPicture(): void {
    canvas.current?.toBlob(blob => {
      if (!blob) return
      saveBlob(blob, `${name}.png`)
      share.say('saved')
    }, 'image/png')
  }
  useKeys([
    ['c', () => void copy()],
    ['x', () => void keepSheet()],
    ['g', keepPicture],
    ['p', () => window.print()],
  ])
  return (
    <>
      <div className="split share">
        <div className="sheet list">
          <h2>
            {t('share.title', { count: rows.length })} <small>{t('share.public-only')}</small>
          </h2>
          <textarea ref={field} className="in chat-text" readOnly value={text} aria-label={t('share.text')} />
        </div>
        <aside className="side" aria-label={t('share.give')}>
          <div className="side-scroll">
            <canvas ref={canvas} className="picture" role="img" aria-label={t('share.picture')} />
            {rows.length > mostInPicture && <p className="dim">{t('share.picture-first', { count: mostInPicture })}</p>}
          </div>
          <div className="side-foot">
            <p className={said === 'not-copied' ? 'line wrong' : 'line right'} role="status">
              {/* i18n-dynamic: desk:share.said.* */}
              {said && t(`share.said.${said}`)}
            </p>
            <button type="button" className="btn go" onClick={() => void copy()}>
              {t('share.copy')}
              <Kbd>C</Kbd>
            </button>
            <div className="row">
              <button type="button" className="btn" onClick={keepPicture}>
                {t('share.keep-picture')}
                <Kbd>G</Kbd>
              </button>
              <button type="button" className="btn" onClick={() => void keepSheet()}>
                {t('share.sheet')}
                <Kbd>X</Kbd>
              </button>
              <button type="button" className="btn" onClick={() => window.print()}>
                {t('share.print')}
                <Kbd>P</Kbd>
              </button>
              <button type="button" className="btn quiet" onClick={() => postings.go('ledger')}>
                {t('postings.back')}
                <Kbd>Esc</Kbd>
              </button>
            </div>
          </div>
        </aside>
      </div>
      <section className="print-list">
        <h1>{t('share.list-title', { site: site.name })}</h1>
        <p>{t('share.list-day', { day: formatFarDay(today, language), count: rows.length })}</p>
        <table>
          <thead>
            <tr>
              <th>{t('postings.code')}</th>
              <th>{t('posting.title')}</th>
              <th>{elementWord(t, 'pay')}</th>
              <th>{t('share.wanted')}</th>
              <th>{elementWord(t, 'place')}</th>
              <th>{elementWord(t, 'employer')}</th>
              <th>{t('share.what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td className="num">{row.code}</td>
                <td>
                  <b>{row.title}</b> {row.urgent && t('urgent')}
                </td>
                <td className="num">{payText(t, row, language)}</td>
                <td className="num">{wantedOf(row)}</td>
                <td>{placeText(t, row)}</td>
                <td>
                  {row.employer.name} {row.phone}
                </td>
                <td>{[row.content, row.requirements, termsText(t, row)].filter(part => part).join(t('semicolon'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
