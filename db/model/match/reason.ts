// Why a person and a posting fit or do not: codes with values, which the faces put into words (locales/<lang>/match.json).
import { z } from 'zod'
import { payUnit, settlement } from '../posting.ts'
import { focusGroup } from './focus-group.ts'

/** The dimensions of a match in the order in which they are told. Their points add up to 100. */
export const partNames = [
  'wish',
  'skill',
  'times',
  'pay',
  'place',
  'settlement',
  'focus',
  'waiting',
  'urgency',
  'freshness',
] as const
export type PartName = (typeof partNames)[number]

/** The most points a dimension can give. */
export const mostPoints: Record<PartName, number> = {
  wish: 30,
  skill: 10,
  times: 12,
  pay: 15,
  place: 15,
  settlement: 4,
  focus: 6,
  waiting: 3,
  urgency: 3,
  freshness: 2,
}

/** For or against; `neutral` is a fact that is missing or that nobody asked for: it neither helps nor harms. */
export const reasonSides = {
  'same-kind': 'for',
  'wanted-group': 'for',
  'same-group': 'for',
  'related-kind': 'for',
  'other-kind': 'against',
  'kind-unknown': 'neutral',
  'wish-unknown': 'neutral',
  'skill-fits': 'for',
  'skill-in-text': 'for',
  'no-experience-needed': 'for',
  'training-on-the-job': 'for',
  'skills-unknown': 'neutral',
  'no-fitting-skill': 'against',
  'certificate-asked': 'against',
  'times-fit': 'for',
  'times-partly': 'for',
  'times-clash': 'against',
  'seeker-times-unknown': 'neutral',
  'posting-times-unknown': 'neutral',
  'rest-days-fit': 'for',
  'rest-days-fewer': 'against',
  'rest-days-unknown': 'neutral',
  'pay-above-wish': 'for',
  'pay-as-wished': 'for',
  'pay-may-reach-wish': 'for',
  'pay-below-wish': 'against',
  'pay-no-wish': 'neutral',
  'pay-unknown': 'neutral',
  'pay-negotiable': 'neutral',
  'pay-doubtful': 'neutral',
  'pay-not-comparable': 'neutral',
  'home-work': 'for',
  'home-work-possible': 'for',
  'home-not-wanted': 'against',
  'not-home-work': 'against',
  'wanted-area': 'for',
  'same-street': 'for',
  'same-district': 'for',
  'neighbour-district': 'for',
  'same-municipality': 'against',
  'far-away': 'against',
  near: 'for',
  'some-way': 'against',
  'beyond-wished-distance': 'against',
  'residence-unknown': 'neutral',
  'posting-place-unknown': 'neutral',
  shuttle: 'for',
  lodging: 'for',
  'settlement-fits': 'for',
  'settlement-differs': 'against',
  'settlement-unknown': 'neutral',
  'settlement-no-wish': 'neutral',
  'focus-first': 'for',
  waiting: 'for',
  urgent: 'for',
  'can-start-now': 'for',
  fresh: 'for',
  'minor-protection': 'against',
  'consent-missing': 'neutral',
  'moved-up': 'for',
  'moved-down': 'against',
  'added-by-clerk': 'for',
} as const satisfies Record<string, 'for' | 'against' | 'neutral'>

export type ReasonCode = keyof typeof reasonSides
export const reasonCodes = Object.keys(reasonSides) as [ReasonCode, ...ReasonCode[]]

/** A reason and the values its sentence needs. Money in fen per `unit`, distance in km, `days` and `years` whole numbers. */
export const reason = z.strictObject({
  code: z.enum(reasonCodes),
  kind: z.string().optional(),
  group: z.string().optional(),
  skill: z.string().optional(),
  years: z.number().optional(),
  by: z.number().optional(),
  unit: payUnit.optional(),
  km: z.number().optional(),
  days: z.number().optional(),
  settlement: settlement.optional(),
  focus: focusGroup.optional(),
})
export type Reason = z.output<typeof reason>

/** Why a pair is not offered at all. `excluded-by-clerk` carries no law: a person decided it and said why (db/matches.ts). */
export const exclusions = [
  'not-live',
  'full',
  'expired',
  'registration-ended',
  'under-age',
  'excluded-by-clerk',
] as const
export type Exclusion = (typeof exclusions)[number]

/** What one dimension says. `isContrary`: a known fact against a known wish; such a match counts half. */
export type Part = { points: number; reasons: readonly Reason[]; isContrary: boolean }

export const part = (points: number, reasons: readonly Reason[], isContrary = false): Part => ({
  points,
  reasons,
  isContrary,
})
