// What the person across the table must check, and nothing else: in small beside the form, and large on the turned screen.
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { parseYuan } from '../../../db/model/amounts.ts'
import { normalizePhone } from '../../../db/model/id-number.ts'
import { normalizeDocumentNumber } from '../../../db/model/identity-document.ts'
import { formatMoney } from '../../shared/format.ts'
import { availabilityWord, settlementWord, unitWord } from '../../shared/words.ts'
import { useDivisions } from '../divisions/use-divisions.ts'
import { PersonName } from '../ui/person-name.tsx'
import { contactWord, wantedWords } from '../words.ts'
import { groupDigits } from '../words-of-people.ts'
import type { RegistrationForm } from './registration-form.ts'

type Row = readonly [string, ReactNode]

/** Rows of what was answered; those every registration needs stand there empty as well. */
export function useReadBack(form: RegistrationForm): Row[] {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds', 'register'])
  const divisions = useDivisions()
  const blank = t('register.not-yet')
  const number = groupDigits(normalizePhone(form.number))
  const document = normalizeDocumentNumber(form.documentNumber)
  const areas = form.wantedAreas.map(code => divisions?.nameOf(code) ?? code)
  const rows: Row[] = [
    [t('register.name'), <b key="name">{form.name.trim() ? <PersonName name={form.name.trim()} /> : blank}</b>],
    [
      contactWord(t, form.contactKind),
      <span key="number" className="num">
        {form.contactKind === 'none' ? t('register.no-number') : number || blank}
      </span>,
    ],
    [t('register.wants'), wantedWords(t, form.kinds) || blank],
    [t('register.when-short'), form.availability.map(value => availabilityWord(t, value)).join(t('comma')) || blank],
  ]
  if (document !== '')
    rows.push([
      t('register.document'),
      <span key="document" className="num">
        {groupDigits(document)}
      </span>,
    ])
  if (form.skills.length > 0)
    rows.push([t('register:section.skills'), form.skills.map(skill => skillText(t, skill)).join(t('comma'))])
  const pay = payText(t, form, i18n.language)
  if (pay !== '') rows.push([t('register:pay-short'), pay])
  if (areas.length > 0 || form.kmText.trim() !== '')
    rows.push([
      t('register:where'),
      [...areas, form.kmText.trim() && t('register:within', { km: form.kmText.trim() })]
        .filter(Boolean)
        .join(t('comma')),
    ])
  return rows
}

export const skillText = (t: TFunction, { name, years }: RegistrationForm['skills'][number]) =>
  years.trim() === '' ? name : t('register:skill.with-years', { name, years: years.trim() })

export function payText(t: TFunction, form: RegistrationForm, language: string): string {
  const min = parseYuan(form.payText)
  const pay =
    typeof min === 'number'
      ? t('register:at-least', { amount: formatMoney(min, language), unit: unitWord(t, form.payUnit) })
      : ''
  return [pay, ...form.settlements.map(value => settlementWord(t, value))].filter(Boolean).join(t('comma'))
}
