// What each column of the sheet is: guessed or remembered, with the first value under its name, to be corrected by the clerk.
import { useTranslation } from 'react-i18next'
import { type ImportField, importField } from '../../../../db/model/sheet/columns.ts'
import { useDesk, useDeskState } from '../../desk-context.ts'
import type { Sheet } from './import-part.ts'

export function ImportColumns({ sheet: { head, columns } }: { sheet: Sheet }) {
  const { t } = useTranslation('desk')
  const { postingImport: actions } = useDesk()
  const first = useDeskState(({ postingImport }) =>
    postingImport.step === 'preview' ? postingImport.grids[postingImport.at]?.rows[head.from] : undefined,
  )
  return (
    <section className="import-columns" aria-label={t('import.columns')}>
      {head.names.map((name, i) =>
        name === '' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are their places
          <label key={i} className={columns[i] ? undefined : 'none'}>
            <span title={`${name} ${first?.[i] ?? ''}`}>{name}</span>
            <select
              className="in"
              value={columns[i] ?? ''}
              onChange={event =>
                actions.setColumn(i, importField.options.find(field => field === event.target.value) ?? null)
              }
            >
              <option value="">{t('import.not-ours')}</option>
              {importField.options.map((field: ImportField) => (
                <option key={field} value={field}>
                  {/* i18n-dynamic: desk:import.field.* */}
                  {t(`import.field.${field}`)}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
    </section>
  )
}
