// Hands a file to a worker of its own and waits for what it read, with a limit.
import type { ReadFile } from './read-file.ts'

const longestMs = 20_000

export async function readInWorker(file: File): Promise<ReadFile> {
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { ok: false, problem: 'damaged' }
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ReadFile>(resolve => {
      const timer = setTimeout(() => resolve({ ok: false, problem: 'took-too-long' }), longestMs)
      const end = (read: ReadFile) => {
        clearTimeout(timer)
        resolve(read)
      }
      worker.onmessage = ({ data }: MessageEvent<ReadFile>) => end(data)
      worker.onerror = () => end({ ok: false, problem: 'damaged' })
      worker.postMessage({ name: file.name, bytes }, [bytes])
    })
  } finally {
    worker.terminate()
  }
}
