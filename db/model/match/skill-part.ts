// Skills, their level and years against the posting's kind and text; and postings that need none.
import type { PostingWork } from './posting-facts.ts'
import { type Part, part, type Reason } from './reason.ts'
import { type SkillFact, type SkillWorth, skillWorth } from './seeker-facts.ts'

/** 6–10 where the skill is of the posting's kind, 5–8 where its title names that kind as well, otherwise 0. */
export function kindPoints(skill: SkillWorth, work: PostingWork): number {
  if (skill.kind === null) return 0
  if (skill.kind === work.kind) return 6 + skillWorth(skill)
  return work.mentions.includes(skill.kind) ? 5 + Math.min(3, skillWorth(skill)) : 0
}

/** 4–8: what a skill is worth whose very word stands in the posting's text. */
export const wordPoints = (skill: SkillWorth): number => 4 + skillWorth(skill)

/** What a skill is worth for a posting, 0–10. */
export function onePoints(skill: SkillWorth, work: PostingWork, isInText: boolean): number {
  return Math.max(kindPoints(skill, work), isInText ? wordPoints(skill) : 0)
}

/** 0–10 from the best skill (0: none fits). A posting for beginners is worth something to all, more to who wants to learn. */
export function skillPoints(
  best: number,
  { hasSkills, wantsTraining }: { hasSkills: boolean; wantsTraining: boolean },
  isForBeginners: boolean,
): number {
  const beginner = isForBeginners ? (wantsTraining ? 5 : 4) : 0
  return Math.max(best, beginner, hasSkills ? 0 : 3)
}

/** @param isInText whether a word stands in the posting's text */
export function skillPart(
  skills: readonly SkillFact[],
  wantsTraining: boolean,
  work: PostingWork,
  isInText: (word: string) => boolean,
): Part & { hasFit: boolean } {
  let best = 0
  let reason: Reason | undefined
  for (const skill of skills) {
    const points = onePoints(skill, work, skill.word !== null && isInText(skill.word))
    if (points <= best) continue
    best = points
    const years = skill.years === null ? {} : { years: skill.years }
    reason = {
      code: kindPoints(skill, work) === points ? 'skill-fits' : 'skill-in-text',
      skill: skill.name,
      ...years,
    }
  }
  const points = skillPoints(best, { hasSkills: skills.length > 0, wantsTraining }, work.needsNoExperience)
  if (!reason || points > best) reason = { code: fallback(skills.length > 0, wantsTraining, work.needsNoExperience) }
  return { ...part(points, [reason]), hasFit: best > 0 }
}

function fallback(hasSkills: boolean, wantsTraining: boolean, isForBeginners: boolean): Reason['code'] {
  if (isForBeginners) return wantsTraining ? 'training-on-the-job' : 'no-experience-needed'
  return hasSkills ? 'no-fitting-skill' : 'skills-unknown'
}

/** 证 in the text (but not 身份证) asks for a certificate; worth no points, but worth asking about. */
export function certificateNote(skills: readonly SkillFact[], text: string): Reason[] {
  if (!/(?<!身份|居住)证(?!明|件|实|券)/.test(text)) return []
  const has = skills.some(skill => skill.isCertificate && skill.word !== null && text.includes(skill.word))
  return has ? [] : [{ code: 'certificate-asked' }]
}
