// An emergency covers the screen: what it is, until when, who says it. Whoever has read it goes on where they were; nothing they
// typed is lost. It comes and goes by itself, by the clock of this machine.
import { useEffect, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { NoticeView } from '../../../electron/contract/views.ts'
import { formatEnd } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { shownOf } from '../store/finding.ts'
import { alarmAt, alarmKey } from '../store/notice-query.ts'
import type { TouchStore } from '../store/touch-store.ts'
import { useActions, useTouch, useTurn } from '../turn.tsx'
import { ReadButton } from './read-button.tsx'
import './alarm.css'

export type ShownAlarm = { notice: NoticeView; isKnown: boolean } | null

const nameOf = (alarm: ShownAlarm) => (alarm ? `${alarm.isKnown} ${alarmKey(alarm.notice)}` : '')

/** The emergency of this moment, looked at every second. */
export function useAlarm({ store }: Pick<TouchStore, 'store'>): ShownAlarm {
  const notices = useStore(store, state => state.notices)
  const known = useStore(store, state => state.known)
  const alarm = alarmAt(shownOf(notices) ?? [], known, new Date())
  const shown = useRef('')
  shown.current = nameOf(alarm)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    // Only another alarm draws the page again, not every second.
    const timer = setInterval(() => {
      if (nameOf(alarmAt(shownOf(notices) ?? [], known, new Date())) !== shown.current) drawAgain()
    }, 1_000)
    return () => clearInterval(timer)
  }, [notices, known])
  return alarm
}

/** A finger on its way to something else must not wave the emergency away. */
const restMs = 700

export function Alarm({ notice }: { notice: NoticeView }) {
  const { t, i18n } = useTranslation('touch')
  const { speech } = useTurn()
  const { takeNote, goHome } = useActions()
  const { name, timeZone } = useTouch(state => state.site)
  const isNobody = useTouch(state => state.view.at === 'attract')
  const button = useRef<HTMLButtonElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const shownAt = useRef(0)
  const key = alarmKey(notice)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another wording is another alarm
  useEffect(() => {
    const before = document.activeElement
    shownAt.current = performance.now()
    button.current?.focus()
    return () => {
      speech.cancel()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [key])

  function go(): void {
    if (performance.now() - shownAt.current < restMs) return
    takeNote(notice)
    // Begins a turn, so that it stands here again when this person has left.
    if (isNobody) goHome()
  }

  const now = new Date()
  return (
    <div
      className="alarm"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="alarm-title"
      aria-describedby="alarm-text"
    >
      <p className="head">
        <Icon name="warn" />
        <b>{t('alarm.label')}</b>
        <span>{name}</span>
      </p>
      <div className="said" ref={said}>
        <h1 id="alarm-title">{notice.title}</h1>
        {notice.text !== '' && <p id="alarm-text">{notice.text}</p>}
        <p className="until">
          <span>
            {t('alarm.until', { time: formatEnd(new Date(notice.validUntil), now, timeZone, i18n.language) })}
          </span>
          <span>{notice.source.name}</span>
        </p>
      </div>
      <div className="acts one">
        <ReadButton words={said} />
        <button ref={button} type="button" className="known" onClick={go}>
          {t('alarm.known')}
        </button>
      </div>
    </div>
  )
}

/** An emergency that this person has taken note of is not out of the world. */
export function AlarmStrip() {
  const { t, i18n } = useTranslation('touch')
  const alarm = useAlarm(useTurn())
  const timeZone = useTouch(state => state.site.timeZone)
  if (!alarm?.isKnown) return null
  const { title, validUntil } = alarm.notice
  return (
    <aside className="alarm-strip" aria-label={t('alarm.label')}>
      <b>{title}</b>
      <span className="end">
        {t('alarm.until', { time: formatEnd(new Date(validUntil), new Date(), timeZone, i18n.language) })}
      </span>
    </aside>
  )
}
