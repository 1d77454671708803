// Prints the closing line of a run from the test runner's own totals, and fails where anything did.
import { readFileSync } from 'node:fs'

const [file = '', steps = '0'] = process.argv.slice(2)

function readTotals(): { passed: number; failed: number; skipped: number } {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    // A file that could not be loaded has no tests to count, but it failed.
    const failed = Math.max(numFailedTests, success || numFailedTests > 0 ? 0 : Math.max(1, numFailedTestSuites))
    return { passed: numPassedTests, failed, skipped: numPendingTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const { passed, failed, skipped } = readTotals()
// A failed test step is counted by its tests; check and build have no tests of their own.
const others = Math.max(0, Number(steps) - (failed > 0 ? 1 : 0))
console.log(`${passed} passed, ${failed + others} failed, ${skipped} skipped`)
process.exitCode = failed + others > 0 || passed === 0 ? 1 : 0
