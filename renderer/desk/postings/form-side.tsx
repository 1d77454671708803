// Beside the posting form: the six elements with what is still missing, and the buttons that keep, publish or leave it.
import { useTranslation } from 'react-i18next'
import { elements } from '../../../db/model/posting.ts'
import { elementWord, problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { DraftLine } from '../ui/draft-line.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { fieldOfElement } from './form-view.tsx'
import { Phrases } from './phrases.tsx'
import type { OpenForm } from './postings-part.ts'

export function PostingSide({ open }: { open: OpenForm }) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings } = useDesk()
  const { missing, status, form } = open
  const lacks = missing.map(element => elementWord(t, element)).join(t('comma'))
  const isSaving = status.step === 'saving'
  const isOut = form.origin === 'published'
  return (
    <aside className="side" aria-label={t('posting.elements')}>
      <div className="side-scroll">
        <section>
          <h2>
            {t('posting.elements')} <small>{t('posting.elements-why')}</small>
          </h2>
          <ul className="elements">
            {elements.map(element => {
              const isMissing = missing.includes(element)
              return (
                <li key={element} className={isMissing ? 'missing-element' : 'given-element'}>
                  <button type="button" tabIndex={-1} onClick={() => focusField(`p-${fieldOfElement[element]}`)}>
                    {elementWord(t, element)}
                    <small>{t(isMissing ? 'posting.missing' : 'posting.given')}</small>
                  </button>
                </li>
              )
            })}
          </ul>
          <p role="status">{missing.length > 0 ? t('posting.lacks', { elements: lacks }) : t('posting.complete')}</p>
        </section>
        <Phrases open={open} />
        {isOut && <p className="dim">{t('posting.is-out')}</p>}
      </div>
      <div className="side-foot">
        <p className="line wrong" role="alert">
          {status.step === 'refused' && (status.problem ? problemText(t, status.problem) : t('register.mend'))}
        </p>
        <DraftLine draft={open.draft} />
        <button
          type="button"
          className="btn go tall"
          disabled={isSaving}
          aria-describedby={missing.length > 0 ? 'p-gate' : undefined}
          onClick={() => void postings.publish()}
        >
          {t(isSaving ? 'register.saving' : isOut ? 'posting.publish-again' : 'posting.publish')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
        {missing.length > 0 && (
          <p className="dim gate-why" id="p-gate">
            {t('posting.gate', { count: missing.length })}
          </p>
        )}
        <div className="row">
          {!isOut && (
            <button type="button" className="btn quiet" disabled={isSaving} onClick={() => void postings.saveDraft()}>
              {t('posting.keep')}
              <Kbd>Alt S</Kbd>
            </button>
          )}
          <button type="button" className="btn quiet" disabled={isSaving} onClick={() => void postings.discard()}>
            {t('posting.discard')}
            <Kbd>Alt Del</Kbd>
          </button>
        </div>
      </div>
    </aside>
  )
}
