// What is paid, checked against its unit, and the terms that belong to it: hours, shifts, form, perks, safety.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { employmentForm, payUnit, perk, settlement, shift } from '../../../db/model/posting.ts'
import { elementWord, formWord, perkWord, settlementWord, shiftWord, unitWord } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { Group } from '../ui/group.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Picker } from '../ui/picker.tsx'
import type { PayDoubt } from './posting-form.ts'
import type { OpenForm } from './postings-part.ts'
import { TextField } from './text-field.tsx'

export function PaySection({ open, doubt }: { open: OpenForm; doubt: PayDoubt | null }) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings } = useDesk()
  const { form } = open
  const warning = useRef<HTMLDivElement>(null)
  const isDoubted = doubt !== null
  // A warning below the edge is none.
  useEffect(() => {
    if (isDoubted) warning.current?.scrollIntoView({ block: 'nearest' })
  }, [isDoubted])
  const isNegotiable = form.payUnit === 'negotiable'
  return (
    <section className="sec">
      <h2>{elementWord(t, 'pay')}</h2>
      <div className="fields">
        <TextField
          open={open}
          name="payMin"
          label={t('posting.pay-min')}
          span={1}
          isRequired
          longest={12}
          isDisabled={isNegotiable}
        />
        <TextField
          open={open}
          name="payMax"
          label={t('posting.pay-max')}
          span={1}
          longest={12}
          isDisabled={isNegotiable}
        />
        <Picker
          id="p-payUnit"
          label={t('posting.pay-unit')}
          span={2}
          isRequired
          options={payUnit.options}
          wordOf={value => unitWord(t, value)}
          chosen={form.payUnit}
          onChange={unit => postings.change({ payUnit: unit })}
          say={isNegotiable ? t('posting.negotiable') : null}
        />
        <Picker
          id="p-settlement"
          label={t('posting.settlement')}
          span={2}
          options={settlement.options}
          wordOf={value => settlementWord(t, value)}
          chosen={form.settlement}
          onChange={value => postings.change({ settlement: value })}
        />
        {doubt && (
          <div className="f f6 doubt" role="alert" ref={warning}>
            <p>
              {t(doubt.better ? 'posting.doubt-unit' : 'posting.doubt', {
                pay: `${form.payMin || form.payMax}${form.payMin && form.payMax ? `–${form.payMax}` : ''}`,
                unit: form.payUnit ? unitWord(t, form.payUnit) : '',
                better: doubt.better ? unitWord(t, doubt.better) : '',
              })}
            </p>
            {doubt.better && (
              <button type="button" className="btn" onClick={() => postings.change({ payUnit: doubt.better })}>
                {t('posting.use-unit', { unit: unitWord(t, doubt.better) })}
                <Kbd>Alt U</Kbd>
              </button>
            )}
          </div>
        )}
        <TextField open={open} name="hours" label={t('posting.hours')} span={2} longest={60} />
        <Group id="p-shifts" label={t('posting.shifts')} span={4}>
          <Choices
            id="p-shifts"
            labelledBy="p-shifts-label"
            mode="many"
            choices={shift.options.map(value => ({ value, word: shiftWord(t, value) }))}
            chosen={form.shifts}
            onChange={shifts => postings.change({ shifts })}
          />
        </Group>
        <Picker
          id="p-form"
          label={t('posting.form-of-work')}
          span={2}
          options={employmentForm.options}
          wordOf={value => formWord(t, value)}
          chosen={form.form}
          onChange={value => postings.change({ form: value })}
        />
        <Group id="p-perks" label={t('posting.perks')} span={4}>
          <Choices
            id="p-perks"
            labelledBy="p-perks-label"
            mode="many"
            choices={perk.options.map(value => ({ value, word: perkWord(t, value) }))}
            chosen={form.perks}
            onChange={perks => postings.change({ perks })}
          />
        </Group>
        <TextField open={open} name="safety" label={t('posting.safety')} span={6} longest={1000} />
      </div>
    </section>
  )
}
