// Beside the form: the receipt of the last person, or what this person reads and checks; the consents, one for each purpose;
// and the one button that saves.
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { DraftLine } from '../ui/draft-line.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { BesideForm } from './beside.tsx'
import { Consents } from './consents.tsx'
import { Effort } from './effort.tsx'
import { KnownRows } from './known.tsx'
import { ReadBack } from './read-back.tsx'
import { ReceiptPanel } from './receipt-panel.tsx'
import type { Typed } from './register.tsx'

export function RegisterSide({ state }: { state: Typed }) {
  const { t } = useTranslation(['desk', 'register'])
  const { register } = useDesk()
  const isSaving = state.step === 'saving'
  return (
    <aside className="side" aria-label={t('register.side')}>
      <div className="side-scroll">
        {state.step === 'saved' && <ReceiptPanel receipt={state.receipt} isChange={state.isChange} />}
        {state.step !== 'saved' && !state.beside && <ReadBack form={state.form} />}
        {state.known.length > 0 && <KnownRows rows={state.known} openedId={state.beside?.id ?? null} />}
        {state.beside && <BesideForm form={state.form} beside={state.beside} />}
        <Consents state={state} />
      </div>
      <div className="side-foot">
        <p className="line wrong" role="alert">
          {state.step === 'refused' && (state.problem ? problemText(t, state.problem) : t('register.mend'))}
        </p>
        <div className="effort-line">
          <Effort formId={state.form.id} />
          <DraftLine draft={state.draft} />
        </div>
        <button type="button" className="btn go tall" disabled={isSaving} onClick={() => void register.save()}>
          {isSaving ? t('register.saving') : state.form.edits === null ? t('register.save') : t('register:change.save')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
      </div>
    </aside>
  )
}
