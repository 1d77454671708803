// Says whether what is typed is written down yet.
import { useTranslation } from 'react-i18next'
import { marketTime } from '../../../db/model/market-time.ts'
import { useDesk } from '../desk-context.ts'
import type { DraftState } from '../draft-keeper.ts'

export function DraftLine({ draft }: { draft: DraftState }) {
  const { t } = useTranslation('desk')
  const { site } = useDesk()
  return <p className="dim num draft">{words()}</p>

  function words(): string {
    switch (draft.step) {
      case 'none':
        return t('draft.none')
      case 'saving':
        return t('draft.saving')
      case 'failed':
        return t('draft.failed')
      case 'saved': {
        const { hour, minute, second } = marketTime(new Date(draft.at), site.timeZone)
        const time = [hour, minute, second].map(part => String(part).padStart(2, '0')).join(':')
        return t('draft.saved', { time })
      }
    }
  }
}
