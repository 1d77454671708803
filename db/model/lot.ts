// A draw by lot that anybody can check. The hash function is handed in: the host has one, a page has another.
//
// 1. The list is closed: the day, and the numbers under which people signed in, in rising order, parted by commas.
// 2. A seed of 32 random bytes (64 hexadecimal digits) is made and kept back. What is shown and written down is the commitment,
//    SHA-256 of `linggong-lot-1 commit\n<day>\n<numbers>\n<seed>`: from then on the seed cannot be another.
// 3. Somebody in the hall says a number. It comes after the commitment, so that nobody can have chosen a seed that suits.
// 4. Each number's ticket is SHA-256 of `linggong-lot-1 ticket\n<day>\n<numbers>\n<seed>\n<said>\n<number>`; tickets in rising order
//    (as text) are the order of the day. The seed is shown, and `sha256sum` on any machine gives the same.

export type Lot = { day: string; numbers: readonly number[]; seed: string }
/** SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal. */
export type Sha256 = (text: string) => string

/** What a person in the hall says: up to twelve digits. */
export const saidPattern = /^[0-9]{1,12}$/

const listOf = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b).join(',')

export const commitmentOf = ({ day, numbers, seed }: Lot, sha256: Sha256): string =>
  sha256(`linggong-lot-1 commit\n${day}\n${listOf(numbers)}\n${seed}`)

export function drawLot({ day, numbers, seed }: Lot, said: string, sha256: Sha256): number[] {
  const list = listOf(numbers)
  const ticket = (number: number) => sha256(`linggong-lot-1 ticket\n${day}\n${list}\n${seed}\n${said}\n${number}`)
  return numbers
    .map(number => ({ number, ticket: ticket(number) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ number }) => number)
}

/** What is wrong with a draw as it was written down; null: nothing, it comes out the same. */
export function lotProblem(
  draw: Lot & { commitment: string; said: string; result: readonly number[] },
  sha256: Sha256,
): 'commitment' | 'order' | null {
  if (commitmentOf(draw, sha256) !== draw.commitment) return 'commitment'
  return drawLot(draw, draw.said, sha256).join() === draw.result.join() ? null : 'order'
}
