// Listens for a card reader that types like a keyboard, whichever field has the keyboard: what it typed there is taken back.
import { useEffect } from 'react'
import { useDesk } from '../desk-context.ts'
import { useMarketDay } from '../ui/use-now.ts'
import type { RegistrationForm } from './registration-form.ts'
import { createWedge } from './wedge.ts'

export function useWedge(isUsed: boolean): void {
  const { register, store } = useDesk()
  const today = useMarketDay()
  useEffect(() => {
    if (!isUsed) return
    const wedge = createWedge()
    let before: RegistrationForm | null = null
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      const heard = wedge.hear({ key: event.key, at: event.timeStamp }, today)
      const state = store.getState().register
      if (heard === 'begins') before = state.step === 'restoring' ? null : state.form
      if (heard === null || heard === 'begins' || !before) return
      event.preventDefault()
      event.stopPropagation()
      register.takeTypedCard(before, heard.number)
    }
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  }, [isUsed, register, store, today])
}
