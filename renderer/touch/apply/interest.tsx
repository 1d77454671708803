// "I am interested": a telephone number for one posting, with one sentence to agree to; then a receipt, masked.
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { Pay } from '../../shared/ui/pay.tsx'
import { problemText } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { digitKeys, Keypad } from '../keyboard/keypad.tsx'
import { PadField } from '../keyboard/pad-field.tsx'
import { PrintNote } from '../paper/print-note.tsx'
import { Agreement } from '../register/agreement.tsx'
import { errorText } from '../register/form-error.tsx'
import type { InterestDraft, InterestField, NamedPosting } from '../store/interest.ts'
import { useActions, useTouch, useTurn } from '../turn.tsx'
import '../register/receipt.css'
import '../register/register.css'
import './apply.css'

export function InterestPage() {
  const interest = useTouch(state => state.interest)
  if (!interest) return null
  return interest.status.at === 'saved' ? <Saved interest={interest} /> : <Asking interest={interest} />
}

/** Which posting a page is about. */
export function Which({ posting }: { posting: NamedPosting }) {
  const { t } = useTranslation('apply')
  return (
    <p className="which">
      <b>{posting.title}</b> <Pay pay={posting.pay} />
      {posting.code && <span className="sub">{t('touch:posting.code', { code: posting.code })}</span>}
    </p>
  )
}

function Asking({ interest }: { interest: InterestDraft }) {
  const { t } = useTranslation('apply')
  const actions = useActions()
  const site = useTouch(state => state.site)
  const { code } = interest.posting
  const { number, isTyping, isAgreed, isSixteen, errors, status } = interest
  const isSending = status.at === 'sending'
  const error = (field: InterestField) => {
    const found = errors[field]
    if (found === undefined) return null
    return found === 'consent-missing' ? t('interest.consent-missing') : errorText(t, found)
  }
  return (
    <Frame
      className="interest"
      title={t('interest.title')}
      state={<span className="state plain">{t('interest.offline')}</span>}
      words={
        <>
          <h1>{t('interest.headline')}</h1>
          <Which posting={interest.posting} />
        </>
      }
      foot={
        <button
          type="button"
          className="btn go wide-btn"
          aria-disabled={isSending}
          onClick={() => void actions.submitInterest()}
        >
          <Icon name={status.at === 'refused' ? 'sync' : 'phone'} />
          {t(isSending ? 'interest.sending' : status.at === 'refused' ? 'interest.again' : 'interest.submit')}
        </button>
      }
      keyboard={
        isTyping && (
          <Keypad
            rows={digitKeys}
            onKey={actions.typeDigit}
            onErase={actions.eraseDigit}
            onDone={() => actions.typeInterest(false)}
          />
        )
      }
    >
      {status.at === 'refused' && (
        <p className="error block" role="alert">
          <Icon name="warn" />
          <span>{status.problem.code === 'not-found' ? t('interest.gone') : problemText(t, status.problem)}</span>
        </p>
      )}
      <PadField
        label={t('interest.number')}
        text={number}
        isOpen={isTyping}
        hint={code ? t('interest.no-mobile', { code }) : t('interest.no-mobile-desk')}
        error={error('number')}
        onOpen={() => actions.typeInterest(true)}
        onKey={actions.typeDigit}
        onErase={actions.eraseDigit}
        onClear={actions.clearInterestNumber}
        onDone={() => actions.typeInterest(false)}
      />
      <div className="agreements">
        <Agreement
          isChosen={isAgreed}
          text={t('interest.consent')}
          note={t('interest.consent-note', { count: site.registrationDays, version: site.noticeVersion })}
          onPress={actions.switchAgreed}
        />
        <FieldError text={error('isAgreed')} />
      </div>
      <fieldset className="choice">
        <legend>{t('touch:age.question')}</legend>
        <div className="pair">
          <button
            type="button"
            className="btn"
            aria-pressed={isSixteen === true}
            onClick={() => actions.sayInterestAge(true)}
          >
            {t('touch:age.yes')}
          </button>
          <button type="button" className="btn" aria-pressed={false} onClick={() => actions.sayInterestAge(false)}>
            {t('touch:age.no')}
          </button>
        </div>
        <FieldError text={error('isSixteen')} />
      </fieldset>
    </Frame>
  )
}

function FieldError({ text }: { text: string | null }) {
  return text === null ? null : (
    <p className="error" role="alert">
      <Icon name="warn" />
      <span>{text}</span>
    </p>
  )
}

function Saved({ interest }: { interest: InterestDraft }) {
  const { t, i18n } = useTranslation('apply')
  const { endTurn } = useTurn()
  const { back, showMineOf } = useActions()
  const site = useTouch(state => state.site)
  if (interest.status.at !== 'saved') return null
  const { code, maskedNumber, postingTitle, validUntil } = interest.status.receipt
  // Valid until midnight: the last day is the one before it.
  const lastDay = formatDay(new Date(Date.parse(validUntil) - 1), site.timeZone, i18n.language)
  return (
    <Frame
      className="receipt"
      title={t('interest.title')}
      hasBack={false}
      words={<h1>{t('interest.saved')}</h1>}
      foot={
        <>
          <div className="acts">
            <button type="button" className="btn" onClick={back}>
              <Icon name="search" />
              {t('interest.go-on')}
            </button>
            <button type="button" className="btn go" onClick={endTurn}>
              <Icon name="check" />
              {t('touch:receipt.done')}
            </button>
          </div>
          <button type="button" className="btn second" onClick={() => showMineOf(code)}>
            {t('receipt.change-interest')}
          </button>
        </>
      }
    >
      <section className="stub">
        <p className="sub">{t('touch:receipt.code')}</p>
        <p className="receipt-code num">{code}</p>
        <p className="sub">
          {postingTitle} {maskedNumber}
        </p>
        <p className="sub">{t('touch:receipt.valid', { day: lastDay })}</p>
      </section>
      <PrintNote
        title={t('paper:note.interest')}
        code={code}
        lines={[`${postingTitle} ${maskedNumber}`, t('touch:receipt.valid', { day: lastDay })]}
        advice={[t('interest.next-1'), t('interest.next-2'), t('touch:receipt.next-3', { hotline: site.hotline })]}
      />
      <ol className="next-steps">
        <li>{t('interest.next-1')}</li>
        <li>{t('interest.next-2')}</li>
        <li>{t('touch:receipt.next-3', { hotline: site.hotline })}</li>
      </ol>
    </Frame>
  )
}
