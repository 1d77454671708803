// What the full form added to one person, as rows: only what was answered.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegistrationDetail } from '../../../electron/contract/views.ts'
import { formatMarketDay, formatMoney } from '../../shared/format.ts'
import { settlementWord, unitWord } from '../../shared/words.ts'
import { useDivisions } from '../divisions/use-divisions.ts'
import { focusWord } from '../match/match-words.ts'
import { educationWord, homeWord, levelWord, restWord, vehicleWord } from '../register/full-words.ts'

export function useFullRows(detail: RegistrationDetail): (readonly [string, ReactNode])[] {
  const { t, i18n } = useTranslation(['register', 'desk', 'match', 'common'])
  const divisions = useDivisions()
  const placeOf = (code: string) => divisions?.nameOf(code) ?? code
  const list = (words: readonly (string | false | null)[]) => words.filter(Boolean).join(t('desk:comma'))
  const { wantedPay, restDays, homeWork, star } = detail
  const skills = detail.skills.map(({ name, years, level, isCertificate }) =>
    [
      years === null ? name : t('skill.with-years', { name, years }),
      level && levelWord(t, level),
      isCertificate && t('skill.certificate'),
    ]
      .filter(Boolean)
      .join(' '),
  )
  const focus = detail.focus.map(({ group, evidence, on }) => {
    const day = on === null ? '' : formatMarketDay(on, i18n.language)
    return `${focusWord(t, group)} ${evidence === 'stated' ? t('focus.stated') : t('focus.verified', { day })}`
  })
  const rows: [string, string][] = [
    [t('star.label'), star?.reason ?? ''],
    [t('section.skills'), list(skills)],
    [t('education-label'), detail.education ? educationWord(t, detail.education) : ''],
    [t('tools'), list([detail.tools, ...detail.vehicles.map(value => vehicleWord(t, value))])],
    [
      t('pay-short'),
      list([
        wantedPay &&
          t('at-least', { amount: formatMoney(wantedPay.min, i18n.language), unit: unitWord(t, wantedPay.unit) }),
        ...detail.settlements.map(value => settlementWord(t, value)),
      ]),
    ],
    [t('rest-label'), list([restDays && restWord(t, restDays), homeWork && homeWord(t, homeWork)])],
    [
      t('where'),
      list([...detail.wantedAreas.map(placeOf), detail.maxKm !== null && t('within', { km: detail.maxKm })]),
    ],
    [t('lives'), list([detail.residence && placeOf(detail.residence), detail.street])],
    [t('section.help'), list(focus)],
    [t('training'), detail.wantsTraining === null ? '' : t(detail.wantsTraining ? 'training-yes' : 'training-no')],
  ]
  return rows.filter(([, value]) => value !== '')
}
