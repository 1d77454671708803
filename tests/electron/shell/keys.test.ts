// Which keys reach nobody: the list of scenarios.md, 34, and what must still work.
import { expect, test } from 'vitest'
import { isSwallowed, type KeyRules } from '../../../electron/shell/keys.ts'

const kiosk: KeyRules = { isKiosk: true, isDevelopment: false }
const clerk: KeyRules = { isKiosk: false, isDevelopment: false }
const developer: KeyRules = { isKiosk: false, isDevelopment: true }

const press = (keys: string, rules: KeyRules): boolean => {
  const parts = keys.split('+')
  const key = parts.pop() || '+'
  const [control, shift, alt, meta] = ['Control', 'Shift', 'Alt', 'Meta'].map(name => parts.includes(name))
  return isSwallowed({ type: 'keyDown', key, control: !!control, shift: !!shift, alt: !!alt, meta: !!meta }, rules)
}

test.each([
  ...['Alt+F4', 'Control+w', 'Control+W', 'F11', 'F5', 'Control+r', 'Control+Shift+R', 'Control+Shift+I', 'F12'],
  ...['Control+p', 'Control++', 'Control+-', 'Control+0', 'Alt+ArrowLeft', 'Control+n', 'Control+q', 'Control+j'],
  ...['Meta+q', 'PrintScreen', 'ContextMenu', 'BrowserBack', 'Control+Tab'],
])('%s is swallowed in front of the public (scenario 34)', keys => {
  expect(press(keys, kiosk)).toBe(true)
})

test.each([
  'Control+c',
  'Control+v',
  'Control+a',
  'Control+z',
  'Tab',
  'Enter',
  'Escape',
  'a',
  '工',
  'Shift+A',
  'Backspace',
])('%s reaches the page', keys => {
  expect(press(keys, kiosk)).toBe(false)
  expect(press(keys, clerk)).toBe(false)
})

test('a clerk may close the window and fill the screen, but not print, reload or open tools', () => {
  expect(['Alt+F4', 'Control+w', 'F11'].map(keys => press(keys, clerk))).toEqual([false, false, false])
  expect(['Control+p', 'F5', 'F12', 'Control+Shift+I'].map(keys => press(keys, clerk))).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test('developers may reload and open their tools', () => {
  expect(['F5', 'F12', 'Control+Shift+I'].map(keys => press(keys, developer))).toEqual([false, false, false])
})

test('the desk keeps its function keys, and only alone: leaving and reloading stay swallowed', () => {
  const desk: KeyRules = { ...clerk, isDesk: true }
  for (const key of ['F1', 'F2', 'F3', 'F8', 'F10', 'F12']) expect(press(key, desk), key).toBe(false)
  for (const keys of ['F5', 'Control+F12', 'Control+Shift+i', 'Control+r', 'Control+p'])
    expect(press(keys, desk), keys).toBe(true)
  for (const key of ['F1', 'F3', 'F12']) expect(press(key, kiosk), key).toBe(true)
})
