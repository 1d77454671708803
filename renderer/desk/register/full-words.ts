// Words of the full form for codes. Needs the namespace `register`.
import type { Education, Vehicle } from '../../../db/model/full-registration.ts'
import type { Seeker, SkillLevel } from '../../../db/model/match/seeker.ts'
import type { Translate } from '../../shared/words.ts'

// i18n-dynamic: register:education.*
export const educationWord = (t: Translate, value: Education): string => t(`register:education.${value}`)

// i18n-dynamic: register:vehicle.*
export const vehicleWord = (t: Translate, value: Vehicle): string => t(`register:vehicle.${value}`)

// i18n-dynamic: register:level.*
export const levelWord = (t: Translate, value: SkillLevel): string => t(`register:level.${value}`)

// i18n-dynamic: register:rest.*
export const restWord = (t: Translate, value: NonNullable<Seeker['restDays']>): string => t(`register:rest.${value}`)

// i18n-dynamic: register:home.*
export const homeWord = (t: Translate, value: NonNullable<Seeker['homeWork']>): string => t(`register:home.${value}`)
