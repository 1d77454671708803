// Quick registration, step by step. Each step has one question, one button on, and says what is wrong under the field.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { Keyboard } from '../keyboard/keyboard.tsx'
import { type RegisterStep, registerSteps, type View } from '../store/view.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Notice } from './notice.tsx'
import { Person } from './person.tsx'
import { Review } from './review.tsx'
import { Wishes } from './wishes.tsx'
import './register.css'

type RegisterView = Extract<View, { at: 'register' }>

export function Register({ view }: { view: RegisterView }) {
  const { t } = useTranslation('touch')
  const isTyping = useTouch(state => state.typing !== null)
  const errors = useTouch(state => state.form?.errors)
  // What is wrong may stand below the edge of the screen.
  useEffect(() => {
    if (errors && Object.keys(errors).length > 0) document.querySelector('.error')?.scrollIntoView({ block: 'center' })
  }, [errors])
  return (
    <Frame
      className={`register ${view.step}`}
      title={t('home.register')}
      state={<span className="state plain">{t('register.offline')}</span>}
      scrollKey={`${view.step} ${view.group}`}
      words={
        <>
          <Steps step={view.step} />
          <Question step={view.step} />
        </>
      }
      foot={<Foot view={view} />}
      keyboard={isTyping && <StepKeyboard />}
    >
      <Content view={view} />
    </Frame>
  )
}

function Content({ view }: { view: RegisterView }) {
  switch (view.step) {
    case 'notice':
      return <Notice />
    case 'person':
      return <Person />
    case 'wishes':
      return <Wishes group={view.group} />
    case 'review':
      return <Review />
  }
}

// i18n-dynamic: touch:register.step.*
// i18n-dynamic: touch:register.question.*
function Steps({ step }: { step: RegisterStep }) {
  const { t } = useTranslation('touch')
  const here = registerSteps.indexOf(step)
  return (
    <ol className="steps">
      {registerSteps.map((name, index) => (
        <li
          key={name}
          className={index < here ? 'done' : index === here ? 'now' : undefined}
          aria-current={index === here ? 'step' : undefined}
        >
          {index + 1} {t(`register.step.${name}`)}
          {index < here && <Icon name="check" />}
        </li>
      ))}
    </ol>
  )
}

function Question({ step }: { step: RegisterStep }) {
  const { t } = useTranslation('touch')
  return <h1>{t(`register.question.${step}`)}</h1>
}

function Foot({ view }: { view: RegisterView }) {
  const { t } = useTranslation('touch')
  const { back, nextStep, submit, openGroup } = useActions()
  const isSending = useTouch(state => state.form?.status.at === 'sending')
  const isRefused = useTouch(state => state.form?.status.at === 'refused')
  if (view.step === 'wishes' && view.group !== null) {
    return (
      <div className="acts one">
        <button type="button" className="btn go" onClick={() => openGroup(null)}>
          <Icon name="check" />
          {t('register.group-done')}
        </button>
      </div>
    )
  }
  return (
    <div className="acts">
      <button type="button" className="btn" disabled={isSending} onClick={back}>
        <Icon name="back" />
        {t('register.previous')}
      </button>
      {view.step === 'review' ? (
        <button type="button" className="btn go" aria-disabled={isSending} onClick={() => void submit()}>
          <Icon name={isRefused ? 'sync' : 'check'} />
          {t(isSending ? 'register.sending' : isRefused ? 'again' : 'register.submit')}
        </button>
      ) : (
        <button type="button" className="btn go" onClick={nextStep}>
          {t('register.next')}
          <Icon name="next" />
        </button>
      )}
    </div>
  )
}

/** From the name the keyboard goes on to the number, as a person would. */
function StepKeyboard() {
  const { t } = useTranslation('touch')
  const { openField, closeField } = useActions()
  const goesOn = useTouch(
    state => state.typing?.field === 'name' && state.form?.contact.kind !== 'none' && state.form?.contact.number === '',
  )
  return goesOn ? (
    <Keyboard doneWord={t('register.to-number')} onDone={() => openField('number')} />
  ) : (
    <Keyboard onDone={closeField} />
  )
}
