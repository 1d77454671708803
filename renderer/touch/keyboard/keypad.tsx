// A keypad of a few keys, for a telephone number or a receipt code: nothing is composed, each key writes itself.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { KeyBlock } from './key-block.tsx'
import { Key } from './keyboard.tsx'
import './keyboard.css'
import './keypad.css'

type Props = {
  /** Rows of keys, each a text of single characters. */
  rows: readonly string[]
  onKey(key: string): void
  onErase(): void
  onDone(): void
  doneWord?: string
}

export function Keypad({ rows, onKey, onErase, onDone, doneWord }: Props) {
  const { t } = useTranslation('keyboard')
  return (
    <KeyBlock className={rows.length === 4 ? 'kb pad few' : 'kb pad'}>
      {rows.map((row, index) => (
        <div key={row} className="row">
          {[...row].map(key => (
            <Key key={key} onPress={() => onKey(key)}>
              {key}
            </Key>
          ))}
          {index === rows.length - 1 && (
            <Key label={t('backspace')} onPress={onErase}>
              <Icon name="del" />
            </Key>
          )}
        </div>
      ))}
      <div className="row last">
        <Key className="go w" onPress={onDone}>
          {doneWord ?? t('done')}
        </Key>
      </div>
    </KeyBlock>
  )
}

/** Digits as on a telephone; the hyphen parts an area code. */
export const digitKeys = ['123', '456', '789', '-0'] as const
/** The letters of receipt codes, nine in a row. */
export const codeKeys = ['34679ACDE', 'FGHJKMNPQ', 'RTUVWXY'] as const
