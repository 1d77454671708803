// The types of page-side.mjs, for its test.
export function pageScript(options: { preload: string; argv: string[] }): void
