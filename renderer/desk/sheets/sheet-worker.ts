// The worker in which files are unpacked and read, so that a hostile one stops nothing but itself.
import { readFile } from './read-file.ts'

type Scope = {
  onmessage: ((event: MessageEvent<{ name: string; bytes: ArrayBuffer }>) => void) | null
  postMessage(message: unknown): void
}
const scope = self as unknown as Scope

scope.onmessage = ({ data }) => scope.postMessage(readFile(data.name, new Uint8Array(data.bytes)))
