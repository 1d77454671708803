// Made-up ID numbers with a right check digit, on region 509999, which was never given to anybody; others only where the region is
// what is tested.
import { checkIdNumber } from '../../db/model/id-number.ts'

/** @param birth `YYYYMMDD` @param serial three digits; odd is male */
export function anIdNumber(birth: string, serial = '001', region = '509999'): string {
  const found = [...'0123456789X'].map(digit => `${region}${birth}${serial}${digit}`)
  const right = found.find(number => checkIdNumber(number, '2999-01-01').ok)
  if (!right) throw new Error(`no ID number of ${birth}`)
  return right
}
