// Reads one thing at a time: whatever asks while a reading is under way makes one more reading, not many.

export type Reader = { read(): void }

/** @param load reads and keeps the result; must not reject for what is expected */
export function createReader(load: () => Promise<void>): Reader {
  let isReading = false
  let isWanted = false

  async function run(): Promise<void> {
    isReading = true
    try {
      do {
        isWanted = false
        await load()
      } while (isWanted)
    } catch (error) {
      console.error(error)
    } finally {
      isReading = false
    }
  }

  return {
    read() {
      isWanted = true
      if (!isReading) void run()
    },
  }
}
