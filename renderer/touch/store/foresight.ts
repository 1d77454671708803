// What a finger will ask when it lifts is asked when it touches: a finger rests on a button for some hundredths of a second, in which
// the host answers. What a button asks is found by doing on an imagined state what the button does, so nothing is said twice.
import type { CallName, InputOf } from '../../../electron/contract/api.ts'
import type { Reply } from '../../../electron/contract/call.ts'
import { createFinding, type Finding, searchedText } from './finding.ts'
import type { Ask, Part } from './part.ts'
import type { TouchState } from './state.ts'

/** Who rests longer, or slides away and presses the same later, is answered anew. */
const keptMs = 1_000

type Kept = { question: string; reply: Promise<Reply>; settled: Reply | null; at: number }

export function createForesight(part: Part) {
  const { client, get, now } = part
  let kept: Kept | null = null
  let imagined: Partial<TouchState> = {}

  const keptFor = (question: string): Kept | null =>
    kept?.question === question && now().getTime() - kept.at < keptMs ? kept : null

  function keep<N extends CallName<'touch'>>(name: N, input: InputOf<'touch', N>): Promise<never> {
    const question = JSON.stringify([name, input])
    if (!keptFor(question)) {
      const asking: Kept = { question, reply: client.call(name, input), settled: null, at: now().getTime() }
      void asking.reply.then(reply => {
        asking.settled = reply
      })
      kept = asking
    }
    // Whoever imagines does not see the answer.
    return new Promise(() => {})
  }

  const imagine = (change: Partial<TouchState>) => {
    imagined = { ...imagined, ...change }
  }
  const imagining: Finding = createFinding(
    {
      ...part,
      get: () => ({ ...get(), ...imagined }),
      set: imagine,
      open: view => imagine({ view }),
      change: view => imagine({ view }),
    },
    keep,
  )

  function foresee(act: (finding: Finding) => void): void {
    act(imagining)
    imagined = {}
  }

  return {
    /** What the buttons ask with: an answer that is kept is taken, once; everything else is asked. */
    ask: ((name, input) => {
      const known = keptFor(JSON.stringify([name, input]))
      if (!known) return client.call(name, input)
      kept = null
      return known.settled ?? known.reply
    }) as Ask,
    /** @param act what the touched button does when the finger lifts on it */
    foresee,
    /** @param key a key above the search field; null takes one back */
    foreseeKey(key: string | null): void {
      const { typing } = get()
      if (typing?.field !== 'search') return
      const text = searchedText(get())
      const written = typing.isShifted ? key?.toUpperCase() : key
      imagine({ searchText: written ? text + written : [...text].slice(0, -1).join(''), typing: null })
      foresee(finding => void finding.readSearch())
    },
    /** Drops what is kept: something has changed, or the turn ends. */
    forget(): void {
      kept = null
    },
  }
}
