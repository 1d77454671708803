// A file from outside into sheets of texts. Runs in a worker of the page: nothing of it touches the host before a clerk has looked.
import { readCsv } from './csv-grid.ts'
import { type Grid, limits, SheetError, type SheetProblem } from './grid.ts'
import { readXlsx } from './xlsx-grid.ts'

export type ReadFile = { ok: true; sheets: Grid[] } | { ok: false; problem: SheetProblem }

/** Never throws. What kind of file it is is told by its first bytes, not by its name. */
export function readFile(name: string, file: Uint8Array): ReadFile {
  try {
    const sheets = read(name, file).filter(({ rows }) => rows.length > 0)
    return sheets.length > 0 ? { ok: true, sheets } : { ok: false, problem: 'empty' }
  } catch (error) {
    return { ok: false, problem: error instanceof SheetError ? error.problem : 'damaged' }
  }
}

function read(name: string, file: Uint8Array): Grid[] {
  if (file.length === 0) throw new SheetError('empty')
  if (file.length > limits.fileBytes) throw new SheetError('too-large')
  const [a, b] = file
  if (a === 0x50 && b === 0x4b) return readXlsx(file)
  // An OLE container is an .xls of old, or an .xlsx under a password.
  if (a === 0xd0 && b === 0xcf) throw new SheetError(hasEncryption(file) ? 'encrypted' : 'old-xls')
  const start = new TextDecoder().decode(file.subarray(0, 200)).trimStart().toLowerCase()
  if (start.startsWith('<') || start.startsWith('{') || start.startsWith('%pdf')) throw new SheetError('not-a-sheet')
  return [readCsv(file, name)]
}

/** `EncryptedPackage` in UTF-16, as the container's directory has it. */
function hasEncryption(file: Uint8Array): boolean {
  const wanted = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0])
  for (let at = file.indexOf(0x45); at !== -1; at = file.indexOf(0x45, at + 1))
    if (wanted.every((byte, i) => file[at + i] === byte)) return true
  return false
}
