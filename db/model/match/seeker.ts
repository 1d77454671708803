// A person who looks for work, as matching sees one: what a quick registration has, and what the full form adds where it was asked.
import { z } from 'zod'
import { division } from '../ids.ts'
import { payUnit, settlement } from '../posting.ts'
import type { Registration } from '../registration.ts'
import { waitingSinceOf } from '../waiting-since.ts'
import { focusEntry } from './focus-group.ts'

/** 学过 会做 熟练 能带人. */
export const skillLevel = z.enum(['beginner', 'able', 'skilled', 'expert'])
export type SkillLevel = z.output<typeof skillLevel>

/** A skill or a certificate, by the words of the person or the clerk; `kind` where it is one of the market's kinds. */
const skill = z.looseObject({
  name: z.string().min(1).max(40),
  kind: z.string().max(40).nullable().optional(),
  level: skillLevel.nullable().optional(),
  years: z.number().min(0).max(60).nullable().optional(),
  isCertificate: z.boolean().optional(),
})

/** Wanted pay: at least so many fen per unit. */
const wantedPay = z.looseObject({ min: z.int().positive(), unit: payUnit.exclude(['negotiable']) })

const workTime = z.enum(['day', 'night', 'weekend'])
export type WorkTime = z.output<typeof workTime>

/**
 * What the full form may add to a registration, each field on its own: one that is missing or not understood is a missing fact,
 * never a refusal.
 */
export const seekerFields = {
  skills: z.array(skill).max(40),
  wantedPay: wantedPay.nullable(),
  settlements: z.array(settlement),
  /** 单休/双休 as a wish. */
  restDays: z.enum(['one-day-off', 'two-days-off']).nullable(),
  street: z.string().max(60).nullable(),
  wantedAreas: z.array(division).max(20),
  maxKm: z.number().positive().max(1000).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  homeWork: z.enum(['only', 'also', 'no']).nullable(),
  focus: z.array(focusEntry).max(14),
  wantsTraining: z.boolean().nullable(),
}
type Fields = { [K in keyof typeof seekerFields]: z.output<(typeof seekerFields)[K]> }

export type Seeker = Fields & {
  id: string
  /** Codes of kinds or of groups. */
  kinds: readonly string[]
  /** Empty where not said. */
  times: readonly WorkTime[]
  isAtOnce: boolean
  residence: string | null
  birthDate: string | null
  /** Since when the person waits, ISO. */
  waitingSince: string
  validUntil: string
  /** Whether the person's data may be passed on to an employer. */
  mayPassOn: boolean
}

const missing: Fields = {
  skills: [],
  wantedPay: null,
  settlements: [],
  restDays: null,
  street: null,
  wantedAreas: [],
  maxKm: null,
  latitude: null,
  longitude: null,
  homeWork: null,
  focus: [],
  wantsTraining: null,
}

/** The seeker of a registration, quick or full. Never throws for a field: what cannot be read is not known. */
export function seekerOf(registration: Registration): Seeker {
  const { availability } = registration
  const fields = readFields(registration)
  const times = workTime.options.filter(time => availability.includes(time))
  const isHomeNamed = availability.includes('home')
  return {
    ...fields,
    homeWork: fields.homeWork ?? (isHomeNamed ? (availability.every(a => a === 'home') ? 'only' : 'also') : null),
    id: registration.id,
    kinds: registration.kinds,
    times,
    isAtOnce: availability.includes('now'),
    residence: registration.residence,
    birthDate: registration.birthDate,
    waitingSince: waitingSinceOf(registration),
    validUntil: registration.validUntil,
    mayPassOn: registration.consents.employer,
  }
}

function readFields(values: Record<string, unknown>): Fields {
  const fields: Record<string, unknown> = { ...missing }
  for (const [name, schema] of Object.entries(seekerFields)) {
    if (values[name] === undefined) continue
    const read = schema.safeParse(values[name])
    if (read.success) fields[name] = read.data
    else if (Array.isArray(values[name]) && schema instanceof z.ZodArray)
      fields[name] = values[name].flatMap(value => schema.element.safeParse(value).data ?? [])
  }
  return fields as Fields
}
