// The log of the desk for the head of station: who, what, when, by ids alone; filters; and whether anybody changed it.
import { useTranslation } from 'react-i18next'
import type { ChainView } from '../../../electron/contract/desk-station.ts'
import { formatMoment } from '../../shared/format.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { pageSize } from './log-part.ts'

export function LogView() {
  const { t, i18n } = useTranslation(['log', 'desk'])
  const { log: actions, site } = useDesk()
  const state = useDeskState(desk => desk.log)
  const now = useNow(60_000)
  const { list, offset } = state
  const total = list.state === 'ready' ? list.total : 0
  const moment = (at: string) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  useKeys([
    ['PageUp', () => void actions.turnPage(-1)],
    ['PageDown', () => void actions.turnPage(1)],
    ['k', () => void actions.check()],
  ])
  return (
    <div className="sheet list log">
      <div className="fields">
        <Field id="l-subject" label={t('subject')} span={2}>
          <input
            {...controlProps('l-subject')}
            className="in"
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            value={state.subject}
            onChange={event => void actions.filter({ subject: event.target.value })}
          />
        </Field>
        <Field id="l-staff" label={t('staff')} span={2}>
          <select
            {...controlProps('l-staff')}
            className="in"
            value={state.staffId}
            onChange={event => void actions.filter({ staffId: event.target.value })}
          >
            <option value="">{t('everybody')}</option>
            {state.staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="l-day" label={t('day')} span={2}>
          <input
            {...controlProps('l-day')}
            className="in"
            type="date"
            value={state.day}
            onChange={event => void actions.filter({ day: event.target.value })}
          />
        </Field>
      </div>
      <div className="day-bar">
        {list.state === 'ready' && <Chain check={list.check} moment={moment} />}
        <button type="button" className="btn quiet" disabled={state.isChecking} onClick={() => void actions.check()}>
          {t(state.isChecking ? 'checking' : 'check')}
          <Kbd>K</Kbd>
        </button>
        {total > pageSize && (
          <span className="r dim">
            <Kbd>PgUp PgDn</Kbd> {t('page', { from: offset + 1, to: Math.min(total, offset + pageSize), total })}
          </span>
        )}
      </div>
      {list.state === 'failed' && (
        <p className="line wrong" role="alert">
          {problemText(t, list.problem)}
        </p>
      )}
      {list.state === 'ready' && list.rows.length === 0 && <p className="empty">{t('none')}</p>}
      {list.state === 'ready' && list.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
        <div className="scroll" tabIndex={0}>
          <table className="ledger">
            <caption className="visually-hidden">{t('desk:title.log')}</caption>
            <thead>
              <tr>
                <th scope="col" className="c-seq">
                  {t('seq')}
                </th>
                <th scope="col" className="c-at">
                  {t('at')}
                </th>
                <th scope="col">{t('staff')}</th>
                <th scope="col">{t('what')}</th>
                <th scope="col" className="c-subject">
                  {t('id')}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map(row => (
                <tr key={row.seq} className={row.seq === list.check?.brokenAt ? 'on' : undefined}>
                  <td className="num">{row.seq}</td>
                  <td className="num">{moment(row.at)}</td>
                  <td>{row.staff ? row.staff.name || row.staff.id : t('nobody')}</td>
                  <td>
                    {/* i18n-dynamic: log:action.* */}
                    {t(`action.${row.action.replace('.', '-')}`, { defaultValue: row.action })}
                  </td>
                  <td className="num">{row.subject}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function Chain({ check, moment }: { check: ChainView | null; moment(at: string): string }) {
  const { t } = useTranslation('log')
  if (check === null) return <p className="dim">{t('unchecked')}</p>
  if (!check.isWhole)
    return (
      <p className="line wrong" role="alert">
        {t('broken', { seq: check.brokenAt ?? 0, time: moment(check.at) })}
      </p>
    )
  return (
    <p className="line right" role="status">
      {t('whole', { count: check.checked ?? 0, time: moment(check.at), hash: check.hash?.slice(0, 12) ?? '' })}
    </p>
  )
}
