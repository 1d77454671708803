// Writing an emergency: what, until when, how high; then a look at what the wall will show, and only then it goes up.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { emergencyAt } from '../../../db/model/notice.ts'
import { formatEnd } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { Line } from '../ui/field.tsx'
import { enterLeadsOn, focusField } from '../ui/form-keys.ts'
import { Group } from '../ui/group.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useTimeNow } from '../ui/use-now.ts'
import { wrongText } from '../words.ts'
import { useLeadToFault } from './form-view.tsx'
import { alarmEndsNow, candidateOf, endOf, type NoticeForm, priorities } from './notice-form.ts'
import { faultOf, NoticeText } from './notice-text.tsx'
import type { OpenNotice } from './notices-part.ts'

const levels = Object.keys(priorities) as NoticeForm['priority'][]

export function AlarmFormView({ open }: { open: OpenNotice }) {
  const { t, i18n } = useTranslation('desk')
  const { notices, site } = useDesk()
  const now = useTimeNow(1_000)
  const { form, step, status } = open
  const isSaving = status.step === 'saving'
  const isLooking = step === 'confirm'
  const end = endOf(form, { now, site })
  useKeys([
    ['Ctrl+Enter', () => void notices.publish()],
    ['Alt+Delete', notices.discard],
    ['Escape', isLooking ? notices.back : undefined],
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: on beginning, and on coming back from the look
  useEffect(() => (isLooking ? undefined : focusField('m-title')), [form.id, isLooking])
  useLeadToFault(open, ['title', 'text', 'alarmEnd'])
  return (
    <form className="split" noValidate onSubmit={event => event.preventDefault()} onKeyDown={enterLeadsOn}>
      <div className="sheet scroll alarm-form">
        <p className="alarm-head">
          <Icon name="warn" />
          <b>{t('alarm.new')}</b>
          <span>{t('alarm.covers')}</span>
        </p>
        {isLooking ? (
          <Wall form={form} end={end} />
        ) : (
          <section className="sec">
            <h2>{t('notices.what')}</h2>
            <div className="fields">
              <NoticeText
                open={open}
                name="title"
                label={t('alarm.title')}
                span={6}
                isRequired
                longest={60}
                say={t('alarm.title-hint')}
              />
              <NoticeText open={open} name="text" label={t('alarm.text')} span={6} rows={3} longest={2000} />
              <Group id="m-alarmEnd" label={t('alarm.end')} span={4}>
                <Choices
                  id="m-alarmEnd"
                  labelledBy="m-alarmEnd-label"
                  describedBy="m-alarmEnd-line"
                  mode="one"
                  mayBeNone={false}
                  // i18n-dynamic: desk:alarm.end-in.*
                  choices={alarmEndsNow({ now, site }).map(value => ({ value, word: t(`alarm.end-in.${value}`) }))}
                  chosen={[form.alarmEnd]}
                  onChange={([chosen]) => chosen && notices.change({ alarmEnd: chosen })}
                />
                <Line
                  id="m-alarmEnd-line"
                  wrong={wrongText(t, faultOf(open, 'alarmEnd'))}
                  say={
                    end &&
                    t('alarm.comes-down', {
                      time: formatEnd(end, now, site.timeZone, i18n.language),
                    })
                  }
                />
              </Group>
              <Group id="m-priority" label={t('alarm.priority')} span={4}>
                <Choices
                  id="m-priority"
                  labelledBy="m-priority-label"
                  mode="one"
                  mayBeNone={false}
                  // i18n-dynamic: desk:alarm.level.*
                  choices={levels.map(value => ({ value, word: t(`alarm.level.${value}`) }))}
                  chosen={[form.priority]}
                  onChange={([chosen]) => chosen && notices.change({ priority: chosen })}
                />
                <Line id="m-priority-line" say={t('alarm.priority-hint')} />
              </Group>
            </div>
          </section>
        )}
      </div>
      <aside className="side" aria-label={t('alarm.new')}>
        <div className="side-scroll">
          <h2>{t(isLooking ? 'alarm.sure' : 'alarm.two-steps')}</h2>
          <p>{t(isLooking ? 'alarm.sure-explain' : 'alarm.two-steps-explain')}</p>
          {isLooking && <Higher form={form} now={now} />}
        </div>
        <div className="side-foot">
          <p className="line wrong" role="alert">
            {status.step === 'refused' && (status.problem ? problemText(t, status.problem) : t('register.mend'))}
          </p>
          <button
            type="button"
            className={isLooking ? 'btn tall alarm-btn full' : 'btn go tall'}
            disabled={isSaving}
            onClick={() => void notices.publish()}
          >
            {t(isSaving ? 'register.saving' : isLooking ? 'alarm.put-up' : 'alarm.look')}
            <Kbd>Ctrl ↵</Kbd>
          </button>
          <div className="row">
            {isLooking && (
              <button type="button" className="btn quiet" disabled={isSaving} onClick={notices.back}>
                {t('alarm.back')}
                <Kbd>Esc</Kbd>
              </button>
            )}
            <button type="button" className="btn quiet" disabled={isSaving} onClick={notices.discard}>
              {t('posting.discard')}
              <Kbd>Alt Del</Kbd>
            </button>
          </div>
        </div>
      </aside>
    </form>
  )
}

/** What the wall and the touch screen will show, in small. */
function Wall({ form, end }: { form: NoticeForm; end: Date | null }) {
  const { t, i18n } = useTranslation('desk')
  const { site } = useDesk()
  const now = useTimeNow(1_000)
  return (
    <figure className="wall">
      <figcaption className="dim">{t('alarm.wall')}</figcaption>
      <div className="frame">
        <p className="head">
          <span>{site.name}</span>
        </p>
        <b>{form.title.trim()}</b>
        {form.text.trim() !== '' && <p className="notice-text">{form.text.trim()}</p>}
        <p className="until">
          {end && t('alarm.ends', { time: formatEnd(end, now, site.timeZone, i18n.language) })} {site.name}
        </p>
      </div>
    </figure>
  )
}

/** Says so where another emergency stands higher: this one waits behind it. */
function Higher({ form, now }: { form: NoticeForm; now: Date }) {
  const { t } = useTranslation('desk')
  const { site } = useDesk()
  const list = useDeskState(state => state.notices.list)
  const candidate = candidateOf(form, { now, site }, site.name)
  if (list.state !== 'ready' || candidate === null) return null
  const before = emergencyAt(list.shown, now)
  if (!before) return null
  const first = emergencyAt([...list.shown, candidate], now)
  return (
    <p className="line wrong">
      {t(first?.id === candidate.id ? 'alarm.replaces' : 'alarm.waits', { title: before.title })}
    </p>
  )
}
