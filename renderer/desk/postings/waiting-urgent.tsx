// The head's list of urgent wishes: approved with one key, refused with a word.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../shared/format.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { controlProps, Field, Line } from '../ui/field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useNow } from '../ui/use-now.ts'
import type { WaitingRow } from './urgent-part.ts'

const columns = ['c-title', 'c-employer', 'c-reason', 'c-end', 'c-asked'] as const

export function WaitingUrgent() {
  const { t, i18n } = useTranslation('desk')
  const { urgent, site } = useDesk()
  const { rows, refusing, problem, said } = useDeskState(desk => desk.urgent)
  const now = useNow(60_000)
  const refusingId = refusing?.id
  const total = rows.length
  useEffect(() => {
    if (refusingId) focusField('u-word')
    else if (total > 0) focusFirstRow()
  }, [refusingId, total])
  const moment = (at: string) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  const cells = (row: WaitingRow) => [
    row.title,
    row.employer ?? '',
    <span key="reason" title={row.reason}>
      {row.reason}
    </span>,
    moment(new Date(Date.parse(row.until) - 1).toISOString()),
    `${row.askedBy} ${moment(row.askedAt)}`,
  ]
  return (
    <div className="waiting-urgent">
      <Line
        id="u-said"
        wrong={problem ? problemText(t, problem) : null}
        right={said ? t(said.isApproved ? 'urgent-list.approved' : 'urgent-list.refused', { title: said.title }) : null}
        say={total === 0 ? null : t('urgent-list.how')}
      />
      {total > 0 && (
        <Ledger
          rows={rows}
          idOf={row => row.id}
          nameOf={row => t('urgent-list.approve-one', { title: row.title })}
          caption={t('postings.part.waiting')}
          columns={columns}
          openedId={refusingId ?? null}
          onOpen={() => undefined}
          onKey={(row, key) => {
            if (key === 'a' || key === 'A') void urgent.approve(row)
            if (key === 'r' || key === 'R') urgent.refuse(row)
          }}
          head={
            <tr>
              <th scope="col">{t('posting.title')}</th>
              <th scope="col">{t('employers.name')}</th>
              <th scope="col">{t('posting.urgent-reason')}</th>
              <th scope="col">{t('posting.urgent-end')}</th>
              <th scope="col">{t('urgent-list.asked')}</th>
            </tr>
          }
          cells={cells}
        />
      )}
      {refusing && (
        <Field
          id="u-word"
          label={t('urgent-list.why')}
          span={6}
          isRequired
          wrong={refusing.isMissing ? t('wrong.why-missing') : null}
          say={t('urgent-list.why-how')}
        >
          <input
            {...controlProps('u-word', refusing.isMissing ? 'why-missing' : null)}
            className="in"
            autoComplete="off"
            maxLength={200}
            value={refusing.word}
            onChange={event => urgent.typeWord(event.target.value)}
            onKeyDown={event => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter') void urgent.sendRefusal()
              else if (event.key === 'Escape') urgent.keep()
              else return
              event.preventDefault()
              event.stopPropagation()
            }}
          />
        </Field>
      )}
      <p className="dim row-keys">
        <span>
          <Kbd>A</Kbd> {t('urgent-list.approve')}
        </span>
        <span>
          <Kbd>R</Kbd> {t('urgent-list.refuse')}
        </span>
      </p>
    </div>
  )
}
