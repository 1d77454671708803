// The whole program restarts itself at most twice in a row (scenario 25), and windows stay on their own pages.
import { expect, test } from 'vitest'
import { faceOfUrl, mayNavigate, pageUrl, safePageUrl } from '../../../electron/shell/addresses.ts'
import { nextRestart } from '../../../electron/shell/restarts.ts'

test('the third restart is refused (scenario 25)', () => {
  const once = nextRestart(['.', '--other'])
  expect(once).toEqual(['.', '--other', '--linggong-restarts=1'])
  const twice = nextRestart(once ?? [])
  expect(twice).toEqual(['.', '--other', '--linggong-restarts=2'])
  expect(nextRestart(twice ?? [])).toBeUndefined()
  expect(nextRestart(['--linggong-restarts=many'])).toBeUndefined()
})

test('a window may load its own page again and the safe page, and no other address', () => {
  expect(faceOfUrl(`${pageUrl('touch')}?x=1#y`)).toBe('touch')
  expect(mayNavigate('touch', pageUrl('touch'))).toBe(true)
  expect(mayNavigate('touch', safePageUrl)).toBe(true)
  const others = [
    pageUrl('desk'),
    'app://kiosk/',
    'app://kiosk.example/touch/',
    'https://kiosk/touch/',
    'app://a@kiosk/touch/',
  ]
  for (const url of [...others, 'file:///touch/', 'javascript:alert(1)', 'data:text/html,x', '']) {
    expect(mayNavigate('touch', url), url).toBe(false)
  }
  expect(mayNavigate(undefined, pageUrl('touch'))).toBe(false)
})
