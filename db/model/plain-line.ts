// Text as people type it, made fit to be kept: what nobody can see or print goes, everything else stays as it was written.
import { z } from 'zod'

/** Controls, marks that turn the direction of reading, halves of characters; but line breaks, tabs and what joins letters stay. */
const unseen = /(?![\n\t\u{200C}\u{200D}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

export const withoutUnseen = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '')

const lengthOf = (text: string) => [...text].length

/** Text of several lines, at most so many characters; rare ones count as one. */
export const freeText = (most: number) =>
  z
    .string()
    .transform(text => withoutUnseen(text).trim())
    .refine(text => lengthOf(text) <= most, { error: 'too-long' })

/** Text of one line. */
export const plainLine = (most: number) =>
  z
    .string()
    .transform(text => withoutUnseen(text).replace(/\s+/g, ' ').trim())
    .refine(text => lengthOf(text) <= most, { error: 'too-long' })
