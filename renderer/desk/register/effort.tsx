// How long this person's form has taken and how many keys: the clerk sees that a minute is enough.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'

export function Effort({ formId }: { formId: string }) {
  const { t } = useTranslation('register')
  const { tools } = useDesk()
  const [effort, setEffort] = useState({ formId, keys: 0, beganAt: 0, now: 0 })
  const isOwn = effort.formId === formId && effort.keys > 0

  useEffect(() => {
    const hear = ({ key, repeat }: KeyboardEvent) => {
      if (repeat || ['Control', 'Alt', 'Shift', 'Meta'].includes(key)) return
      const now = tools.now().getTime()
      setEffort(last =>
        last.formId === formId && last.keys > 0
          ? { ...last, keys: last.keys + 1, now }
          : { formId, keys: 1, beganAt: now, now },
      )
    }
    const form = document.querySelector('form.split')
    form?.addEventListener('keydown', hear as EventListener, true)
    return () => form?.removeEventListener('keydown', hear as EventListener, true)
  }, [formId, tools])

  useEffect(() => {
    if (!isOwn) return
    const timer = setInterval(() => setEffort(last => ({ ...last, now: tools.now().getTime() })), 1000)
    return () => clearInterval(timer)
  }, [isOwn, tools])

  if (!isOwn) return null
  const seconds = Math.max(0, Math.floor((effort.now - effort.beganAt) / 1000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <span className="effort">{t('effort', { time, count: effort.keys })}</span>
}
