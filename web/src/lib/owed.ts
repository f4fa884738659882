import type { Schemas } from '@/api/types'

/* What triage asked for and is not on its way. The server ranks by the same rule (dispatch/recommendation/need.py);
 * tests hold both to the same examples. */

const byUnits: Record<Schemas['Capability'], true> = { BLS: true, PHYS: true, NEONATAL: true, BARIATRIC: true, NEGATIVE_PRESSURE: true }
const SECOND = 'SECOND'
/** What needs nobody to be sent or told: the nearest unit goes anyway, advice is given by the call-taker. */
const nobody = new Set(['NEAREST', 'TELE'])

const isCapability = (code: string): boolean => Object.hasOwn(byUnits, code)

/** Whether a unit can do it. A physician unit does basic life support too. */
const does = (unit: readonly string[], code: string): boolean => unit.includes(code) || (code === 'BLS' && unit.includes('PHYS'))

/** The named units that do not go yet, in triage's order. `going`: what each unit on its way can do. */
export const owedUnits = (resources: readonly string[], going: readonly (readonly string[])[]): string[] =>
  [...new Set(resources)].filter((code) => (code === SECOND ? going.length < 2 : isCapability(code) && !going.some((unit) => does(unit, code))))

/** With how many ambulances are wanted still, where that is more than the named ones: several patients take several. */
export const owedWithNumber = (codes: string[], short: number): string[] => (short > codes.length ? [...codes, `UNITS_${short}`] : codes)

/** Named others than units: police, fire, a hospital. They are told by telephone, and the desk ticks that they were. */
export const othersToTell = (resources: readonly string[]): string[] =>
  [...new Set(resources)].filter((code) => code !== SECOND && !isCapability(code) && !nobody.has(code))
