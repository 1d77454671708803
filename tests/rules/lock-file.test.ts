import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = {
  optionalDependencies?: Record<string, string>
  optional?: boolean
}

// `npm ci` refuses a lock file that lacks the binary packages of other systems ("Missing: … from lock file"), and
// `npm install` leaves them out silently where the registry does not hold them.
test('the lock file holds every optional package it names, for every system', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const paths = Object.keys(lock.packages)
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !paths.some(held => held === `node_modules/${name}` || held.endsWith(`/node_modules/${name}`)))
      .map(name => `${path}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('the lock file names no address: packages come from the registry npm is set to', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved":\s*"https?:/)
})
