// Cuts typed letters into pinyin syllables.

/** No reading is longer: zhuang, chuang, shuang. */
const longest = 6

/**
 * Cuts letters into whole syllables; the last may be unfinished. Of several ways the one whose syllables are longest from the left
 * and whole to the end: `fangan` is fang an, `xian` is xian, `wangzh` is wang zh.
 * @param isSyllable whether letters are a whole syllable
 * @param isBeginning whether letters begin some syllable
 * @returns null where the letters cannot be pinyin
 */
export function cutLetters(
  letters: string,
  isSyllable: (text: string) => boolean,
  isBeginning: (text: string) => boolean,
): string[] | null {
  type Cut = { parts: string[]; isWhole: boolean }
  const best: (Cut | null)[] = Array(letters.length + 1).fill(null)
  best[letters.length] = { parts: [], isWhole: true }
  for (let from = letters.length - 1; from >= 0; from--) {
    for (let length = Math.min(longest, letters.length - from); length > 0; length--) {
      const head = letters.slice(from, from + length)
      const rest = best[from + length]
      if (!rest || !isSyllable(head)) continue
      const here = best[from]
      if (!here || (rest.isWhole && !here.isWhole)) {
        best[from] = { parts: [head, ...rest.parts], isWhole: rest.isWhole }
      }
    }
    const tail = letters.slice(from)
    if (!best[from] && isBeginning(tail)) best[from] = { parts: [tail], isWhole: false }
  }
  return best[0]?.parts ?? null
}
