// The mark: 〇 (zero) around 工 (work).
import { Icon } from '../icons.tsx'

export function Mark() {
  return <Icon name="mark" className="mark" />
}
