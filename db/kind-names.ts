// The market's own names of kinds, as people say and search them: the Chinese names of locales/zh-Hans/kinds.json.
import kinds from '../locales/zh-Hans/kinds.json' with { type: 'json' }

/** Kind code → name in simplified Chinese. */
export const kindNames: Record<string, string | undefined> = kinds.kinds
