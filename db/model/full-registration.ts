// What the full form (domain.md § 4) adds to a quick registration, under the names that matching reads (match/seeker.ts). Nothing
// else is asked: no political status, marriage, religion, body, criminal record, door number, ethnicity.
import { z } from 'zod'
import { day, division } from './ids.ts'
import { focusGroup } from './match/focus-group.ts'
import { seekerFields, skillLevel } from './match/seeker.ts'
import { freeText, plainLine } from './plain-line.ts'
import { settlement } from './posting.ts'

/** GB/T 4658-2006: 博士 硕士 本科 专科 中专 职高 技校 普通高中 初中 小学 其他. */
export const education = z.enum(['11', '14', '21', '31', '41', '44', '47', '61', '71', '81', '90'])
export type Education = z.output<typeof education>

/** 自行车 电动车 摩托车 三轮车 小汽车 面包车 货车. */
export const vehicle = z.enum(['bicycle', 'e-bike', 'motorbike', 'tricycle', 'car', 'van', 'truck'])
export type Vehicle = z.output<typeof vehicle>

export const mostSkills = 12
export const mostAreas = 10

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const skill = z.strictObject({
  name: plainLine(40).refine(name => /[\p{L}\p{N}]/u.test(name), { error: 'skill-empty' }),
  /** A code of the market's list where it is one of its kinds. */
  kind: z.string().min(1).max(40).nullable(),
  level: skillLevel.nullable(),
  years: z.number().min(0, { error: 'years-range' }).max(60, { error: 'years-range' }).nullable(),
  isCertificate: z.boolean(),
})
export type Skill = z.output<typeof skill>

const focus = z.strictObject({
  group: focusGroup,
  /** 自述, or 已核: somebody has seen the proof. */
  evidence: z.enum(['stated', 'verified']),
  /** The day on which it was said or seen; null: the day on which the form is stored. */
  on: day.nullable(),
})

/** Strict where matching is lenient: what is stored here was checked. */
export const fullPart = z.strictObject({
  education: education.nullable(),
  skills: z.array(skill).max(mostSkills, { error: 'skills-too-many' }),
  wantedPay: z
    .strictObject({
      /** Fen. */
      min: z.int().min(1, { error: 'pay-range' }).max(100_000_000, { error: 'pay-range' }),
      unit: seekerFields.wantedPay.unwrap().shape.unit,
    })
    .nullable(),
  settlements: z.array(settlement).max(6).transform(unique),
  restDays: seekerFields.restDays,
  street: plainLine(60)
    .transform(text => text || null)
    .nullable(),
  wantedAreas: z.array(division).max(mostAreas, { error: 'areas-too-many' }).transform(unique),
  maxKm: z.number().positive({ error: 'km-range' }).max(1000, { error: 'km-range' }).nullable(),
  homeWork: seekerFields.homeWork,
  tools: plainLine(100),
  vehicles: z.array(vehicle).max(7).transform(unique),
  focus: z
    .array(focus)
    .max(14)
    .refine(entries => new Set(entries.map(({ group }) => group)).size === entries.length, { error: 'focus-twice' }),
  wantsTraining: z.boolean().nullable(),
  /** 重点服务对象, with the reason: for staff alone, as the notes; it is never sent. */
  star: z
    .strictObject({ reason: freeText(200).refine(reason => reason !== '', { error: 'star-reason-missing' }) })
    .nullable(),
})
export type FullPart = z.output<typeof fullPart>

/** A quick registration: nothing of it was asked. */
export const nothingFull: FullPart = {
  education: null,
  skills: [],
  wantedPay: null,
  settlements: [],
  restDays: null,
  street: null,
  wantedAreas: [],
  maxKm: null,
  homeWork: null,
  tools: '',
  vehicles: [],
  focus: [],
  wantsTraining: null,
  star: null,
}

/** The full part of a stored registration, quick or full, old or new. */
export function fullPartOf(stored: Record<string, unknown>): FullPart {
  const part: Record<string, unknown> = { ...nothingFull }
  for (const [name, schema] of Object.entries(fullPart.shape)) {
    const read = schema.safeParse(stored[name])
    if (stored[name] !== undefined && read.success) part[name] = read.data
  }
  return part as FullPart
}
