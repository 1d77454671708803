// The environment of `npm start`, validated: what may be set is listed here and in the README.
import { z } from 'zod'
import { StartProblem } from './start-problem.ts'

const environment = z.object({
  LINGGONG_SHELL: z.enum(['electron', 'browser', 'auto']).default('auto'),
  LINGGONG_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  LINGGONG_CENTRAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  LINGGONG_CENTRAL_TOKEN: z.string().min(16).max(500).optional(),
})

export type StartSettings = {
  shell: 'electron' | 'browser' | 'auto'
  /** 0: any free port; undefined: the one it had last, any free one where that is taken. */
  port: number | undefined
  /** Undefined: the embedded demonstration centre. */
  central: { url: string; token: string } | undefined
}

/** Empty variables count as not set. @throws StartProblem naming the variable */
export function readStartSettings(env: Readonly<Record<string, string | undefined>>): StartSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    throw new StartProblem(
      `${name} is not valid (${expected[name] ?? 'see the README'}). Nothing was started or changed.`,
    )
  }
  const {
    LINGGONG_CENTRAL_URL: url,
    LINGGONG_CENTRAL_TOKEN: token = '',
    LINGGONG_SHELL: shell,
    LINGGONG_PORT: port,
  } = parsed.data
  if (url && !token)
    throw new StartProblem(
      'LINGGONG_CENTRAL_URL is set, LINGGONG_CENTRAL_TOKEN is not. Nothing was started; set the token the central server prints the place of.',
    )
  return { shell, port, central: url ? { url, token } : undefined }
}

const expected: Record<string, string> = {
  LINGGONG_SHELL: 'electron, browser or auto',
  LINGGONG_PORT: 'a number from 0 to 65535',
  LINGGONG_CENTRAL_URL: 'an address beginning with http:// or https://',
  LINGGONG_CENTRAL_TOKEN: 'at least 16 characters',
}
