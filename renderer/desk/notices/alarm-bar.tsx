// While an emergency covers the wall, every view of the desk says so, until when, and how to take it down. The first press asks,
// the second takes it down: a warning must not vanish by a slip.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emergencyAt } from '../../../db/model/notice.ts'
import { formatEnd } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useTimeNow } from '../ui/use-now.ts'

/** So long the second press is waited for. */
const armedMs = 5_000

export function AlarmBar() {
  const { t, i18n } = useTranslation('desk')
  const { notices, site, tools } = useDesk()
  const list = useDeskState(state => state.notices.list)
  const now = useTimeNow(1_000)
  const [armedId, setArmed] = useState<string | null>(null)
  const shown = list.state === 'ready' ? emergencyAt(list.shown, now) : null
  const isOwn = list.state === 'ready' && list.own.some(row => row.notice.id === shown?.id)
  const isArmed = armedId !== null && armedId === shown?.id

  useEffect(() => (armedId === null ? undefined : tools.schedule(() => setArmed(null), armedMs)), [armedId, tools])

  function takeDown(): void {
    if (!shown) return
    setArmed(isArmed ? null : shown.id)
    if (isArmed) void notices.withdraw(shown.id)
  }
  useKeys([['Alt+w', shown && isOwn ? takeDown : undefined]])

  if (!shown) return null
  return (
    <section className="alarm-bar" role="status">
      <Icon name="warn" />
      <b>{t('alarm.on-wall')}</b>
      <span className="title">{shown.title}</span>
      <span className="num">
        {t('alarm.ends', { time: formatEnd(new Date(shown.validUntil), now, site.timeZone, i18n.language) })}
      </span>
      {isOwn ? (
        <button type="button" aria-keyshortcuts="Alt+W" onClick={takeDown}>
          {t(isArmed ? 'alarm.take-down-sure' : 'alarm.take-down')}
          <Kbd>Alt W</Kbd>
        </button>
      ) : (
        <span className="from">{t('alarm.from', { source: shown.source.name })}</span>
      )}
    </section>
  )
}
