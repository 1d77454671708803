// Makes the font of rare characters of names: what the bundled web font lacks of 通用规范汉字表 (8,105) and of the rarer Han
// characters of the basic plane and Extension A, cut out of Noto Sans CJK SC. Run once by hand; its results are kept beside it.
//   node assets/fonts/make-rare-names.ts TTC_REGULAR TTC_BOLD UNIHAN_OTHER_MAPPINGS.txt
// On Debian: apt-get install fonts-noto-cjk unicode-data (the list is Unihan's property kTGH).
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'
import { bundledRanges, extractFace, readCmap, toRanges } from './read-font.ts'

/** Characters of names that must be there whatever the table says. */
const knownNames = '䶮㛃𠅤𫖯𬭩'

const [regular, bold, unihan] = process.argv.slice(2)
if (!regular || !bold || !unihan) {
  console.error('usage: node assets/fonts/make-rare-names.ts TTC_REGULAR TTC_BOLD UNIHAN_OTHER_MAPPINGS.txt')
  process.exit(2)
}

const wanted = new Set<number>()
for (const [, code] of readFileSync(unihan, 'utf8').matchAll(/^U\+([0-9A-F]+)\tkTGH\t/gm)) {
  if (code) wanted.add(Number.parseInt(code, 16))
}
if (wanted.size < 8_105) throw new Error(`only ${wanted.size} characters of 通用规范汉字表 were found in the list`)
for (const character of knownNames) wanted.add(character.codePointAt(0) ?? 0)

const faces = { 400: extractFace(readFileSync(regular), 'Noto Sans CJK SC'), 700: extractFace(readFileSync(bold), 'Noto Sans CJK SC') }
const drawn = readCmap(faces[400])
const bundled = bundledRanges()
const rare = [...wanted].filter(code => !bundled.has(code) && drawn.has(code)).sort((a, b) => a - b)
const absent = [...wanted].filter(code => !bundled.has(code) && !drawn.has(code))
console.log(`${rare.length} characters; in neither font: ${absent.length} ${String.fromCodePoint(...absent)}`)

for (const [weight, face] of Object.entries(faces)) {
  const woff2 = await subsetFont(face, String.fromCodePoint(...rare), { targetFormat: 'woff2' })
  writeFileSync(new URL(`./linggong-rare-names-${weight}.woff2`, import.meta.url), woff2)
  console.log(`weight ${weight}: ${woff2.length} bytes`)
}

const face = (weight: string) => `@font-face {
  font-family: "Linggong Rare Names";
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url("../../assets/fonts/linggong-rare-names-${weight}.woff2") format("woff2");
  unicode-range: ${toRanges(rare)};
}
`
writeFileSync(
  new URL('../../renderer/shared/rare-names.css', import.meta.url),
  `/* Rare characters of names, fetched only when one is on the page. Written by assets/fonts/make-rare-names.ts. */\n${Object.keys(faces).map(face).join('\n')}`,
)
