import { computed, onScopeDispose, ref, watch } from 'vue'
import { incidentEdit } from '@/api/incidents'
import { isProblem } from '@/api/problem'
import type { Call, Incident } from '@/api/types'
import { useDraft } from '@/lib/draft'
import { useCallDesk } from '@/stores/call-desk'
import { useNotices } from '@/stores/notices'
import { asFields, fields, held, notesWith, openedIn, type FormText } from './form-text'
import { editFresh } from './fresh'

/* The typed part of the form: saved as typed, kept on this machine until the server has it.
 * Fields that nobody touched here follow what another seat writes. */

const SAVE_AFTER_MS = 900
const AGAIN_AFTER_MS = 3_000

export function useIncidentForm(call: Call) {
  const desk = useCallDesk()
  const notices = useNotices()
  const server = computed(() => held(call, desk.incident))
  const base = ref<FormText>({ ...server.value })
  const draft = useDraft<FormText>(`call.${call.id}`, server.value)
  const text = draft.value
  const saving = ref(false)
  const failed = ref(false)
  const choosing = ref(false)
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
    if (saving.value || (choosing.value && !desk.incident)) return soon()
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

  /** Show `target`, and add to its notes what was written in this call. */
  function show(target: Incident, said: FormText | null): void {
    base.value = held(call, target)
    text.value = { ...base.value, ...(said ? { notes: notesWith(base.value, said) } : {}) }
  }

  /** Attach the call to the incident that `ask` answers. While it asks, no incident of the call's own is opened. */
  async function attach(ask: () => Promise<number | null>): Promise<void> {
    if (choosing.value) return
    choosing.value = true
    try {
      const id = await ask()
      if (id === null) return
      if (desk.incident) await save()
      // What another call wrote stays with that other incident.
      const said = openedIn(call, desk.incident) ? { ...text.value } : null
      const target = await notices.attempt(() => desk.attach(id))
      if (!target) return
      show(target, said)
      notices.say('call.attached', { number: target.number }, 'good')
    } finally {
      choosing.value = false
    }
  }

  watch(text, () => soon(), { deep: true })
  if (changed.value.length > 0) soon()
  onScopeDispose(() => { if (timer) clearTimeout(timer) })

  return { text, state, save, attach, clear: draft.clear }
}
