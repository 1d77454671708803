// One line on stderr for whoever keeps this machine; nothing personal, nothing on a screen.

export type Log = (line: string) => void

export const logToStderr: Log = line => {
  process.stderr.write(`linggong: ${line}\n`)
}
