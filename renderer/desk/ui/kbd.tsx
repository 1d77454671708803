// The key that does the same as the control beside it.

export function Kbd({ children }: { children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing here can be focused
  return <kbd aria-hidden="true">{children}</kbd>
}
