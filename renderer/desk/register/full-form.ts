// The full part of the registration form as it is typed, what is wrong with it, and what is stored of it. Pure.
import { z } from 'zod'
import { parseKm, parseYears, parseYuan, yuanText } from '../../../db/model/amounts.ts'
import { education, type FullPart, type Skill, vehicle } from '../../../db/model/full-registration.ts'
import { focusEntry } from '../../../db/model/match/focus-group.ts'
import { seekerFields, skillLevel } from '../../../db/model/match/seeker.ts'
import { payUnit, settlement } from '../../../db/model/posting.ts'

const wantedUnit = payUnit.exclude(['negotiable'])
export const wantedUnits = wantedUnit.options
export type WantedUnit = z.output<typeof wantedUnit>

const typedSkill = z.object({
  name: z.string(),
  kind: z.string().nullable(),
  level: skillLevel.nullable(),
  years: z.string(),
  isCertificate: z.boolean(),
})
export type TypedSkill = z.output<typeof typedSkill>

const focus = z.object({
  group: focusEntry.shape.group,
  evidence: focusEntry.shape.evidence,
  on: z.string(),
})
export type TypedFocus = z.output<typeof focus>

/** Also the shape of its draft: text as typed. Drafts of before the full form had none of it. */
export const fullForm = z.object({
  residence: z.string().nullable().default(null),
  /** What stands in the boxes that find, not chosen yet. */
  residenceText: z.string().default(''),
  skillText: z.string().default(''),
  areaText: z.string().default(''),
  street: z.string().default(''),
  education: education.nullable().default(null),
  skills: z.array(typedSkill).default([]),
  payText: z.string().default(''),
  payUnit: wantedUnit.default('day'),
  settlements: z.array(settlement).default([]),
  restDays: seekerFields.restDays.default(null),
  wantedAreas: z.array(z.string()).default([]),
  kmText: z.string().default(''),
  homeWork: seekerFields.homeWork.default(null),
  tools: z.string().default(''),
  vehicles: z.array(vehicle).default([]),
  focus: z.array(focus).default([]),
  wantsTraining: z.boolean().nullable().default(null),
  isStarred: z.boolean().default(false),
  starReason: z.string().default(''),
})
export type FullForm = z.output<typeof fullForm>

export const emptyFull: FullForm = fullForm.parse({})

/** Whether anything of the full part was answered: it is shown then. */
export const isFullUsed = (form: FullForm): boolean =>
  (Object.keys(emptyFull) as (keyof FullForm)[]).some(
    name => name !== 'payUnit' && JSON.stringify(form[name]) !== JSON.stringify(emptyFull[name]),
  )

export type FullField =
  | 'residence'
  | 'street'
  | 'skills'
  | 'wantedPay'
  | 'wantedAreas'
  | 'maxKm'
  | 'tools'
  | 'focus'
  | 'starReason'

const lengthOf = (text: string) => [...text.trim()].length

export function checkFull(form: FullForm): Partial<Record<FullField, string>> {
  const faults: Partial<Record<FullField, string>> = {}
  if (form.skills.some(({ years }) => parseYears(years) === 'wrong')) faults.skills = 'years-range'
  // What was typed and not taken would be lost without a word.
  else if (form.skillText.trim() !== '') faults.skills = 'not-taken'
  if (parseYuan(form.payText) === 'wrong') faults.wantedPay = 'pay-invalid'
  if (form.areaText.trim() !== '') faults.wantedAreas = 'not-taken'
  if (parseKm(form.kmText) === 'wrong') faults.maxKm = 'km-range'
  if (form.residenceText.trim() !== '') faults.residence = 'not-taken'
  if (lengthOf(form.street) > 60) faults.street = 'too-long'
  if (lengthOf(form.tools) > 100) faults.tools = 'too-long'
  if (form.isStarred && form.starReason.trim() === '') faults.starReason = 'star-reason-missing'
  if (lengthOf(form.starReason) > 200) faults.starReason = 'too-long'
  return faults
}

const amount = (value: number | null | 'wrong'): number | null => (value === 'wrong' ? null : value)

/** Only of a form without faults. */
export function toFull(form: FullForm): FullPart {
  const min = amount(parseYuan(form.payText))
  const skills = form.skills.map(
    (skill): Skill => ({ ...skill, name: skill.name.trim(), years: amount(parseYears(skill.years)) }),
  )
  return {
    education: form.education,
    skills,
    wantedPay: min === null ? null : { min, unit: form.payUnit },
    settlements: form.settlements,
    restDays: form.restDays,
    street: form.street.trim() || null,
    wantedAreas: form.wantedAreas,
    maxKm: amount(parseKm(form.kmText)),
    homeWork: form.homeWork,
    tools: form.tools,
    vehicles: form.vehicles,
    focus: form.focus,
    wantsTraining: form.wantsTraining,
    star: form.isStarred ? { reason: form.starReason } : null,
  }
}

/** As it would have been typed. */
export function fullFormOf(stored: FullPart & { residence: string | null }): FullForm {
  return {
    ...emptyFull,
    residence: stored.residence,
    street: stored.street ?? '',
    education: stored.education,
    skills: stored.skills.map(skill => ({ ...skill, years: skill.years === null ? '' : String(skill.years) })),
    payText: yuanText(stored.wantedPay?.min ?? null),
    payUnit: stored.wantedPay?.unit ?? emptyFull.payUnit,
    settlements: stored.settlements,
    restDays: stored.restDays,
    wantedAreas: stored.wantedAreas,
    kmText: stored.maxKm === null ? '' : String(stored.maxKm),
    homeWork: stored.homeWork,
    tools: stored.tools,
    vehicles: stored.vehicles,
    focus: stored.focus.map(({ group, evidence, on }) => ({ group, evidence, on: on ?? '' })),
    wantsTraining: stored.wantsTraining,
    isStarred: stored.star !== null,
    starReason: stored.star?.reason ?? '',
  }
}

/** The next state of a group: not named → 自述 → 已核 on this day → not named. */
export function turnFocus(entries: readonly TypedFocus[], group: TypedFocus['group'], today: string): TypedFocus[] {
  const found = entries.find(entry => entry.group === group)
  const others = entries.filter(entry => entry.group !== group)
  if (!found) return [...entries, { group, evidence: 'stated', on: today }]
  return found.evidence === 'stated' ? [...others, { group, evidence: 'verified', on: today }] : others
}
