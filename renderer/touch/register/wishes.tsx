// One to three kinds of work, by groups, and when the person can work.
import { useTranslation } from 'react-i18next'
import { groupOf, isGroup, kindGroups, kindsInGroup } from '../../../db/model/kinds.ts'
import { availability } from '../../../db/model/registration.ts'
import { Icon } from '../../shared/icons.tsx'
import { groupIcon, groupWord, kindIcon, kindWord } from '../../shared/kind-words.ts'
import { availabilityWord, type Translate } from '../../shared/words.ts'
import { useActions, useTouch } from '../turn.tsx'
import { FormError } from './form-error.tsx'
import '../find/tiles.css'

export const wishWord = (t: Translate, code: string): string =>
  (isGroup(code) ? groupWord(t, code) : kindWord(t, code)) ?? code

export function Wishes({ group }: { group: string | null }) {
  return group === null ? <AllGroups /> : <OneGroup group={group} />
}

function Chosen() {
  const { t } = useTranslation('touch')
  const { switchKind } = useActions()
  const chosen = useTouch(state => state.form?.kinds ?? none)
  return (
    <div className="chosen">
      {chosen.length === 0 && <p className="sub">{t('wishes.none-yet')}</p>}
      {chosen.length > 0 && (
        <div className="chips">
          {chosen.map(code => (
            <button key={code} type="button" className="btn" aria-pressed="true" onClick={() => switchKind(code)}>
              {wishWord(t, code)}
              <Icon name="cross" />
            </button>
          ))}
        </div>
      )}
      <FormError field="kinds" />
    </div>
  )
}

function AllGroups() {
  const { t } = useTranslation('touch')
  const { openGroup, switchAvailability } = useActions()
  const chosen = useTouch(state => state.form?.kinds ?? none)
  const times = useTouch(state => state.form?.availability ?? none)
  const countOf = (group: string) => chosen.filter(code => code === group || groupOf(code) === group).length
  return (
    <>
      <Chosen />
      <div className="tiles small">
        {kindGroups.map(({ code }) => (
          <button key={code} type="button" className="tile" onClick={() => openGroup(code)}>
            <Icon name={groupIcon(code)} />
            <b>{groupWord(t, code)}</b>
            {countOf(code) > 0 && (
              <span className="n">
                <span className="visually-hidden">{t('wishes.chosen', { count: countOf(code) })}</span>
                <span aria-hidden="true">{`✓ ${countOf(code)}`}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      <fieldset className="choice">
        <legend>{t('wishes.when')}</legend>
        <div className="chips">
          {availability.options.map(value => (
            <button
              key={value}
              type="button"
              className="btn"
              aria-pressed={times.includes(value)}
              onClick={() => switchAvailability(value)}
            >
              {availabilityWord(t, value)}
            </button>
          ))}
        </div>
        <FormError field="availability" />
      </fieldset>
    </>
  )
}

function OneGroup({ group }: { group: string }) {
  const { t } = useTranslation('touch')
  const { switchKind } = useActions()
  const chosen = useTouch(state => state.form?.kinds ?? none)
  const choices = [
    { code: group, icon: groupIcon(group), word: t('wishes.any', { group: groupWord(t, group) ?? '' }) },
    ...kindsInGroup(group).map(({ code }) => ({ code, icon: kindIcon(code), word: wishWord(t, code) })),
  ]
  return (
    <>
      <Chosen />
      <div className="tiles small">
        {choices.map(({ code, icon, word }) => (
          <button
            key={code}
            type="button"
            className="tile"
            aria-pressed={chosen.includes(code)}
            onClick={() => switchKind(code)}
          >
            <Icon name={icon} />
            <b>{word}</b>
          </button>
        ))}
      </div>
    </>
  )
}

const none: never[] = []
