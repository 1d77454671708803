// A registration (求职登记): what is asked, what is consented to, and the rules of the domain that bind both.
import { z } from 'zod'
import { fullPart } from './full-registration.ts'
import { documentKind, identityDocument } from './identity-document.ts'
import { day, division, moment, receiptCode, uuidV7 } from './ids.ts'
import { freeText, withoutUnseen } from './plain-line.ts'

/** The purposes a person consents to, one by one (PIPL art. 14, 23, 29). Only `registration` is needed to register. */
export const purposes = ['registration', 'employer', 'messages', 'upload'] as const
export type Purpose = (typeof purposes)[number]

/** How consent was given: tapped at the screen, on paper, or spoken to the clerk. */
export const consentMeans = z.enum(['touch', 'paper', 'spoken'])

export const consents = z.strictObject({
  registration: z.boolean(),
  employer: z.boolean(),
  messages: z.boolean(),
  upload: z.boolean(),
})
export type Consents = z.output<typeof consents>

/** 窗口 触摸屏 集市 电话 大篷车. */
export const registrationSource = z.enum(['desk', 'touch', 'stall', 'phone', 'van'])

/** When a person can work: 马上 白天 晚上 周末 居家. */
export const availability = z.enum(['now', 'day', 'night', 'weekend', 'home'])
export type Availability = z.output<typeof availability>

/** What stands for the `·` (U+00B7) between parts of a name on keyboards, in old records and in what is pasted. */
const innerDots = /[•\u{2027}\u{2219}\u{22C5}\u{30FB}\u{FF65}\u{FF0E}\u{16EB}\u{2E31}\u{387}]/gu

/**
 * A person's name as written: letters of any script with inner `·` (U+00B7), spaces, hyphens and apostrophes; 1–64 code points.
 * Rare characters outside the basic plane count as one. Marks that nobody sees (pasted from a chat) are taken out.
 */
export const personName = z
  .string()
  .transform(name => withoutUnseen(name).replace(innerDots, '·').replace(/\s+/g, ' ').trim())
  .refine(name => [...name].length >= 1 && [...name].length <= 64, { error: 'name-length' })
  .refine(name => /^[\p{L}\p{M}][\p{L}\p{M}· .'’-]*$/u.test(name), { error: 'name-characters' })

/** A way to reach the person: mobile, landline, or somebody else's number (domain.md § 6.11: never a dead end). */
export const contactKind = z.enum(['mobile', 'landline', 'relative', 'none'])
export const contact = z
  .strictObject({ kind: contactKind, number: z.string().max(20) })
  .refine(c => c.kind === 'none' || c.number.length > 0, { error: 'phone-missing', path: ['number'] })
export type Contact = z.output<typeof contact>

/** What the quick form collects, at the touch screen and at the desk. */
export const quickRegistration = z.strictObject({
  id: uuidV7,
  name: personName,
  contact,
  /** 1–3 codes of the market's list of kinds. */
  kinds: z.array(z.string().min(1).max(40)).min(1, { error: 'kinds-missing' }).max(3, { error: 'kinds-too-many' }),
  availability: z.array(availability).min(1, { error: 'availability-missing' }).max(5),
  consents,
  /** The version of the notice that was shown. */
  noticeVersion: z.string().min(1).max(40),
  /** The person says they are sixteen or older; without it nothing is stored. */
  isSixteen: z.literal(true, { error: 'under-age' }),
})
export type QuickRegistration = z.output<typeof quickRegistration>

/** What the desk adds to the quick form: the full form, whether or not anything of it was asked. */
export const deskRegistration = quickRegistration.extend({
  document: identityDocument.nullable(),
  residence: division.nullable(),
  ...fullPart.shape,
  /** Staff's own notes. */
  notes: freeText(2000),
  source: registrationSource,
  consentMeans,
})

/**
 * A registration as it is stored and, without notes and star, as it is sent. Unknown fields are kept; those of the full form stand
 * among them under the names of `fullPart` (read them with `fullPartOf`), so that no site is refused for a fact it adds.
 */
export const registration = z.looseObject({
  id: uuidV7,
  revision: z.int().positive(),
  name: z.string(),
  contact: z.looseObject({ kind: contactKind, number: z.string() }),
  kinds: z.array(z.string()),
  availability: z.array(availability),
  document: z.looseObject({ kind: documentKind, number: z.string() }).nullable(),
  birthDate: day.nullable(),
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  sex: z.enum(['0', '1', '2', '9']),
  residence: division.nullable(),
  /** Staff's own notes; they stay at this site and are never sent. */
  notes: z.string(),
  source: registrationSource,
  consents: z.looseObject({
    registration: z.boolean(),
    employer: z.boolean(),
    messages: z.boolean(),
    upload: z.boolean(),
  }),
  noticeVersion: z.string(),
  consentMeans,
  receipt: receiptCode,
  validUntil: moment,
  /** How often its term was renewed. */
  renewals: z.int().min(0).optional(),
  createdAt: moment,
  updatedAt: moment,
})
export type Registration = z.output<typeof registration>

/** For so long after the last word at the touch screen a registration can be replaced or withdrawn there, by its receipt code. */
export const changeableMs = 600_000

/** The least age at which anybody may register (劳动法 art. 15). */
export const leastAge = 16

/** Whole years between two market days (`YYYY-MM-DD`). */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** What a passer-by may see of a name: 王*, 李*秀, 阿依*古丽. The first and, from three characters on, the last stay. */
export function maskName(name: string): string {
  const parts = name.split('·').map(part => {
    const characters = [...part]
    if (characters.length <= 1) return part
    if (characters.length === 2) return `${characters[0]}*`
    return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
  })
  return parts.join('·')
}

/** What a passer-by may see of a number: 138****1234. Short numbers keep only their last two digits. */
export function maskNumber(number: string): string {
  if (number.length === 0) return ''
  if (number.length < 8) return `****${number.slice(-2)}`
  return `${number.slice(0, 3)}****${number.slice(-4)}`
}
