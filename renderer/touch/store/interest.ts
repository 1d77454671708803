// A number left for one posting: typed, agreed to, sent once. Only the receipt stays of it.
import { isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import { makeUuidV7 } from '../../../db/model/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { InterestReceipt, TouchPostingDetail } from '../../../electron/contract/views.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import type { Part } from './part.ts'

/** What a page about one posting needs to say which one it is. */
export type NamedPosting = Pick<TouchPostingDetail, 'id' | 'title' | 'code' | 'pay'>

export type InterestField = 'number' | 'isAgreed' | 'isSixteen'

export type InterestDraft = {
  /** Made when the page is opened: whatever is sent again is the same number for the same posting. */
  id: string
  posting: NamedPosting
  number: string
  /** Whether the keypad is open. */
  isTyping: boolean
  isAgreed: boolean
  /** null until the person has said it. */
  isSixteen: boolean | null
  errors: Partial<Record<InterestField, string>>
  status:
    | { at: 'editing' }
    | { at: 'sending' }
    | { at: 'saved'; receipt: InterestReceipt }
    | { at: 'refused'; problem: Problem }
}

/** As long as any number with its area code and hyphens. */
const longest = 20
const mobileDigits = 11

export function createInterest({ client, site, now, randomBytes, get, set, open, change }: Part) {
  function edit(field: InterestField | null, changes: Partial<InterestDraft>): void {
    const { interest } = get()
    if (!interest || interest.status.at === 'sending' || interest.status.at === 'saved') return
    const errors = { ...interest.errors }
    if (field) delete errors[field]
    set({ interest: { ...interest, ...changes, errors, status: { at: 'editing' } } })
  }

  function setNumber(number: string): void {
    // A whole mobile number: the keypad has done its work, and what is left to be tapped comes into sight.
    const isWhole = normalizePhone(number).length === mobileDigits && isMobile(normalizePhone(number))
    edit('number', { number: number.slice(0, longest), ...(isWhole ? { isTyping: false } : {}) })
  }

  return {
    /** Opens the page for a posting; whoever left a number for it already sees the receipt again. */
    showInterest(posting: NamedPosting): void {
      const { interest } = get()
      if (interest?.posting.id !== posting.id) {
        const id = makeUuidV7(now().getTime(), randomBytes(10))
        const { title, code, pay } = posting
        set({
          interest: {
            id,
            posting: { id: posting.id, title, code, pay },
            number: '',
            isTyping: true,
            isAgreed: false,
            isSixteen: null,
            errors: {},
            status: { at: 'editing' },
          },
        })
      }
      open({ at: 'interest' })
    },
    typeDigit(digit: string): void {
      const { interest } = get()
      if (interest && /^[0-9-]$/.test(digit)) setNumber(interest.number + digit)
    },
    eraseDigit(): void {
      const { interest } = get()
      if (interest) setNumber(interest.number.slice(0, -1))
    },
    clearInterestNumber: () => edit('number', { number: '', isTyping: true }),
    /** Opens or closes the keypad. */
    typeInterest: (isTyping: boolean) => edit(null, { isTyping }),
    switchAgreed(): void {
      const { interest } = get()
      if (interest) edit('isAgreed', { isAgreed: !interest.isAgreed, isTyping: false })
    },
    sayInterestAge(isSixteen: boolean): void {
      if (isSixteen) {
        edit('isSixteen', { isSixteen, isTyping: false })
        return
      }
      // Nothing of a child is kept, not even until the page is wiped.
      set({ interest: null })
      change({ at: 'under-age' })
    },
    /** Sends once, however often it is pressed. What was typed stays whatever the answer is. */
    async submitInterest(): Promise<void> {
      const { interest } = get()
      if (!interest || interest.status.at === 'sending' || interest.status.at === 'saved') return
      const errors = checkInterest(interest)
      if (Object.keys(errors).length > 0) {
        set({ interest: { ...interest, errors, isTyping: errors.number !== undefined } })
        return
      }
      set({ interest: { ...interest, isTyping: false, status: { at: 'sending' } } })
      const reply = await client.call('interests.submit', {
        id: interest.id,
        postingId: interest.posting.id,
        number: interest.number,
        isAgreed: true,
        noticeVersion: site.noticeVersion,
        isSixteen: true,
      })
      const after = get().interest
      // Wiped meanwhile: nobody is there to read it.
      if (!after || after.id !== interest.id) return
      if (reply.ok) {
        // Only the receipt stays; the number is gone from the page.
        set({ interest: { ...after, number: '', status: { at: 'saved', receipt: reply.value } } })
        return
      }
      const found = fieldCodesOf(reply.problem)
      set({ interest: { ...after, errors: found, status: { at: 'refused', problem: reply.problem } } })
    },
  }
}

function checkInterest({ number, isAgreed, isSixteen }: InterestDraft): InterestDraft['errors'] {
  const plain = normalizePhone(number)
  const numberError = plain === '' ? 'phone-missing' : isMobile(plain) || isLandline(plain) ? null : 'phone-invalid'
  return {
    ...(numberError === null ? {} : { number: numberError }),
    ...(isAgreed ? {} : { isAgreed: 'consent-missing' }),
    ...(isSixteen === null ? { isSixteen: 'age-missing' } : {}),
  }
}
