import { distance } from '@/lib/format'
import { hospitalsNear } from '@/lib/nearest'
import type { Hospital } from '@/api/types'
import { choose } from './choice'

/** Ask where the patient goes, nearest first. Answers the id, null when the dialog was left, undefined when there is no list. */
export async function chooseHospital(
  title: string, hospitals: ReadonlyMap<number, Hospital>, from: { lon: number; lat: number } | null | undefined, locale: string,
): Promise<number | null | undefined> {
  if (hospitals.size === 0) return undefined
  return choose({
    title, testid: 'hospitals',
    options: hospitalsNear(hospitals.values(), from).map(({ hospital, metres }) => ({
      value: hospital.id,
      label: locale === 'en' && hospital.name_en ? hospital.name_en : hospital.name,
      note: [metres === null ? '' : distance(metres), ...hospital.capabilities].filter(Boolean).join(' · '),
    })),
  })
}
