// The full part of the form, or one line that opens it.
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { isFullUsed } from './full-form.ts'
import { HelpSection } from './help-section.tsx'
import type { Typed } from './register.tsx'
import { foldFull, Heading, leadTo } from './sections.tsx'
import { SkillsSection } from './skills-section.tsx'
import { WishesSection } from './wishes-section.tsx'

export function FullSections({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'desk'])
  const { register } = useDesk()
  if (!state.isFull) {
    const parts = [
      { at: '3', field: 'r-skills', word: t('section.skills') },
      { at: '4', field: 'r-wantedPay', word: t('section.wishes') },
      { at: '5', field: 'r-focus', word: t('section.help') },
    ]
    return (
      <section className="sec flush more">
        <h2>
          {t('section.more')}
          <small>{t('desk:register.later')}</small>
        </h2>
        <div className="row">
          {parts.map(({ at, field, word }) => (
            <button key={at} type="button" className="btn quiet" tabIndex={-1} onClick={() => leadTo(register, field)}>
              {word}
              <Kbd>{`Alt ${at}`}</Kbd>
            </button>
          ))}
          {isFullUsed(state.form) && <span className="dim">{t('section.filled')}</span>}
        </div>
      </section>
    )
  }
  return (
    <>
      <section className="sec">
        <Heading word={t('section.skills')} why={t('desk:register.later')} at="3" />
        <SkillsSection state={state} />
      </section>
      <section className="sec">
        <Heading word={t('section.wishes')} why={t('desk:register.later')} at="4" />
        <WishesSection state={state} />
      </section>
      <section className="sec">
        <Heading word={t('section.help')} why={t('section.help-why')} at="5" />
        <HelpSection state={state} />
      </section>
      <p className="fold">
        <button type="button" className="btn quiet" tabIndex={-1} onClick={() => foldFull(register)}>
          {t('section.fold')}
          <Kbd>Alt 0</Kbd>
        </button>
      </p>
    </>
  )
}
