// The on-screen keyboard: candidates on top, letters, digits, English. Keys never take the focus away from the field.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { useActions, useTouch } from '../turn.tsx'
import { Candidates } from './candidates.tsx'
import { KeyBlock } from './key-block.tsx'
import './keyboard.css'

const letterRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
const digitRows = ['123', '456', '789'] as const

/** `doneWord`: what the key that closes the keyboard says; it may also go on to the next field. */
export function Keyboard({ doneWord, onDone }: { doneWord?: string; onDone?: () => void }) {
  const { t } = useTranslation('keyboard')
  const { closeField } = useActions()
  const layer = useTouch(state => state.typing?.layer)
  const field = useTouch(state => state.typing?.field)
  if (!layer) return null
  const done = (
    <Key className="go w" onPress={onDone ?? closeField}>
      {doneWord ?? t('done')}
    </Key>
  )
  return (
    <KeyBlock className="kb">
      {layer === 'digits' ? (
        <Digits done={done} isOnlyNumber={field === 'number'} />
      ) : (
        <Candidates>
          <Letters done={done} />
        </Candidates>
      )}
    </KeyBlock>
  )
}

type KeyProps = {
  onPress(): void
  /** When a finger touches the key, before it lifts. */
  onTouch?: () => void
  className?: string
  label?: string
  pressed?: boolean
  children: ReactNode
}

/** Not reached by Tab, but by arrows in its block: forty stops would be a trap. */
export function Key({ onPress, onTouch, className, label, pressed, children }: KeyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className ? `key ${className}` : 'key'}
      aria-label={label}
      aria-pressed={pressed}
      onMouseDown={event => event.preventDefault()}
      onPointerDown={onTouch}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

function Letters({ done }: { done: ReactNode }) {
  const { t } = useTranslation('keyboard')
  const { pressKey, pressSpace, pressBackspace, setLayer, shift, foreseeKey } = useActions()
  const isLatin = useTouch(state => state.typing?.layer === 'latin')
  const isShifted = useTouch(state => state.typing?.isShifted ?? false)
  const hasCandidates = useTouch(state => (state.typing?.candidates.length ?? 0) > 0)
  return (
    <div className="keys">
      {letterRows.map((row, index) => (
        <div key={row} className="row">
          {index === 2 &&
            (isLatin ? (
              <Key className="s3" label={t('shift')} pressed={isShifted} onPress={shift}>
                <Icon name="shift" />
              </Key>
            ) : (
              <Key className="s3" label={t('dot')} onPress={() => pressKey('·')}>
                ·
              </Key>
            ))}
          {[...row].map(letter => (
            <Key key={letter} onTouch={() => foreseeKey(letter)} onPress={() => pressKey(letter)}>
              {isShifted ? letter.toUpperCase() : letter}
            </Key>
          ))}
          {index === 2 && (
            <Key className="s3" label={t('backspace')} onTouch={() => foreseeKey(null)} onPress={pressBackspace}>
              <Icon name="del" />
            </Key>
          )}
        </div>
      ))}
      <div className="row last">
        <Key className="w" onPress={() => setLayer('digits')}>
          {t('digits')}
        </Key>
        <Key className="w" onPress={() => setLayer(isLatin ? 'pinyin' : 'latin')}>
          {t(isLatin ? 'pinyin' : 'latin')}
        </Key>
        <Key className="w space" onPress={pressSpace}>
          {t(hasCandidates ? 'space-picks' : 'space')}
        </Key>
        {done}
      </div>
    </div>
  )
}

function Digits({ done, isOnlyNumber }: { done: ReactNode; isOnlyNumber: boolean }) {
  const { t } = useTranslation('keyboard')
  const { pressKey, pressBackspace, setLayer, foreseeKey } = useActions()
  return (
    <div className="keys digits">
      {digitRows.map(row => (
        <div key={row} className="row">
          {[...row].map(digit => (
            <Key key={digit} onTouch={() => foreseeKey(digit)} onPress={() => pressKey(digit)}>
              {digit}
            </Key>
          ))}
        </div>
      ))}
      <div className="row">
        <Key onPress={() => pressKey(isOnlyNumber ? '-' : 'X')}>{isOnlyNumber ? '-' : 'X'}</Key>
        <Key onTouch={() => foreseeKey('0')} onPress={() => pressKey('0')}>
          0
        </Key>
        <Key label={t('backspace')} onTouch={() => foreseeKey(null)} onPress={pressBackspace}>
          <Icon name="del" />
        </Key>
      </div>
      <div className="row last">
        {!isOnlyNumber && (
          <Key className="w" onPress={() => setLayer('pinyin')}>
            {t('pinyin')}
          </Key>
        )}
        {done}
      </div>
    </div>
  )
}
