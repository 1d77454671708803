// Key presses of a test, which pass main's before-input-event first, as in Electron.

/** @param {string} keys as Playwright writes them: 'Control+Shift+I'. Returns whether the page saw them. */
export async function pressKeys(window, keys) {
  const parts = keys.split('+')
  const key = parts.pop() || '+'
  const input = {
    type: 'keyDown',
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    control: parts.includes('Control'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
    isAutoRepeat: false,
    isComposing: false,
    location: 0,
    modifiers: parts.map(part => part.toLowerCase()),
  }
  let isPrevented = false
  const event = {
    preventDefault: () => {
      isPrevented = true
    },
  }
  window.webContents.emit('before-input-event', event, input)
  if (!isPrevented) await window.page.keyboard.press(keys)
  return !isPrevented
}
