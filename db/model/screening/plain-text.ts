// Folds a text for screening and remembers where each character came from, so that a finding can be marked in the original.

/** `text` is folded; `from[i]` and `to[i]` are the UTF-16 bounds in the original of its code unit `i`. */
export type FoldedText = { text: string; from: number[]; to: number[] }

/** Traditional forms of the characters that occur in screened phrases. */
const simplified = new Map(
  '戶户 費费 證证 歲岁 齡龄 錄录 錢钱 別别 僅仅 優优 專专 無无 沒没 壓压 險险 質质 訓训 體体 檢检 裝装 資资 紹绍 員员 單单 賺赚 輕轻 鬆松 萬万 婦妇 漢汉 壯壮 滿满 維维 擾扰 談谈 鎮镇 縣县 區区 農农 當当 個个 須须 會会 繳缴 納纳 預预 報报 辦办 業业 從从 後后 間间 過过 為为 謝谢 絕绝 籤签 點点 稅税 駕驾 驗验 畢毕 歷历 裡里 幾几 兩两 鄉乡 國国 處处'
    .split(' ')
    .map(pair => [pair.slice(0, 1), pair.slice(1)] as const),
)

const isHan = (character: string) => /\p{Script=Han}/u.test(character)
/** What never says anything: spaces within a line, invisible and combining characters, marks put between characters. */
const dropped =
  /^[\p{Zs}\t\p{Cf}\p{Mn}\p{Me}\p{Cs}\p{Co}\u115f\u1160\u3164"'`^*_·•・‧∙#=“”‘’「」『』【】《》〈〉()[\]{}<>|\\♂♀★☆●○◆◇■□▲△]$/u
/** What is dropped between two characters of Chinese only: `18-35` and `1.5` need it. */
const droppedBetweenHan = /^[-./+~&@$%]$/

/**
 * Full-width to half-width, traditional to simplified, upper to lower case; spaces, invisible characters and ornaments are left
 * out, so that 限 男 性, 限·男·性 and 限＊男＊性 are all 限男性. Line ends and marks that end a clause stay.
 */
export function foldForScreening(original: string): FoldedText {
  const kept: { character: string; from: number; to: number }[] = []
  let at = 0
  for (const raw of original) {
    const from = at
    at += raw.length
    for (const one of raw.normalize('NFKC').toLowerCase()) {
      const character = simplified.get(one) ?? one
      if (!dropped.test(character)) kept.push({ character, from, to: at })
    }
  }
  const folded: FoldedText = { text: '', from: [], to: [] }
  for (const [i, { character, from, to }] of kept.entries()) {
    const isBetween = isHan(kept[i - 1]?.character ?? '') && isHan(kept[i + 1]?.character ?? '')
    if (isBetween && droppedBetweenHan.test(character)) continue
    folded.text += character
    for (let unit = 0; unit < character.length; unit++) {
      folded.from.push(from)
      folded.to.push(to)
    }
  }
  return folded
}
