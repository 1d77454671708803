/// <reference types="node" />
// A number for a posting, a report, one's own registration and paper, against a real host: sent once, nothing kept that is not needed.
import { describe, expect, it } from 'vitest'
import type { PrintOutcome } from '../../../renderer/shared/printing.ts'
import { shownOf } from '../../../renderer/touch/store/finding.ts'
import { writtenCode } from '../../../renderer/touch/store/mine.ts'
import { mostPrints } from '../../../renderer/touch/store/papers.ts'
import { aTouchStore, until } from '../../support/a-touch-store.ts'

type Screen = Awaited<ReturnType<typeof aTouchStore>>

/** At a posting, with what is shown of it. */
async function atPosting(screen: Screen) {
  screen.goHome()
  screen.showKind(null)
  const list = () => {
    const { view } = screen.get()
    return view.at === 'list' ? shownOf(view.result) : null
  }
  await until(() => (list()?.rows.length ?? 0) > 0, 'the list')
  screen.showPosting(list()?.rows[0]?.id ?? '')
  const posting = () => {
    const { view } = screen.get()
    return view.at === 'posting' ? shownOf(view.result) : null
  }
  await until(() => posting() !== null, 'the posting')
  const found = posting()
  if (!found) throw new Error('no posting')
  return found
}

async function leaveNumber(screen: Screen): Promise<string> {
  screen.showInterest(await atPosting(screen))
  for (const digit of '19000004321') screen.typeDigit(digit)
  screen.switchAgreed()
  screen.sayInterestAge(true)
  await Promise.all([screen.submitInterest(), screen.submitInterest()])
  const status = screen.get().interest?.status
  if (status?.at !== 'saved') throw new Error(status?.at)
  return status.receipt.code
}

describe('A number for a posting', () => {
  it('is sent once however often it is pressed, and only the receipt stays', async () => {
    const screen = await aTouchStore()
    expect(await leaveNumber(screen)).toMatch(/^.{4}-.{4}$/)
    expect(JSON.stringify(screen.get())).not.toContain('19000004321')
    screen.typeDigit('1')
    expect(screen.get().interest?.number).toBe('')
  })

  it('closes the keypad when a mobile number is whole, and takes digits and hyphens only', async () => {
    const screen = await aTouchStore()
    screen.showInterest(await atPosting(screen))
    for (const key of 'a1 9000004321') screen.typeDigit(key)
    expect(screen.get().interest).toMatchObject({ number: '19000004321', isTyping: false })
    screen.clearInterestNumber()
    expect(screen.get().interest).toMatchObject({ number: '', isTyping: true })
  })

  it('is another one for another posting, and nothing of a child stays', async () => {
    const screen = await aTouchStore()
    const posting = await atPosting(screen)
    screen.showInterest(posting)
    const first = screen.get().interest?.id
    screen.showInterest(posting)
    expect(screen.get().interest?.id).toBe(first)
    screen.showInterest({ ...posting, id: 'other' })
    expect(screen.get().interest?.id).not.toBe(first)
    for (const digit of '1900') screen.typeDigit(digit)
    screen.sayInterestAge(false)
    expect(screen.get().view.at).toBe('under-age')
    expect(screen.get().interest).toBeNull()
  })

  it('says what is missing and sends nothing then', async () => {
    const screen = await aTouchStore()
    screen.showInterest(await atPosting(screen))
    screen.typeDigit('1')
    await screen.submitInterest()
    expect(screen.get().interest?.errors).toEqual({
      number: 'phone-invalid',
      isAgreed: 'consent-missing',
      isSixteen: 'age-missing',
    })
    expect(screen.get().interest?.status.at).toBe('editing')
  })
})

describe("One's own registration", () => {
  it('is asked after by its code alone, and withdrawn only when that was said twice', async () => {
    const screen = await aTouchStore()
    const code = await leaveNumber(screen)
    screen.showMine()
    for (const letter of `${code}0O`) screen.typeCode(letter)
    expect(writtenCode(screen.get().mine?.code ?? '')).toBe(code)
    await screen.askMine()
    expect(screen.get().mine?.status).toMatchObject({ at: 'known', own: { kind: 'interest', isReplaceable: false } })
    await screen.withdrawMine()
    expect(screen.get().mine?.status.at).toBe('known')
    screen.wishWithdrawal(true)
    await screen.withdrawMine()
    expect(screen.get().mine?.status).toMatchObject({ at: 'known', own: { state: 'withdrawn' } })
  })

  it('that is not there keeps the code for mending', async () => {
    const screen = await aTouchStore()
    screen.showMine()
    for (const letter of '33333333') screen.typeCode(letter)
    await screen.askMine()
    expect(screen.get().mine).toMatchObject({
      code: '33333333',
      status: { at: 'refused', problem: { code: 'not-found' } },
    })
    screen.eraseCode()
    expect(screen.get().mine).toEqual({ code: '3333333', status: { at: 'typing' } })
  })

  it('is replaced from an empty form, and a new registration begins empty afterwards', async () => {
    const screen = await aTouchStore()
    screen.goHome()
    screen.startReplacing('K7MD-9QXE')
    expect(screen.get().form).toMatchObject({ replaces: 'K7MD-9QXE', name: '', consents: { registration: false } })
    screen.startRegistering(null)
    expect(screen.get().form?.replaces).toBeNull()
  })
})

describe('A report', () => {
  it('is sent once, with reasons', async () => {
    const screen = await aTouchStore()
    screen.showReport(await atPosting(screen))
    await screen.sendReport()
    expect(screen.get().report?.status.at).toBe('choosing')
    screen.switchReason('fee')
    screen.switchReason('other')
    screen.switchReason('other')
    await Promise.all([screen.sendReport(), screen.sendReport()])
    expect(screen.get().report).toMatchObject({ reasons: ['fee'], status: { at: 'sent' } })
    screen.switchReason('false')
    expect(screen.get().report?.reasons).toEqual(['fee'])
  })
})

describe('Paper', () => {
  it('goes to the printer once at a time and so many times a turn; what no printer took does not count', async () => {
    let outcome: PrintOutcome = 'absent'
    let asked = 0
    const print = async () => {
      asked += 1
      await new Promise(resolve => setTimeout(resolve, 5))
      return outcome
    }
    const screen = await aTouchStore({ printer: { print } })
    screen.showPaper('slip', await atPosting(screen))
    await Promise.all([screen.printPaper(), screen.printPaper()])
    expect(screen.get()).toMatchObject({ prints: 0, printing: { at: 'ended', outcome: 'absent' } })
    outcome = 'handed'
    for (let i = 0; i < mostPrints + 3; i++) await screen.printPaper()
    expect(asked).toBe(1 + mostPrints)
  })
})

it('nothing of it outlives the turn', async () => {
  const screen = await aTouchStore()
  const code = await leaveNumber(screen)
  screen.showMineOf(code)
  screen.turn.end()
  expect(screen.get()).toMatchObject({ interest: null, report: null, mine: null, prints: 0, printing: { at: 'ready' } })
})
