// One thing to agree to, as a whole row that can be pressed; a tick with its words, never a colour alone.
import { Icon } from '../../shared/icons.tsx'

type Props = { isChosen: boolean; text: string; note?: string; onPress(): void }

export function Agreement({ isChosen, text, note, onPress }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <input> cannot be pressed on its whole row with a size of its own
    <button type="button" role="checkbox" aria-checked={isChosen} className="agree" onClick={onPress}>
      <span className={isChosen ? 'tick y' : 'tick'}>{isChosen && <Icon name="check" />}</span>
      <span>
        {text}
        {note && <small>{note}</small>}
      </span>
    </button>
  )
}
