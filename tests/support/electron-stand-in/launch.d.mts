// The types of launch.mjs, for tests.
import type { FoundChromium } from '../chromium.ts'

export type StandInWindow = { id: number; url: string; bounds: Bounds; kiosk: boolean; shown: boolean }
type Bounds = { x: number; y: number; width: number; height: number }

export type StandInPage = {
  id: number
  click(selector: string, options?: object): Promise<void>
  fill(selector: string, text: string): Promise<void>
  text(selector?: string): Promise<string>
  waitFor(selector: string, options?: object): Promise<void>
  evaluate(source: string): Promise<unknown>
  screenshot(path: string): Promise<void>
  url(): Promise<string | undefined>
  press(keys: string): Promise<boolean>
  permission(name: string): Promise<{ request: unknown; check: unknown }>
  crash(): Promise<void>
  close(): Promise<boolean>
}

export type StandIn = {
  calls: { api: string; args: unknown[] }[]
  exited: Promise<number | string>
  output(): string
  windows(): Promise<StandInWindow[]>
  window(part: string): Promise<StandInPage>
  setDisplays(list: string[]): Promise<void>
  utilities(): Promise<number[]>
  close(): Promise<number | string>
}

export function launch(options: {
  chromium: FoundChromium
  appDir?: string
  env?: Record<string, string>
  displays?: string[]
  args?: string[]
  timeoutMs?: number
}): Promise<StandIn>
