// Why the centre refused a record, in words; a reason that only a newer centre knows is shown as it came.
import type { Translate } from '../../shared/words.ts'

const known = ['revision-conflict', 'bad-item', 'too-large', 'server-fault', 'refused'] as const

// i18n-dynamic: desk:refusal.*
export function refusalWord(t: Translate, reason: string): string {
  return (known as readonly string[]).includes(reason)
    ? t(`desk:refusal.${reason}`)
    : t('desk:refusal.other', { reason })
}
