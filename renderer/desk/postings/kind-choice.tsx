// Which kind of work the ledger lists: any, a group, one kind, or those of which nobody said it.
import { useTranslation } from 'react-i18next'
import { kindGroups, kindsInGroup } from '../../../db/model/kinds.ts'
import { groupWord, kindWord } from '../../shared/kind-words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'

export function KindChoice() {
  const { t } = useTranslation(['desk', 'kinds'])
  const { postings } = useDesk()
  const kind = useDeskState(desk => desk.postings.kind)
  useKeys([['g', () => focusField('own-kind')]])
  return (
    <label className="row kind-choice r">
      <span className="dim">{t('postings.kind')}</span>
      <select
        id="own-kind"
        className="in"
        value={kind ?? ''}
        onChange={event => void postings.chooseKind(event.target.value || null)}
        // From the choice into what was chosen.
        onKeyDown={event => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          focusFirstRow()
        }}
      >
        <option value="">{t('postings.kind-all')}</option>
        <option value="none">{t('postings.kind-none')}</option>
        {kindGroups.map(({ code: group }) => (
          <optgroup key={group} label={groupWord(t, group) ?? group}>
            <option value={group}>{t('postings.kind-group', { group: groupWord(t, group) ?? group })}</option>
            {kindsInGroup(group).map(({ code }) => (
              <option key={code} value={code}>
                {kindWord(t, code) ?? code}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Kbd>G</Kbd>
    </label>
  )
}
