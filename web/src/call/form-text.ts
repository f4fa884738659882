import type { IncidentFields } from '@/api/incidents'
import type { Call, Incident } from '@/api/types'

/* The typed part of the call form as text, and how it goes to and from an incident. */

export type FormText = Record<'callback_number' | 'complaint' | 'patients_count' | 'place_detail' | 'notes', string>
export type Field = keyof FormText

export const fields: readonly Field[] = ['callback_number', 'complaint', 'patients_count', 'place_detail', 'notes']

/** What the server takes as notes, in characters. */
const NOTES_MOST = 8_000

export function held(call: Call, incident: Incident | null): FormText {
  return {
    callback_number: incident?.callback_number ?? call.number,
    complaint: incident?.complaint ?? '',
    patients_count: incident ? String(incident.patients_count) : '',
    place_detail: incident?.place_detail ?? '',
    notes: incident?.notes ?? '',
  }
}

export function asFields(text: FormText, changed: readonly Field[]): IncidentFields {
  const entries = changed.map((field) => [field, field === 'patients_count' ? Math.max(1, Math.trunc(Number(text[field])) || 1) : text[field]])
  return Object.fromEntries(entries) as IncidentFields
}

/** What goes out, as it will come back. */
export const asText = (sent: IncidentFields): Partial<FormText> =>
  Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, String(value)]))

export interface Sides { text: FormText; base: FormText; sent: Partial<FormText>; now: FormText }

/** Of the fields changed here, those that now hold what neither was there before, nor stands here, nor was sent from here. */
export const writtenElsewhere = (changed: readonly Field[], { text, base, sent, now }: Sides): Field[] =>
  changed.filter((field) => ![base[field], text[field], sent[field]].some((known) => known?.trim() === now[field].trim()))

/** The incident was opened in this very call (or none was): what the form says was said in this call. */
export const openedIn = (call: Call, incident: Incident | null): boolean =>
  incident === null || (incident.opened_by?.id === call.taken_by?.id && Date.parse(incident.opened_at) >= Date.parse(call.answered_at ?? call.rang_at))

/** The notes of `target` with what this caller said added; nothing is said twice, nothing known is written over. */
export function notesWith(target: FormText, said: FormText): string {
  const known = [target.complaint, target.place_detail, target.notes]
  const fresh = [said.complaint, said.place_detail, said.notes].map((words) => words.trim())
    .filter((words) => words && !known.some((text) => text.includes(words)))
  return [target.notes.trim(), ...fresh].filter(Boolean).join('；').slice(0, NOTES_MOST)
}
