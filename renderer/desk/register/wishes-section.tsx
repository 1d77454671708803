// What a person wants: pay and how it is settled, where and how far, days off, work at home; and where the person lives, to the street.
import { useTranslation } from 'react-i18next'
import { mostAreas } from '../../../db/model/full-registration.ts'
import { seekerFields } from '../../../db/model/match/seeker.ts'
import { settlement } from '../../../db/model/posting.ts'
import { settlementWord, unitWord } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { DivisionBox } from '../divisions/division-box.tsx'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { Group } from '../ui/group.tsx'
import { wrongText } from '../words.ts'
import { type WantedUnit, wantedUnits } from './full-form.ts'
import { homeWord, restWord } from './full-words.ts'
import { faultOf, type Typed } from './register.tsx'

const restDays = seekerFields.restDays.unwrap().options
const homeWork = seekerFields.homeWork.unwrap().options

export function WishesSection({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'desk', 'common'])
  const { register } = useDesk()
  const { form } = state
  const wrong = (field: Parameters<typeof faultOf>[1]) => wrongText(t, faultOf(state, field))
  return (
    <div className="fields">
      <Field id="r-wantedPay" label={t('pay')} span={1} wrong={wrong('wantedPay')}>
        <input
          {...controlProps('r-wantedPay', wrong('wantedPay'))}
          className="in num"
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={form.payText}
          onChange={event => register.edit({ payText: event.target.value })}
          onBlur={() => register.leaveField('wantedPay')}
        />
      </Field>
      <Field id="r-payUnit" label={t('pay-unit')} span={1}>
        <select
          {...controlProps('r-payUnit')}
          className="in"
          value={form.payUnit}
          onChange={event => register.edit({ payUnit: event.target.value as WantedUnit })}
        >
          {wantedUnits.map(unit => (
            <option key={unit} value={unit}>
              {unitWord(t, unit)}
            </option>
          ))}
        </select>
      </Field>
      <Group id="r-settlements" label={t('settlements')} span={4}>
        <Choices
          id="r-settlements"
          labelledBy="r-settlements-label"
          mode="many"
          choices={settlement.options.map(value => ({ value, word: settlementWord(t, value) }))}
          chosen={form.settlements}
          onChange={settlements => register.edit({ settlements })}
        />
      </Group>
      <Group id="r-restDays" label={t('rest-label')} span={2}>
        <Choices
          id="r-restDays"
          labelledBy="r-restDays-label"
          mode="one"
          choices={restDays.map(value => ({ value, word: restWord(t, value) }))}
          chosen={form.restDays ? [form.restDays] : []}
          onChange={([value]) => register.edit({ restDays: value ?? null })}
        />
      </Group>
      <Group id="r-homeWork" label={t('home-label')} span={4}>
        <Choices
          id="r-homeWork"
          labelledBy="r-homeWork-label"
          mode="one"
          choices={homeWork.map(value => ({ value, word: homeWord(t, value) }))}
          chosen={form.homeWork ? [form.homeWork] : []}
          onChange={([value]) => register.edit({ homeWork: value ?? null })}
        />
      </Group>
      <DivisionBox
        id="r-wantedAreas"
        label={t('areas')}
        span={4}
        most={mostAreas}
        chosen={form.wantedAreas}
        text={form.areaText}
        wrong={wrong('wantedAreas')}
        onChange={({ codes, text }) => register.edit({ areaText: text, ...(codes ? { wantedAreas: codes } : {}) })}
        onLeave={() => register.leaveField('wantedAreas')}
      />
      <Field id="r-maxKm" label={t('km')} span={2} wrong={wrong('maxKm')}>
        <input
          {...controlProps('r-maxKm', wrong('maxKm'))}
          className="in num"
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={form.kmText}
          onChange={event => register.edit({ kmText: event.target.value })}
          onBlur={() => register.leaveField('maxKm')}
        />
      </Field>
      <DivisionBox
        id="r-residence"
        label={t('residence')}
        span={4}
        most={1}
        chosen={form.residence === null ? [] : [form.residence]}
        text={form.residenceText}
        wrong={wrong('residence')}
        onChange={({ codes, text }) =>
          register.edit({ residenceText: text, ...(codes ? { residence: codes[0] ?? null } : {}) })
        }
        onLeave={() => register.leaveField('residence')}
      />
      <Field id="r-street" label={t('street')} span={2} wrong={wrong('street')}>
        <input
          {...controlProps('r-street', wrong('street'))}
          className="in"
          autoComplete="off"
          value={form.street}
          onChange={event => register.edit({ street: event.target.value })}
          onBlur={() => register.leaveField('street')}
        />
      </Field>
    </div>
  )
}
