// Words for the codes of the contract: units, settlements, shifts, problems. One place, so that every face says the same.
import type { TFunction } from 'i18next'
import { z } from 'zod'
import type { Notice, NoticeKind } from '../../db/model/notice.ts'
import type { Element, employmentForm, PayUnit, perk, settlement, shift } from '../../db/model/posting.ts'
import type { Availability } from '../../db/model/registration.ts'
import type { Language } from '../../db/model/site.ts'
import type { Problem } from '../../electron/contract/problem.ts'

/** Any `t` that has the namespaces `common` and `problem`. */
export type Translate = TFunction

// i18n-dynamic: common:unit.*
/** `元/天`; 面议 for `negotiable`. */
export const unitWord = (t: Translate, unit: PayUnit): string => t(`common:unit.${unit}`)

// i18n-dynamic: common:settlement.*
export const settlementWord = (t: Translate, value: z.output<typeof settlement>): string =>
  t(`common:settlement.${value}`)

// i18n-dynamic: common:shift.*
export const shiftWord = (t: Translate, value: z.output<typeof shift>): string => t(`common:shift.${value}`)

// i18n-dynamic: common:perk.*
export const perkWord = (t: Translate, value: z.output<typeof perk>): string => t(`common:perk.${value}`)

// i18n-dynamic: common:form.*
export const formWord = (t: Translate, value: z.output<typeof employmentForm>): string => t(`common:form.${value}`)

// i18n-dynamic: common:availability.*
export const availabilityWord = (t: Translate, value: Availability): string => t(`common:availability.${value}`)

// i18n-dynamic: common:element.*
/** The label of one of the six elements. */
export const elementWord = (t: Translate, element: Element): string => t(`common:element.${element}`)

// i18n-dynamic: common:notice-kind.*
/** `政策`, `培训`, `招聘会`. */
export const noticeKindWord = (t: Translate, kind: NoticeKind): string => t(`common:notice-kind.${kind}`)

// i18n-dynamic: common:audience.*
/** Whom a notice concerns: `农民工`. */
export const audienceWord = (t: Translate, one: Notice['audience'][number]): string => t(`common:audience.${one}`)

// i18n-dynamic: common:language.*
/** A language's own name: `简体中文`, `English`. */
export const languageWord = (t: Translate, language: Language): string => t(`common:language.${language}`)

const seconds = z.object({ seconds: z.int() })
const reference = z.object({ reference: z.string() })
const fields = z.object({ fields: z.record(z.string(), z.string()) })

/** How long to wait after too many attempts; null where the host did not say. */
export function waitSeconds({ details }: Problem): number | null {
  const wait = seconds.safeParse(details)
  return wait.success ? wait.data.seconds : null
}

// i18n-dynamic: problem:code.*
/** One problem as sentences: what happened, what is safe, what to do. */
export function problemText(t: Translate, problem: Problem): string {
  const { code, details } = problem
  if (code === 'too-many-attempts') {
    const wait = waitSeconds(problem)
    if (wait !== null) return t('problem:wait', { count: wait })
  }
  if (code === 'fault') {
    const log = reference.safeParse(details)
    if (log.success) return t('problem:fault-reference', { reference: log.data.reference })
  }
  return t(`problem:code.${code}`)
}

const fieldCodes = [
  'name-length',
  'name-characters',
  'phone-missing',
  'kinds-missing',
  'kinds-too-many',
  'availability-missing',
  'under-age',
  'pin-length',
  'pin-weak',
  'title-missing',
  'headcount-range',
  'pay-range',
  'reason-missing',
  'end-passed',
  'end-too-far',
  'desk-unknown',
] as const
export type FieldCode = (typeof fieldCodes)[number]

const isFieldCode = (code: string): code is FieldCode => (fieldCodes as readonly string[]).includes(code)

// i18n-dynamic: problem:field.*
/** The sentence under a field, for a code of the model's schemas; any other code gets the generic sentence. */
export const fieldText = (t: Translate, code: string): string =>
  t(isFieldCode(code) ? `problem:field.${code}` : 'problem:field.other')

/** What a `bad-input` says of each field: path as in the input (`contact.number`) → code. Empty for any other problem. */
export function fieldCodesOf({ code, details }: Problem): Record<string, string> {
  const parsed = fields.safeParse(details)
  return code === 'bad-input' && parsed.success ? parsed.data.fields : {}
}
