// Consent, one purpose at a time, never ticked beforehand; how it was given; and that the person is sixteen or older, where no
// document says so.
import { useTranslation } from 'react-i18next'
import { type Purpose, purposes } from '../../../db/model/registration.ts'
import { useDesk } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { Line } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useMarketDay } from '../ui/use-now.ts'
import { purposeWord, wrongText } from '../words.ts'
import { faultOf, type Typed } from './register.tsx'
import { checkDocument } from './registration-form.ts'

export function Consents({ state }: { state: Typed }) {
  const { t } = useTranslation('desk')
  const { register, site } = useDesk()
  const { form } = state
  const isProven = checkDocument(form, useMarketDay()).state === 'ok'
  const given = purposes.filter(purpose => form.consents[purpose])
  const set = (chosen: readonly Purpose[]) =>
    register.edit({
      consents: {
        registration: chosen.includes('registration'),
        employer: chosen.includes('employer'),
        messages: chosen.includes('messages'),
        upload: chosen.includes('upload'),
      },
    })
  return (
    <section className="consents">
      <h2 id="r-isSixteen-label">{t('consent.age')}</h2>
      {isProven ? (
        <p className="line right">{t('consent.age-proven')}</p>
      ) : (
        <>
          <Choices
            id="r-isSixteen"
            labelledBy="r-isSixteen-label"
            describedBy="r-isSixteen-line"
            mode="many"
            choices={[{ value: 'yes', word: t('consent.sixteen') }]}
            chosen={form.isSixteen ? ['yes'] : []}
            onChange={chosen => register.edit({ isSixteen: chosen.length > 0 })}
            onLeave={() => register.leaveField('isSixteen')}
          />
          <Line id="r-isSixteen-line" wrong={wrongText(t, faultOf(state, 'isSixteen'))} />
        </>
      )}
      <h2 id="r-consents-label">
        {t('consent.title')} <small>{t('consent.notice', { version: site.noticeVersion })}</small> <Kbd>Alt 7</Kbd>
      </h2>
      <Choices
        id="r-consents"
        labelledBy="r-consents-label"
        describedBy="r-consents-line"
        mode="many"
        isColumn
        choices={purposes.map(value => ({ value, word: purposeWord(t, value) }))}
        chosen={given}
        onChange={set}
        onLeave={() => register.leaveField('consents')}
      />
      <Line id="r-consents-line" wrong={wrongText(t, faultOf(state, 'consents'))} />
      <span className="visually-hidden" id="r-means-label">
        {t('consent.means')}
      </span>
      <Choices
        id="r-means"
        labelledBy="r-means-label"
        mode="one"
        mayBeNone={false}
        choices={[
          { value: 'spoken', word: t('consent.spoken') },
          { value: 'paper', word: t('consent.paper') },
        ]}
        chosen={[form.consentMeans]}
        onChange={([means]) => means && register.edit({ consentMeans: means })}
      />
    </section>
  )
}
