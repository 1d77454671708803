// Which districts and counties of Chongqing touch each other, by land or across a river (codes GB/T 2260). Source: the map; both
// directions follow from one pair. Other places have no table yet: their divisions are compared by municipality alone.

/** Each line: a division, and its neighbours with a higher code. */
const rows = `
500101 500154 500155 500233 500235 500240
500102 500113 500115 500119 500156 500230 500231
500103 500105 500106 500107 500108
500104 500107 500113 500116
500105 500106 500108 500112 500113
500106 500107 500109 500112 500120
500107 500108 500113 500116 500120
500108 500113
500109 500112 500117 500120
500110 500113 500116 500119
500111 500118 500151 500152 500153
500112 500113 500115 500117
500113 500115 500116 500119
500114 500242 500243
500115 500231
500116 500118 500120
500117 500120 500151 500152
500118 500120 500151 500153
500119 500156
500120 500151
500151 500152
500154 500229 500235 500238
500155 500231 500233
500156 500230 500243
500229 500238
500230 500231 500233 500240 500243
500231 500233
500233 500240
500235 500236 500238
500236 500237 500238
500237 500238
500240 500243
500241 500242
500242 500243
`

const neighbours = new Map<string, Set<string>>()
for (const row of rows.trim().split('\n')) {
  const [one = '', ...others] = row.split(' ')
  for (const other of others) {
    neighboursOf(one).add(other)
    neighboursOf(other).add(one)
  }
}

function neighboursOf(division: string): Set<string> {
  const known = neighbours.get(division) ?? new Set<string>()
  neighbours.set(division, known)
  return known
}

/** Every division of the table. */
export const divisionsWithNeighbours: readonly string[] = [...neighbours.keys()].sort()

/** The divisions that touch one; none where it is not in the table. */
export const neighboursOfDivision = (division: string): readonly string[] =>
  [...(neighbours.get(division) ?? [])].sort()

/** Whether two divisions touch; false for a division with itself, and where one is not in the table. */
export function areNeighbours(one: string, other: string): boolean {
  return neighbours.get(one)?.has(other) ?? false
}

/** 北京 天津 上海 重庆: the first two digits are the municipality; elsewhere the first four are the prefecture. */
export function areInOneMunicipality(one: string, other: string): boolean {
  const digits = /^(11|12|31|50)/.test(one) ? 2 : 4
  return one.slice(0, digits) === other.slice(0, digits)
}
