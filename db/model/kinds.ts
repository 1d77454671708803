// The market's own list of kinds of work (工种): groups as tiles of the touch screen, kinds with their official occupation.
// Names stand in locales/<lang>/kinds.json under `groups` and `kinds`.
import { officeKinds } from './kinds-office.ts'
import { productionKinds } from './kinds-production.ts'
import { serviceKinds } from './kinds-service.ts'

/** One row of the lists: code, group, occupation, icon, aliases parted by spaces. */
export type KindRow = readonly [code: string, group: string, occupation: string, icon: string, aliases: string]

/** `icon` names a symbol of the design's icon set without its `i-`. */
export type KindGroup = { code: string; icon: string }
/** `occupation` is a code of 职业分类大典 2022 (four levels), e.g. `6-31-01-03`. */
export type Kind = { code: string; group: string; occupation: string; icon: string }

/** All groups in the order of the tiles; the first eleven are those of the home page. */
export const kindGroups: readonly KindGroup[] = [
  { code: 'general', icon: 'factory' },
  { code: 'sorting', icon: 'box' },
  { code: 'electric-weld', icon: 'plug' },
  { code: 'loading', icon: 'trolley' },
  { code: 'driving', icon: 'wheel' },
  { code: 'delivery', icon: 'scooter' },
  { code: 'serving', icon: 'cloche' },
  { code: 'cooking', icon: 'chef' },
  { code: 'cleaning', icon: 'broom' },
  { code: 'guarding', icon: 'shield' },
  { code: 'household', icon: 'home' },
  { code: 'sewing', icon: 'sew' },
  { code: 'building', icon: 'building' },
  { code: 'office', icon: 'headset' },
  { code: 'live-commerce', icon: 'video' },
  { code: 'home-work', icon: 'pen' },
  { code: 'farming', icon: 'sprout' },
  { code: 'computing', icon: 'laptop' },
]

const rows = [...productionKinds, ...serviceKinds, ...officeKinds]

/** Every kind; those of one group stand together. */
export const kinds: readonly Kind[] = rows.map(([code, group, occupation, icon]) => ({ code, group, occupation, icon }))

/** The words by which a title shows its kind, lower case and NFKC, each with the kind's code. */
export const kindAliases: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([code, , , , aliases]) => aliases.split(' ').map(alias => [plain(alias), code] as const)),
)

const byCode = new Map(kinds.map(kind => [kind.code, kind]))

/** The kind of a code, or undefined: codes of newer lists may reach older programs. */
export function findKind(code: string): Kind | undefined {
  return byCode.get(code)
}

/** Whether a code names a group. No kind has the code of a group. */
export function isGroup(code: string): boolean {
  return kindGroups.some(group => group.code === code)
}

/** The group of a kind's code, or null where the code is not known. */
export function groupOf(code: string): string | null {
  return byCode.get(code)?.group ?? null
}

/** The kinds of a group, in order; none where the group is not known. */
export function kindsInGroup(group: string): Kind[] {
  return kinds.filter(kind => kind.group === group)
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

const longestAlias = Math.max(...[...kindAliases.keys()].map(alias => alias.length))

/**
 * The kind that a title names. First what stands before the first bracket or comma, then the whole title; in each, the longest
 * alias at its very end, since the noun that counts stands there (养老院厨师 is a cook), else the longest alias anywhere.
 * Latin aliases must be whole words.
 * @returns a kind's code, or null
 */
export function kindOfTitle(title: string): string | null {
  const whole = plain(title).replace(/\s+/g, ' ').trim()
  const head = (whole.split(/[(,、;:【[|]/, 1)[0] ?? '').trim()
  return longestIn(head, true) ?? longestIn(head, false) ?? longestIn(whole, false)
}

function longestIn(text: string, onlyAtEnd: boolean): string | null {
  for (let length = Math.min(longestAlias, text.length); length >= 2; length--) {
    const first = onlyAtEnd ? text.length - length : 0
    for (let start = text.length - length; start >= first; start--) {
      const code = kindAliases.get(text.slice(start, start + length))
      if (code !== undefined && isWhole(text, start, length)) return code
    }
  }
  return null
}

/** A Latin word counts only where no other Latin letter or digit touches it: `bi` is not in `mobile`. */
function isWhole(text: string, start: number, length: number): boolean {
  const touches = (a: string | undefined, b: string | undefined) => /[a-z0-9]/.test(a ?? '') && /[a-z0-9]/.test(b ?? '')
  return !touches(text[start - 1], text[start]) && !touches(text[start + length - 1], text[start + length])
}
