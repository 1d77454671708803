// One text for one content: JSON with sorted keys and no spaces, so that equal content has an equal hash wherever it was made.

/**
 * Canonical JSON in the manner of RFC 8785: object keys sorted by UTF-16 units, no white space, numbers as JavaScript writes
 * them. Members that are undefined are left out, as `JSON.stringify` does.
 * @param value anything that came from JSON
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members: string[] = []
    const record = value as Record<string, unknown>
    for (const key of Object.keys(record).sort()) {
      const member = record[key]
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
    }
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
