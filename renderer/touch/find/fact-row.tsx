// Facts in a row, each whole on one line: hours, head counts and dates must not be torn at the end of a line.
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import './fact-row.css'

/** Longer ones would not fit into a line of large type. */
const longestWhole = 16

/** What is null or empty is left out. */
export function FactRow({ texts }: { texts: readonly (string | null)[] }) {
  const { t } = useTranslation('touch')
  const given = texts.flatMap(text => (text ? [text] : []))
  return given.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity of their own
    <Fragment key={index}>
      <span className={text.length <= longestWhole ? 'fact kept' : 'fact'}>{text}</span>
      {index < given.length - 1 && t('comma')}
    </Fragment>
  ))
}
