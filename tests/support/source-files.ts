// Reads our own sources as syntax trees, for tests that hold rules over the code.
import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'

export const projectRoot = new URL('../../', import.meta.url)

export type Node = { type: string; start: number; end: number } & Record<string, unknown>

export type SourceFile = {
  /** From the project's root, with `/`. */
  path: string
  text: string
  comments: { value: string; start: number; end: number }[]
  program: Node
}

/** The .ts and .tsx files under a folder of the project, parsed. Fails on a file that does not parse. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(new URL(`${folder}/`, projectRoot), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .map(file => parseSource(file.slice(projectRoot.pathname.length), readFileSync(file, 'utf8')))
}

export function parseSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text, { sourceType: 'module' })
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return { path, text, comments, program: program as unknown as Node }
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit)
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node && typeof node.type === 'string') visit(node as Node)
    for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit)
  }
}

/** The text with comments blanked, so that positions and lines stay. */
export function withoutComments({ text, comments }: SourceFile): string {
  let code = text
  for (const { start, end } of comments) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end)
  }
  return code
}
