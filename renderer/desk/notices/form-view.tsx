// Writing a notice: what kind, what it says, for whom, until when; training and job fairs have a day, a place and seats.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { audience } from '../../../db/model/notice.ts'
import { formatDate } from '../../shared/format.ts'
import { audienceWord, noticeKindWord, problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { enterLeadsOn, focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useTimeNow } from '../ui/use-now.ts'
import { endOf, hasDay, hasSeats, type NoticeField, noticeEndsOf, writtenKinds } from './notice-form.ts'
import { NoticeText } from './notice-text.tsx'
import type { OpenNotice } from './notices-part.ts'

const order: readonly NoticeField[] = ['title', 'text', 'startsOn', 'days', 'seats', 'seatsLeft', 'endDay']

/** Each refused attempt leads the keyboard to the first field that is wrong. */
export function useLeadToFault({ attempts, faults }: OpenNotice, fields: readonly NoticeField[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt
  useEffect(() => {
    const first = attempts > 0 ? fields.find(field => faults[field] !== undefined) : undefined
    if (first) focusField(`m-${first}`)
  }, [attempts])
}

export function NoticeFormView({ open }: { open: OpenNotice }) {
  const { t, i18n } = useTranslation(['desk', 'common'])
  const { notices, site } = useDesk()
  const now = useTimeNow(10_000)
  const { form, status } = open
  const isSaving = status.step === 'saving'
  const end = endOf(form, { now, site })
  useKeys([
    ['Ctrl+Enter', () => void notices.publish()],
    ['Alt+Delete', notices.discard],
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id says that it is another form
  useEffect(() => focusField('m-title'), [form.id])
  useLeadToFault(open, order)
  const ends = noticeEndsOf(form)
  return (
    <form className="split" noValidate onSubmit={event => event.preventDefault()} onKeyDown={enterLeadsOn}>
      <div className="sheet scroll">
        <section className="sec">
          <h2>{t('notices.what')}</h2>
          <div className="fields">
            <NoticeText open={open} name="title" label={t('notices.headline')} span={6} isRequired longest={60} />
            <div className="f f6">
              <span className="label" id="m-kind-label">
                {t('notices.kind')}
              </span>
              <Choices
                id="m-kind"
                labelledBy="m-kind-label"
                mode="one"
                mayBeNone={false}
                choices={writtenKinds.map(value => ({ value, word: noticeKindWord(t, value) }))}
                chosen={[form.kind]}
                onChange={([kind]) => kind && notices.change({ kind })}
              />
            </div>
            <NoticeText
              open={open}
              name="text"
              label={t('notices.text')}
              span={6}
              rows={3}
              longest={2000}
              say={t('notices.text-hint')}
            />
          </div>
        </section>
        {hasDay(form) && (
          <section className="sec">
            <h2>{t('notices.when')}</h2>
            <div className="fields">
              <NoticeText
                open={open}
                name="startsOn"
                label={t('notices.starts-on')}
                span={2}
                longest={12}
                say={t('posting.until-how')}
              />
              <NoticeText open={open} name="hours" label={t('notices.hours')} span={2} longest={60} />
              {hasSeats(form) && <NoticeText open={open} name="days" label={t('notices.days')} span={2} longest={4} />}
              <NoticeText open={open} name="place" label={t('notices.place')} span={4} longest={120} />
              <NoticeText open={open} name="phone" label={t('notices.phone')} span={2} longest={30} />
              {hasSeats(form) && (
                <>
                  <NoticeText open={open} name="seats" label={t('notices.seats')} span={2} longest={6} />
                  <NoticeText open={open} name="seatsLeft" label={t('notices.seats-left')} span={2} longest={6} />
                </>
              )}
            </div>
          </section>
        )}
        <section className="sec">
          <h2>{t('notices.for')}</h2>
          <div className="fields">
            <div className="f f6">
              <span className="label" id="m-audience-label">
                {t('notices.for-hint')}
              </span>
              <Choices
                id="m-audience"
                labelledBy="m-audience-label"
                mode="many"
                choices={audience.options.map(value => ({ value, word: audienceWord(t, value) }))}
                chosen={form.audience}
                onChange={chosen => notices.change({ audience: chosen })}
              />
            </div>
          </div>
        </section>
        <section className="sec">
          <h2>{t('postings.until')}</h2>
          <div className="fields">
            <div className="f f6">
              <span className="label" id="m-end-label">
                {t('notices.end')}
              </span>
              <Choices
                id="m-end"
                labelledBy="m-end-label"
                mode="one"
                mayBeNone={false}
                // i18n-dynamic: desk:notices.ends.*
                choices={ends.map(value => ({ value, word: t(`notices.ends.${value}`) }))}
                chosen={[form.end]}
                onChange={([chosen]) => chosen && notices.change({ end: chosen })}
              />
            </div>
            {form.end === 'other' && (
              <NoticeText
                open={open}
                name="endDay"
                label={t('notices.end-day')}
                span={2}
                isRequired
                longest={12}
                say={t('posting.until-how')}
              />
            )}
          </div>
        </section>
      </div>
      <aside className="side" aria-label={t('notices.side')}>
        <div className="side-scroll">
          <h2>{t('notices.look')}</h2>
          <article className="notice-look">
            <span className="spine">{noticeKindWord(t, form.kind)}</span>
            <div>
              <b>{form.title.trim() || t('notices.no-title')}</b>
              <p className="notice-text">{form.text}</p>
            </div>
          </article>
          <p>
            {end !== null && end > now
              ? t('notices.until-day', {
                  day: formatDate(new Date(end.getTime() - 1), site.timeZone, i18n.language),
                })
              : t('notices.until-open')}
          </p>
          {form.isOut && <p className="dim">{t('notices.is-out')}</p>}
        </div>
        <div className="side-foot">
          <p className="line wrong" role="alert">
            {status.step === 'refused' && (status.problem ? problemText(t, status.problem) : t('register.mend'))}
          </p>
          <button type="button" className="btn go tall" disabled={isSaving} onClick={() => void notices.publish()}>
            {t(isSaving ? 'register.saving' : form.isOut ? 'notices.publish-again' : 'notices.publish')}
            <Kbd>Ctrl ↵</Kbd>
          </button>
          <div className="row">
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
