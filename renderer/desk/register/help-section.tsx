// Whom the market helps first, and why: focus groups as told or seen, the wish to learn, the staff's star with its reason.
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { Group } from '../ui/group.tsx'
import { useMarketDay } from '../ui/use-now.ts'
import { wrongText } from '../words.ts'
import { FocusChoices } from './focus-choices.tsx'
import { faultOf, type Typed } from './register.tsx'

export function HelpSection({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'desk'])
  const { register } = useDesk()
  const today = useMarketDay()
  const { form } = state
  const wrongStar = wrongText(t, faultOf(state, 'starReason'))
  return (
    <div className="fields">
      <div className="f f6">
        <span className="label" id="r-focus-label">
          {t('focus.label')}
        </span>
        <FocusChoices
          id="r-focus"
          labelledBy="r-focus-label"
          entries={form.focus}
          today={today}
          onChange={focus => register.edit({ focus })}
          onLeave={() => register.leaveField('focus')}
        />
      </div>
      <Group id="r-wantsTraining" label={t('training')} span={2}>
        <Choices
          id="r-wantsTraining"
          labelledBy="r-wantsTraining-label"
          mode="one"
          choices={[
            { value: 'yes', word: t('training-yes') },
            { value: 'no', word: t('training-no') },
          ]}
          chosen={form.wantsTraining === null ? [] : [form.wantsTraining ? 'yes' : 'no']}
          onChange={([value]) => register.edit({ wantsTraining: value === undefined ? null : value === 'yes' })}
        />
      </Group>
      <Group id="r-isStarred" label={t('star.label')} span={1}>
        <Choices
          id="r-isStarred"
          labelledBy="r-isStarred-label"
          mode="many"
          choices={[{ value: 'yes', word: t('star.yes') }]}
          chosen={form.isStarred ? ['yes'] : []}
          onChange={chosen => register.edit({ isStarred: chosen.length > 0 })}
        />
      </Group>
      <Field id="r-starReason" label={t('star.reason')} span={3} wrong={wrongStar}>
        <input
          {...controlProps('r-starReason', wrongStar)}
          className="in"
          autoComplete="off"
          disabled={!form.isStarred}
          value={form.starReason}
          onChange={event => register.edit({ starReason: event.target.value })}
          onBlur={() => register.leaveField('starReason')}
        />
      </Field>
    </div>
  )
}
