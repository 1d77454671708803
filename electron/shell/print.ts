// Prints what a touch screen's page shows for print, on the machine's own printer, without any dialog. Says what became of it:
// handed to the printer's queue (which is not yet paper), failed, or no printer there.
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { faceOfUrl } from './addresses.ts'
import { faceOfContents } from './faces.ts'
import type { Log } from './log.ts'

type Outcome = 'handed' | 'failed' | 'absent'

/** A printer that has not taken a page after so long is reported as failed (scenarios.md, 36). */
const longestMs = 10_000

/** @returns the handler of the channel `printPage`: one job of a window at a time, for the touch screen's own page only */
export function createPrinting(log: Log): (event: IpcMainInvokeEvent) => Promise<Outcome> {
  const busy = new WeakSet<WebContents>()
  return async ({ sender, senderFrame }) => {
    const isOwn = senderFrame !== null && !senderFrame.parent && faceOfUrl(senderFrame.url) === 'touch'
    if (faceOfContents(sender) !== 'touch' || !isOwn || busy.has(sender)) return 'failed'
    busy.add(sender)
    const late = Promise.withResolvers<Outcome>()
    const timer = setTimeout(() => {
      log('the printer did not answer')
      late.resolve('failed')
    }, longestMs)
    try {
      return await Promise.race([print(sender, log), late.promise])
    } catch (error) {
      log(`printing failed (${error instanceof Error ? error.message : error})`)
      return 'failed'
    } finally {
      clearTimeout(timer)
      busy.delete(sender)
    }
  }
}

async function print(contents: WebContents, log: Log): Promise<Outcome> {
  if ((await contents.getPrintersAsync()).length === 0) return 'absent'
  return new Promise(resolve => {
    contents.print({ silent: true, printBackground: true }, (isDone, reason) => {
      if (!isDone) log(`the printer refused (${reason})`)
      resolve(isDone ? 'handed' : 'failed')
    })
  })
}
