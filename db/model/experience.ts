// Whether a posting says that nobody needs experience for it.
import type { Posting } from './posting.ts'

/** 不限经验: said so in words. Silence is not taken for a yes. */
export function needsNoExperience({ requirements, title }: Pick<Posting, 'requirements' | 'title'>): boolean {
  return /不限经验|经验不限|无需经验|无经验|不要经验|新手|学徒|可学/.test(`${requirements ?? ''} ${title}`)
}
