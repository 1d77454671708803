// A list that is read again and again, by news and by acts: only the newest answer is taken, and whoever asked before waits for that
// one, so that who says "done" afterwards says it over the list as it is now.

export type NewestRead = {
  /** @returns when the newest question asked so far has been answered */
  read(): Promise<void>
  /** What is under way is dropped. */
  forget(): void
}

export function createNewestRead<T>(ask: () => Promise<T>, put: (answer: T) => void): NewestRead {
  let asked = 0
  let newest: Promise<void> = Promise.resolve()

  async function askAs(mine: number): Promise<void> {
    const answer = await ask()
    if (mine === asked) put(answer)
    else await newest
  }
  return {
    read() {
      asked += 1
      newest = askAs(asked)
      return newest
    },
    forget() {
      asked += 1
      newest = Promise.resolve()
    },
  }
}
