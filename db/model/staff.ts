// The people behind the desk: 驿站站长 (head of station) and 就业服务专员 (clerk).
import { z } from 'zod'
import { recordId } from './ids.ts'
import { personName } from './registration.ts'

export const staffRole = z.enum(['head', 'clerk'])
export type StaffRole = z.output<typeof staffRole>

/** Six to twelve digits, not all the same, not a run such as 123456 or 654321. */
export const pin = z
  .string()
  .regex(/^[0-9]{6,12}$/, { error: 'pin-length' })
  .refine(text => !isWeakPin(text), { error: 'pin-weak' })

function isWeakPin(text: string): boolean {
  const steps = new Set<number>()
  for (let i = 1; i < text.length; i++) steps.add(Number(text[i]) - Number(text[i - 1]))
  const [step] = steps
  return steps.size === 1 && (step === 0 || step === 1 || step === -1)
}

export const staffMember = z.strictObject({ id: recordId, name: personName, role: staffRole })
export type StaffMember = z.output<typeof staffMember>
