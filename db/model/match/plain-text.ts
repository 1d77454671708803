// Text made comparable: width, case and spaces do not matter.

/** NFKC, lower case, without white space; null for nothing. */
export function plainText(text: string | null | undefined): string | null {
  const plain = text?.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return plain ? plain : null
}
