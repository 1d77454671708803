// How people reach the employer, until when it is shown, and whether it is urgent today.
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../db/model/amounts.ts'
import { formatMarketDay, formatMoment } from '../../shared/format.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { Group } from '../ui/group.tsx'
import { useMarketDay, useNow } from '../ui/use-now.ts'
import { parseUrgentEnd } from './posting-form.ts'
import type { OpenForm } from './postings-part.ts'
import { TextField } from './text-field.tsx'

export function ContactSection({ open }: { open: OpenForm }) {
  const { t, i18n } = useTranslation(['desk', 'common'])
  const { postings, site } = useDesk()
  const isHead = useDeskState(({ gate }) => gate.state === 'open' && gate.staff.role === 'head')
  const { form } = open
  const today = useMarketDay()
  const now = useNow(60_000)
  const end = form.isUrgent ? parseUrgentEnd(form.urgentUntil, today, site.timeZone) : null
  const until = parseDay(form.validUntil, today)
  const days = until === null ? 0 : Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
  return (
    <section className="sec">
      <h2>{t('posting.contact')}</h2>
      <div className="fields">
        <Group id="p-contact" label={t('posting.contact-how')} span={3}>
          <Choices
            id="p-contact"
            labelledBy="p-contact-label"
            mode="one"
            mayBeNone={false}
            choices={[
              { value: 'desk', word: t('posting.contact-desk') },
              { value: 'public', word: t('posting.contact-public') },
            ]}
            chosen={[form.contactPolicy]}
            onChange={([policy]) => policy && postings.change({ contactPolicy: policy })}
          />
        </Group>
        <TextField
          open={open}
          name="phone"
          label={t('posting.phone')}
          span={3}
          longest={30}
          say={t(form.contactPolicy === 'public' ? 'posting.phone-consent' : 'posting.phone-hidden')}
        />
        <TextField
          open={open}
          name="validUntil"
          label={t('posting.until')}
          span={3}
          isRequired
          longest={12}
          say={
            until !== null && days >= 0
              ? t('posting.until-day', { day: formatMarketDay(until, i18n.language), count: days })
              : t('posting.until-how')
          }
        />
        <div className="f f3" />
        <Group id="p-urgent" label={t('posting.urgent-label')} span={2}>
          <Choices
            id="p-urgent"
            labelledBy="p-urgent-label"
            mode="many"
            choices={[{ value: 'urgent', word: t('urgent') }]}
            chosen={form.isUrgent ? ['urgent'] : []}
            onChange={chosen => postings.change({ isUrgent: chosen.length > 0 })}
          />
        </Group>
        <TextField
          open={open}
          name="urgentReason"
          label={t('posting.urgent-reason')}
          span={2}
          longest={200}
          isRequired={form.isUrgent}
          isDisabled={!form.isUrgent}
          say={isHead ? null : t('posting.urgent-asks')}
        />
        <TextField
          open={open}
          name="urgentUntil"
          label={t('posting.urgent-end')}
          span={2}
          longest={20}
          isDisabled={!form.isUrgent}
          say={
            end && end !== 'wrong'
              ? formatMoment(new Date(Date.parse(end) - 1), now, site.timeZone, i18n.language)
              : t('posting.urgent-until')
          }
        />
      </div>
    </section>
  )
}
