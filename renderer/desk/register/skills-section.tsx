// What a person can do: schooling, skills and certificates, tools and vehicles.
import { useTranslation } from 'react-i18next'
import { education, vehicle } from '../../../db/model/full-registration.ts'
import { useDesk } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { Group } from '../ui/group.tsx'
import { Picker } from '../ui/picker.tsx'
import { wrongText } from '../words.ts'
import { educationWord, vehicleWord } from './full-words.ts'
import { faultOf, type Typed } from './register.tsx'
import { SkillBox } from './skill-box.tsx'

export function SkillsSection({ state }: { state: Typed }) {
  const { t } = useTranslation(['register', 'desk'])
  const { register } = useDesk()
  const { form } = state
  const wrongTools = wrongText(t, faultOf(state, 'tools'))
  return (
    <div className="fields">
      <SkillBox state={state} />
      <Picker
        id="r-education"
        label={t('education-label')}
        span={2}
        options={education.options}
        wordOf={value => educationWord(t, value)}
        chosen={form.education}
        onChange={value => register.edit({ education: value })}
      />
      <Field id="r-tools" label={t('tools')} span={4} wrong={wrongTools}>
        <input
          {...controlProps('r-tools', wrongTools)}
          className="in"
          autoComplete="off"
          value={form.tools}
          onChange={event => register.edit({ tools: event.target.value })}
          onBlur={() => register.leaveField('tools')}
        />
      </Field>
      <Group id="r-vehicles" label={t('vehicles')} span={6}>
        <Choices
          id="r-vehicles"
          labelledBy="r-vehicles-label"
          mode="many"
          choices={vehicle.options.map(value => ({ value, word: vehicleWord(t, value) }))}
          chosen={form.vehicles}
          onChange={vehicles => register.edit({ vehicles })}
        />
      </Group>
    </div>
  )
}
