// The desk as a whole: whoever stands before it decides what is shown.
import { useTranslation } from 'react-i18next'
import { useDeskState } from './desk-context.ts'
import { Workplace } from './frame/workplace.tsx'
import { FirstRun } from './gate/first-run.tsx'
import { GateSheet } from './gate/gate-sheet.tsx'
import { Unlock } from './gate/unlock.tsx'
import { useKeys } from './ui/use-keys.ts'

/** Keys of the browser around the desk that would lead a clerk away by a slip; the views give them their own meaning. */
const swallowed = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10', 'F12'].map(key => [key, () => {}] as const)

export function DeskPage() {
  const { t } = useTranslation('desk')
  const gate = useDeskState(state => state.gate)
  useKeys(swallowed)
  if (gate.state === 'asking') return <GateSheet title={t('asking.title')} lead={t('asking.lead')} />
  if (gate.state === 'first-run') return <FirstRun entry={gate.entry} />
  if (gate.state === 'locked') return <Unlock gate={gate} />
  return <Workplace staff={gate.staff} />
}
