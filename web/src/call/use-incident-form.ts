import { computed, nextTick, onScopeDispose, ref, watch } from 'vue'
import { incident as fetchIncident, incidentEdit } from '@/api/incidents'
import { isProblem } from '@/api/problem'
import type { Call, Incident } from '@/api/types'
import { useDraft } from '@/lib/draft'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import type { Keep } from './difference'
import { asFields, asText, fields, held, notesWith, openedIn, writtenElsewhere, type Field, type FormText } from './form-text'

/* The typed part of the form: saved as typed, kept on this machine until the server has it.
 * Fields that nobody touched here follow what another seat writes. What both wrote waits for this seat to choose. */

const SAVE_AFTER_MS = 900
const AGAIN_AFTER_MS = 3_000
const TRIES = 4

export function useIncidentForm(call: Call) {
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const server = computed(() => held(call, callDesk.incident))
  const base = ref<FormText>({ ...server.value })
  const draft = useDraft<FormText>(`call.${call.id}`, server.value)
  const text = draft.value
  const saving = ref(false)
  const failed = ref(false)
  const choosing = ref(false)
  const collided = ref<Field[]>([])
  let sent: Partial<FormText> = {}
  let timer: ReturnType<typeof setTimeout> | null = null

  const changed = computed(() => fields.filter((field) => text.value[field].trim() !== base.value[field].trim()
    && (field !== 'patients_count' || text.value[field].trim() !== '')))
  const sendable = computed(() => changed.value.filter((field) => !collided.value.includes(field)))
  const state = computed<'saved' | 'saving' | 'unsaved'>(() =>
    (saving.value ? 'saving' : failed.value || changed.value.length > 0 ? 'unsaved' : 'saved'))

  watch(server, (now) => {
    const foreign = writtenElsewhere(changed.value, { text: text.value, base: base.value, sent, now })
    for (const field of fields) if (text.value[field] === base.value[field]) text.value[field] = now[field]
    base.value = { ...now }
    collided.value = fields.filter((field) => changed.value.includes(field) && (foreign.includes(field) || collided.value.includes(field)))
    if (changed.value.length === 0) draft.clear()
  })

  function soon(ms = SAVE_AFTER_MS): void {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  /** Send what is this seat's own. A version that came too late is fetched, and what nobody else wrote is sent again. */
  async function send(): Promise<void> {
    const { id } = await callDesk.ensureIncident()
    for (let tries = 1; sendable.value.length > 0; tries++) {
      const row = desk.tables.incident.get(id) ?? desk.apply('incident', await fetchIncident(id))
      const body = asFields(text.value, sendable.value)
      sent = { ...sent, ...asText(body) }
      try {
        desk.apply('incident', await incidentEdit(row, body))
        await nextTick()
        return
      } catch (error) {
        if (!isProblem(error) || error.code !== 'stale_version' || tries >= TRIES) throw error
        sent = {}
        desk.apply('incident', await fetchIncident(id))
        await nextTick()
      }
    }
  }

  /** Save now what has not been saved. */
  async function save(): Promise<void> {
    if (timer) clearTimeout(timer)
    if (saving.value || (choosing.value && !callDesk.incident)) return soon()
    if (sendable.value.length === 0) return
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

  /** Of a field that another seat wrote too: keep what stands here, or take what the record holds. */
  async function keep(field: Field, which: Keep): Promise<void> {
    if (which === 'theirs') text.value[field] = base.value[field]
    collided.value = collided.value.filter((other) => other !== field)
    if (which === 'mine') await save()
  }

  /** Show `target`, and add to its notes what was written in this call. */
  function show(target: Incident, said: FormText | null): void {
    collided.value = []
    sent = {}
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
      if (callDesk.incident) await save()
      // What another call wrote stays with that other incident.
      const said = openedIn(call, callDesk.incident) ? { ...text.value } : null
      follow(await notices.attempt(() => callDesk.attach(id)), said)
    } finally {
      choosing.value = false
    }
  }

  /** The caller's line went in an earlier call: its incident goes on here. */
  async function rejoin(): Promise<void> {
    if (callDesk.incident) await save()
    const said = openedIn(call, callDesk.incident) ? { ...text.value } : null
    follow(await notices.attempt(() => callDesk.rejoin()), said)
  }

  function follow(target: Incident | null, said: FormText | null): void {
    if (!target) return
    show(target, said)
    notices.say('call.attached', { number: target.number }, 'good')
  }

  watch(text, () => soon(), { deep: true })
  if (changed.value.length > 0) soon()
  onScopeDispose(() => { if (timer) clearTimeout(timer) })

  return { text, base, state, collided, keep, save, attach, rejoin, clear: draft.clear }
}
