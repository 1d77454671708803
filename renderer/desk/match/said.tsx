// What was done last, in a sentence.
import { useTranslation } from 'react-i18next'
import type { MatchAct } from './match-part.ts'
import { matchStateWord } from './match-words.ts'

export function Said({ said }: { said: MatchAct | null }) {
  const { t } = useTranslation('match')
  if (!said) return null
  if (said.act === 'step') return t('said.step', { state: matchStateWord(t, said.to) })
  if (said.act === 'talked')
    return t('said.talked', { agreed: said.agreed, talking: said.talking, failed: said.failed })
  // i18n-dynamic: match:said.*
  return t(`said.${said.act}`)
}
