// Areas as job sites write them (四川省成都红星路, 上海上海宝山区顾村, 沙坪坝区双碑) into a place.
import { divisionAtStart } from './divisions.ts'

/**
 * Splits an area into district and street. The province goes where a town follows, and a doubled city (深圳深圳宝安区) is said
 * once. The division is given only where it is certain: a district of Chongqing, named as such, or bare in a feed of Chongqing.
 * @param feed division code of the feed that imports
 */
export function placeOfArea(
  area: string,
  feed: string,
): { division: string | null; district: string | null; street: string | null } {
  const said = area
    .trim()
    .replace(/^[^省]{2,3}省(?=.)/, '')
    .replace(/^(?:广西|宁夏|新疆|西藏|内蒙古)(?:[^自]{0,3}自治区)?(?=.)/, '')
    .replace(/^(.{2,4})\1/, '$1')
  if (said === '') return { division: null, district: null, street: null }

  const isChongqing = /^重庆市?/.test(said)
  const inTown = said.replace(/^重庆市?/, '')
  const known = isChongqing || feed.startsWith('50') ? divisionAtStart(isChongqing ? inTown : said) : null
  if (known) {
    const street = (isChongqing ? inTown : said).slice(known.name.length)
    return { division: known.division, district: known.name, street: street.slice(0, 60) || null }
  }
  // 成都高新区, 苏州工业园区, 深圳宝安区|宝安: up to the first 区 or 县 that something follows.
  const split = /^(.{2,12}?[区县])(?!域)(.+)$/.exec(said)
  const [district, street] = split ? [split[1] ?? said, split[2] ?? null] : [said, null]
  return { division: null, district: district.slice(0, 60), street: street?.slice(0, 60) ?? null }
}
