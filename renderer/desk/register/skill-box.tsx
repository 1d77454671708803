// Skills and certificates: found by typing, or taken as typed where no list has them; below the box a row for each, with years, level
// and whether there is a certificate.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { certificates } from '../../../db/model/certificates.ts'
import { mostSkills } from '../../../db/model/full-registration.ts'
import { skillLevel } from '../../../db/model/match/seeker.ts'
import { useDesk } from '../desk-context.ts'
import { useKindEntries } from '../kinds/kind-box.tsx'
import { addReadings } from '../kinds/kind-entries.ts'
import type { KindEntry } from '../kinds/kind-search.ts'
import { Choices } from '../ui/choices.tsx'
import { FindBox } from '../ui/find-box.tsx'
import { wrongText } from '../words.ts'
import type { TypedSkill } from './full-form.ts'
import { levelWord } from './full-words.ts'
import { faultOf, type Typed } from './register.tsx'

const certificateEntries: KindEntry[] = certificates.map(({ name, kind }) => ({
  code: `certificate:${name}:${kind ?? ''}`,
  name,
  aliases: [],
  pinyin: '',
  initials: '',
}))
let certificatesRead: Promise<KindEntry[]> | null = null

/** Kinds of work and certificates in one list. */
function useSkillEntries(): readonly KindEntry[] {
  const kinds = useKindEntries()
  const [papers, setPapers] = useState<readonly KindEntry[]>(certificateEntries)
  useEffect(() => {
    certificatesRead ??= addReadings(certificateEntries)
    let isWanted = true
    certificatesRead.then(
      read => isWanted && setPapers(read),
      error => console.error(error),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return useMemo(() => [...kinds, ...papers], [kinds, papers])
}

/** Of the entry it came from. */
const codeOf = ({ name, kind, isCertificate }: TypedSkill) =>
  isCertificate ? `certificate:${name}:${kind ?? ''}` : (kind ?? name)

function skillOf({ code, name }: KindEntry): TypedSkill {
  const [first, paper, kind] = code.split(':')
  const isCertificate = first === 'certificate' && paper !== undefined
  return { name, kind: isCertificate ? kind || null : code, level: null, years: '', isCertificate }
}

export function SkillBox({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'desk'])
  const { register } = useDesk()
  const entries = useSkillEntries()
  const { skills } = state.form
  const add = (skill: TypedSkill) => {
    const isThere = skills.some(({ name }) => name === skill.name)
    register.edit({ skills: isThere ? skills : [...skills, skill], skillText: '' })
  }
  const change = (at: number, patch: Partial<TypedSkill>) =>
    register.edit({ skills: skills.map((skill, i) => (i === at ? { ...skill, ...patch } : skill)) })
  const remove = (at: number) => register.edit({ skills: skills.filter((_, i) => i !== at) })
  return (
    <>
      <FindBox
        id="r-skills"
        label={t('skill.label')}
        span={6}
        most={mostSkills}
        entries={entries}
        wordOf={code => code}
        none={t('skill.none')}
        chosen={skills.map(codeOf)}
        hasChips={false}
        text={state.form.skillText}
        wrong={wrongText(t, faultOf(state, 'skills'))}
        onText={skillText => register.edit({ skillText })}
        onAdd={entry => add(skillOf(entry))}
        onFree={name => add({ name, kind: null, level: null, years: '', isCertificate: false })}
        onRemove={() => remove(skills.length - 1)}
        onLeave={() => register.leaveField('skills')}
      />
      {skills.length > 0 && (
        <ul className="f f6 skills">
          {skills.map((skill, i) => (
            <SkillRow
              key={skill.name}
              index={i}
              skill={skill}
              onChange={patch => change(i, patch)}
              onRemove={() => remove(i)}
              onLeave={() => register.leaveField('skills')}
            />
          ))}
        </ul>
      )}
    </>
  )
}

type RowProps = {
  index: number
  skill: TypedSkill
  onChange(patch: Partial<TypedSkill>): void
  onRemove(): void
  onLeave(): void
}

function SkillRow({ index, skill, onChange, onRemove, onLeave }: RowProps) {
  const { t } = useTranslation('register')
  const id = `r-skill-${index}`
  return (
    <li>
      <span className="skill-name" id={`${id}-name`}>
        {skill.name}
      </span>
      <span className="years">
        <input
          className="in num"
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          aria-label={`${skill.name} ${t('skill.years')}`}
          value={skill.years}
          onChange={event => onChange({ years: event.target.value })}
          onBlur={onLeave}
        />
        {t('skill.years')}
      </span>
      <Choices
        id={`${id}-level`}
        labelledBy={`${id}-name`}
        mode="one"
        choices={skillLevel.options.map(value => ({ value, word: levelWord(t, value) }))}
        chosen={skill.level ? [skill.level] : []}
        onChange={([level]) => onChange({ level: level ?? null })}
      />
      <Choices
        id={`${id}-certificate`}
        labelledBy={`${id}-name`}
        mode="many"
        choices={[{ value: 'yes', word: t('skill.certificate') }]}
        chosen={skill.isCertificate ? ['yes'] : []}
        onChange={chosen => onChange({ isCertificate: chosen.length > 0 })}
      />
      <button
        type="button"
        className="drop"
        tabIndex={-1}
        aria-label={t('skill.remove', { name: skill.name })}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  )
}
