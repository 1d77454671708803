// Asks for a new PIN at the terminal, twice, without showing it. From a pipe it reads the same two lines, for tests and scripts.
import { createInterface } from 'node:readline'
import type { ReadStream } from 'node:tty'
import { pin as pinSchema } from '../db/model/staff.ts'
import { StartProblem } from './start-problem.ts'

/** Ctrl+C, Ctrl+D, Backspace and Delete as a terminal in raw mode sends them. */
const interrupt = '\u0003'
const end = '\u0004'
const erases = ['\u0008', '\u007f']

const refusals: Record<string, string> = {
  'pin-length': 'A PIN has 6 to 12 digits. Nothing was changed.',
  'pin-weak': 'This PIN is too simple: not all digits the same, and no run such as 123456. Nothing was changed.',
}

/** @throws StartProblem where the two entries differ, the PIN is not acceptable, or the input ends */
export async function askNewPin(input: NodeJS.ReadStream, prompt: (text: string) => void): Promise<string> {
  const [first, second] = input.isTTY ? await readHidden(input, prompt) : await readLines(input)
  if (first === undefined || second === undefined) throw new StartProblem('No PIN was given. Nothing was changed.')
  const checked = pinSchema.safeParse(first)
  if (!checked.success)
    throw new StartProblem(refusals[checked.error.issues[0]?.message ?? ''] ?? 'This PIN cannot be used.')
  if (first !== second) throw new StartProblem('The two entries differ. Nothing was changed.')
  return first
}

async function readLines(input: NodeJS.ReadStream): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input })) {
    lines.push(line.trim())
    if (lines.length === 2) break
  }
  return lines
}

async function readHidden(input: ReadStream, prompt: (text: string) => void): Promise<string[]> {
  prompt('New PIN (6 to 12 digits): ')
  const first = await readHiddenLine(input)
  prompt('\nThe same again: ')
  const second = await readHiddenLine(input)
  prompt('\n')
  return [first, second]
}

function readHiddenLine(input: ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = ''
    input.setRawMode(true)
    input.resume()
    const stop = () => {
      input.off('data', hear)
      input.setRawMode(false)
      input.pause()
    }
    const hear = (data: Buffer) => {
      for (const character of data.toString('utf8')) {
        if (character === '\r' || character === '\n') {
          stop()
          return resolve(typed)
        }
        if (character === interrupt || character === end) {
          stop()
          return reject(new StartProblem('\nStopped. Nothing was changed.'))
        }
        typed = erases.includes(character) ? typed.slice(0, -1) : typed + character
      }
    }
    input.on('data', hear)
  })
}
