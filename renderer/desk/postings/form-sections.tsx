// The first sections of the posting form, in the order in which an employer tells it. Labels of the six elements stand in bold.
import { useTranslation } from 'react-i18next'
import { elementWord } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { KindBox } from '../kinds/kind-box.tsx'
import { Choices } from '../ui/choices.tsx'
import { EmployerBox } from './employers/employer-box.tsx'
import type { OpenForm } from './postings-part.ts'
import { TextField } from './text-field.tsx'

type Props = { open: OpenForm }

export function BasicSection({ open }: Props) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings } = useDesk()
  const { form } = open
  return (
    <section className="sec">
      <h2>{t('posting.basic')}</h2>
      <div className="fields">
        <TextField open={open} name="title" label={t('posting.title')} span={2} isRequired longest={60} />
        <KindBox
          id="p-kind"
          label={t('posting.kind')}
          span={3}
          most={1}
          chosen={form.kind === null ? [] : [form.kind]}
          text={form.kindText}
          onText={kindText => postings.change({ kindText })}
          onAdd={kind => postings.change({ kind, kindText: '' })}
          onRemove={() => postings.change({ kind: null })}
          onLeave={() => void postings.flush()}
        />
        <TextField open={open} name="headcount" label={elementWord(t, 'headcount')} span={1} isRequired longest={6} />
        <EmployerBox open={open} />
        <TextField open={open} name="creditCode" label={t('posting.credit-code')} span={3} longest={18} />
      </div>
    </section>
  )
}

export function WorkSection({ open }: Props) {
  const { t } = useTranslation(['desk', 'common'])
  return (
    <section className="sec">
      <h2>{t('posting.work')}</h2>
      <div className="fields">
        <TextField
          open={open}
          name="content"
          label={elementWord(t, 'content')}
          span={6}
          isRequired
          rows={3}
          longest={4000}
        />
        <TextField
          open={open}
          name="requirements"
          label={elementWord(t, 'requirements')}
          span={6}
          isRequired
          rows={2}
          longest={2000}
          say={t('posting.fair')}
        />
      </div>
    </section>
  )
}

export function PlaceSection({ open }: Props) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings } = useDesk()
  const { form } = open
  return (
    <section className="sec">
      <h2>{elementWord(t, 'place')}</h2>
      <div className="fields">
        <TextField
          open={open}
          name="district"
          field="place"
          label={t('posting.district')}
          span={2}
          isRequired
          longest={60}
        />
        <TextField open={open} name="street" label={t('posting.street')} span={2} longest={60} />
        <TextField open={open} name="address" label={t('posting.address')} span={2} longest={200} />
        <div className="f f6">
          <span className="visually-hidden" id="p-home-label">
            {t('posting.home-label')}
          </span>
          <Choices
            id="p-home"
            labelledBy="p-home-label"
            mode="many"
            choices={[{ value: 'home', word: t('posting.home') }]}
            chosen={form.isHome ? ['home'] : []}
            onChange={chosen => postings.change({ isHome: chosen.length > 0 })}
          />
        </div>
      </div>
    </section>
  )
}
