// Numbers written in characters, as a clerk says them: 二百四 is 240, 一万二 is 12,000.

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 }
const digit = '[一二两三四五六七八九]'
const run = new RegExp(
  `(?<![0-9.])(?:${digit}[十百千万]|十)(?:零?${digit}[十百千]?|零?十)*(?:万(?:零?${digit}[千百十]?)*)?`,
  'g',
)

/** Replaces numbers in characters by digits. 6千 and 1.2万 stay as they are: their number is in digits already. */
export function expandChineseNumbers(text: string): string {
  return text.replace(run, found => String(numberOf(found) ?? found))
}

/** The value of a number in characters, or null where its places do not fall (百千) and it must have meant something else. */
function numberOf(text: string): number | null {
  let total = 0
  let pending: number | null = null
  let lastPlace = Number.POSITIVE_INFINITY
  let isAfterZero = false
  for (const character of text) {
    const place = places[character]
    if (character === '零') {
      isAfterZero = true
    } else if (place === undefined) {
      if (pending !== null) return null
      pending = digits[character] ?? null
    } else if (place === 10_000 && total > 0) {
      total = (total + (pending ?? 0)) * place
      pending = null
      lastPlace = place
      isAfterZero = false
    } else {
      if (place >= lastPlace) return null
      total += (pending ?? 1) * place
      pending = null
      lastPlace = place
      isAfterZero = false
    }
  }
  if (pending === null) return total
  // 二百四 is 240, 二百零四 is 204, 二十四 is 24.
  return total + pending * (isAfterZero || lastPlace === 10 ? 1 : lastPlace / 10)
}
