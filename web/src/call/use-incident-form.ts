import { computed, onScopeDispose, ref, watch } from 'vue'
import { incidentEdit, type IncidentFields } from '@/api/incidents'
import { isProblem } from '@/api/problem'
import type { Call, Incident } from '@/api/types'
import { useDraft } from '@/lib/draft'
import { useCallDesk } from '@/stores/call-desk'
import { useNotices } from '@/stores/notices'
import { editFresh } from './fresh'

/* The typed part of the form: saved as typed, kept on this machine until the server has it.
 * Fields that nobody touched here follow what another seat writes. */

export type FormText = Record<'callback_number' | 'complaint' | 'patients_count' | 'place_detail' | 'notes', string>
type Field = keyof FormText

const SAVE_AFTER_MS = 900
const AGAIN_AFTER_MS = 3_000
const fields: Field[] = ['callback_number', 'complaint', 'patients_count', 'place_detail', 'notes']

function held(call: Call, incident: Incident | null): FormText {
  return {
    callback_number: incident?.callback_number ?? call.number,
    complaint: incident?.complaint ?? '',
    patients_count: incident?.patients_count ? String(incident.patients_count) : '',
    place_detail: incident?.place_detail ?? incident?.place?.detail ?? '',
    notes: incident?.notes ?? '',
  }
}

function asFields(text: FormText, changed: Field[]): IncidentFields {
  const entries = changed.map((field) => [field, field === 'patients_count' ? Math.max(1, Math.trunc(Number(text[field])) || 1) : text[field]])
  return Object.fromEntries(entries) as IncidentFields
}

export function useIncidentForm(call: Call) {
  const desk = useCallDesk()
  const notices = useNotices()
  const server = computed(() => held(call, desk.incident))
  const base = ref<FormText>({ ...server.value })
  const draft = useDraft<FormText>(`call.${call.id}`, server.value)
  const text = draft.value
  const saving = ref(false)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | null = null

  const changed = computed(() => fields.filter((field) => text.value[field].trim() !== base.value[field].trim()
    && (field !== 'patients_count' || text.value[field].trim() !== '')))
  const state = computed<'saved' | 'saving' | 'unsaved'>(() =>
    (saving.value ? 'saving' : failed.value || changed.value.length > 0 ? 'unsaved' : 'saved'))

  watch(server, (now) => {
    for (const field of fields) if (text.value[field] === base.value[field]) text.value[field] = now[field]
    base.value = { ...now }
    if (changed.value.length === 0) draft.clear()
  })

  function soon(ms = SAVE_AFTER_MS): void {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  async function send(): Promise<void> {
    const row = await desk.ensureIncident()
    const going = [...changed.value]
    if (going.length === 0) return
    const body = asFields(text.value, going)
    const same = (fresh: Incident): unknown => going.map((field) => held(call, fresh)[field])
    await editFresh(row.id, same, (fresh) => incidentEdit(fresh, body))
  }

  /** Save now what has not been saved. */
  async function save(): Promise<void> {
    if (timer) clearTimeout(timer)
    if (saving.value) return soon()
    if (changed.value.length === 0) return
    saving.value = true
    try {
      await send()
      failed.value = false
    } catch (error) {
      failed.value = true
      if (isProblem(error) && error.unreachable) soon(AGAIN_AFTER_MS)
      else notices.fail(error)
    } finally {
      saving.value = false
    }
  }

  watch(text, () => soon(), { deep: true })
  if (changed.value.length > 0) soon()
  onScopeDispose(() => { if (timer) clearTimeout(timer) })

  return { text, state, save, clear: draft.clear }
}
