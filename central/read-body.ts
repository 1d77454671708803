// Reads a JSON body up to a limit, however it is sent, without ever holding more than the limit.
import { problemAnswer } from './answer.ts'

/** @returns the parsed body, or the answer that refuses it */
export async function readJsonBody(request: Request, limit: number): Promise<{ json: unknown } | Response> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return problemAnswer('not-json')
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return problemAnswer('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  // A client that promises little and sends much is cut off here.
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) return problemAnswer('too-large', {}, { Connection: 'close' })
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { json: JSON.parse(text) }
  } catch {
    return problemAnswer('bad-request', { detail: 'the body is not JSON in UTF-8' })
  }
}
