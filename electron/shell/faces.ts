// Which face a page belongs to: fixed when its window is made, known to main alone, and never read from a message.
import type { WebContents } from 'electron'
import type { Role } from '../contract/call.ts'

const faces = new WeakMap<WebContents, Role>()

export function bindFace(contents: WebContents, face: Role): void {
  if (faces.has(contents)) throw new Error('this window has its face already')
  faces.set(contents, face)
}

export const faceOfContents = (contents: WebContents): Role | undefined => faces.get(contents)
