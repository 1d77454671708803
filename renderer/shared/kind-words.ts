// Names and icons of kinds of work and their groups. Needs the namespace `kinds`.
import { findKind, kindGroups } from '../../db/model/kinds.ts'
import { type IconName, isIconName } from './icons.tsx'
import type { Translate } from './words.ts'

// i18n-dynamic: kinds:kinds.*
/** The name of a kind; null for none, and for a code that only a newer server knows. */
export function kindWord(t: Translate, code: string | null): string | null {
  return code !== null && findKind(code) ? t(`kinds:kinds.${code}`) : null
}

// i18n-dynamic: kinds:groups.*
/** The name of a group; null for a code that is not known. */
export function groupWord(t: Translate, code: string): string | null {
  return kindGroups.some(group => group.code === code) ? t(`kinds:groups.${code}`) : null
}

const iconOr = (name: string | undefined): IconName => (name !== undefined && isIconName(name) ? name : 'grid')

/** The icon of a kind; the grid for none and for an unknown one. */
export const kindIcon = (code: string | null): IconName => iconOr(code === null ? undefined : findKind(code)?.icon)

/** The icon of a group; the grid for an unknown one. */
export const groupIcon = (code: string): IconName => iconOr(kindGroups.find(group => group.code === code)?.icon)
