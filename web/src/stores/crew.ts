import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef, watch } from 'vue'
import { crewSend, crewSnapshot } from '@/api/crew'
import { useBearer } from '@/api/http'
import type { Assignment, ClearReason, Colour, DeclineReason, Incident, MassCasualty, Patient, ReportedStage, Triage, Unit } from '@/api/types'
import { locate, type Locating } from '@/crew/locating'
import { Outbox, type Act } from '@/crew/outbox'
import { withColour, withWaiting } from '@/crew/overlay'
import { countedByNumber } from '@/lib/patients'
import { isActive } from '@/lib/stages'
import { emptyTables, reduce, reduceAll, tablesFromCrew } from '@/live/reduce'
import { LiveStream } from '@/live/socket'
import { useLink } from './link'
import { useProtocol } from './protocol'
import { useTime } from './time'

const TOKEN_KEY = 'jiuhu.crew.token'
const FLUSH_EVERY_MS = 5_000

/** What an act says beside its time. */
export interface Extra { reason?: ClearReason | DeclineReason; hospital?: number }

/** The tablet of one unit: its jobs, and what its crew did. */
export const useCrew = defineStore('crew', () => {
  const link = useLink()
  const time = useTime()
  const token = ref(localStorage.getItem(TOKEN_KEY) ?? '')
  const tables = shallowRef(emptyTables())
  const loaded = ref(false)
  const noPosition = ref<number | null>(null)
  let stream: LiveStream | null = null
  let locating: Locating | null = null
  let flushing: ReturnType<typeof setInterval> | null = null

  const outbox = shallowRef(new Outbox(localStorage, deliver, () => triggerRef(outbox)))

  async function deliver(act: Act): Promise<void> {
    const row = await crewSend(act.path, act.body)
    const entity = act.kind === 'casualty' ? 'patient' : 'assignment'
    tables.value = reduce(tables.value, { entity, id: row.id, version: row.version, data: row })
  }

  const unit = computed<Unit | null>(() => [...tables.value.unit.values()][0] ?? null)
  const waiting = computed(() => outbox.value.acts)
  const refused = computed(() => outbox.value.refused)
  const jobs = computed<Assignment[]>(() => [...tables.value.assignment.values()]
    .map((row) => withWaiting(row, waiting.value)).filter(isActive).sort((a, b) => b.id - a.id))
  const job = computed<Assignment | null>(() => jobs.value[0] ?? null)
  const incident = computed<Incident | null>(() => tables.value.incident.get(job.value?.incident ?? -1) ?? null)
  const mass = computed<MassCasualty | null>(() => [...tables.value.mass_casualty.values()]
    .find((row) => row.incident === incident.value?.id && row.state === 'declared') ?? null)
  const patients = computed<Patient[]>(() => countedByNumber([...tables.value.patient.values()].filter((row) => row.incident === incident.value?.id))
    .map((row) => withColour(row, waiting.value)))
  /** The last session of a patient. */
  const sessionFor = (patient: number): Triage | null => [...tables.value.triage.values()]
    .filter((row) => row.patient === patient).sort((a, b) => b.id - a.id)[0] ?? null

  function report(kind: Act['kind'], row: Assignment, extra: Extra = {}, stage?: ReportedStage): void {
    const at = time.stamp()
    const path = `/assignments/${row.id}/${kind === 'stage' ? 'stages' : kind}`
    const body: Record<string, unknown> = kind === 'stage' ? { stage, occurred_at: at, ...extra } : kind === 'decline' ? { ...extra } : { at, ...extra }
    outbox.value.add({ assignment: row.id, kind, stage, at, path, body })
  }

  /** A casualty's colour as the crew sees it; one more casualty when none is named. */
  function mark(row: Assignment, colour: Colour, patient: number | null, description = ''): void {
    const at = time.stamp()
    outbox.value.add({ assignment: row.id, kind: 'casualty', at, path: `/assignments/${row.id}/casualties`, body: { colour, patient, description, occurred_at: at } })
  }

  // Received is told without anybody touching the tablet.
  watch(() => jobs.value.filter((row) => row.state === 'offered' && !row.times.delivered), (fresh) => {
    for (const row of fresh) report('delivered', row)
  })

  async function takeSnapshot(): Promise<number> {
    const shot = await crewSnapshot()
    time.hear(shot.server_time)
    tables.value = tablesFromCrew(shot)
    loaded.value = true
    void outbox.value.flush()
    return shot.as_of_seq
  }

  async function catchUp(): Promise<void> {
    if (await outbox.value.flush()) await locating?.flush()
  }

  function start(): void {
    if (stream || !token.value) return
    useBearer(token.value)
    stream = new LiveStream('/ws/crew', token.value, {
      snapshot: takeSnapshot,
      events: (events) => {
        tables.value = reduceAll(tables.value, events)
        if (events.some((event) => event.entity === 'protocol')) void useProtocol().again()
      },
      state: (state, code) => {
        link.set(state, code)
        if (state === 'live') void catchUp()
        // A tablet that is not this unit's any more keeps nothing of its patients; what it has to send stays.
        if (state === 'refused') forget()
      },
      heard: link.heard,
    })
    locating = locate((frame) => link.open && (stream?.send(frame) ?? false), () => time.offset, (code) => { noPosition.value = code })
    flushing = setInterval(() => { if (outbox.value.acts.length > 0) void outbox.value.flush() }, FLUSH_EVERY_MS)
    window.addEventListener('online', nudge)
  }

  function nudge(): void {
    stream?.nudge()
    void outbox.value.flush()
  }

  function forget(): void {
    tables.value = emptyTables()
    loaded.value = false
  }

  function stop(): void {
    stream?.stop()
    locating?.stop()
    stream = locating = null
    if (flushing) clearInterval(flushing)
    window.removeEventListener('online', nudge)
    useBearer('')
    forget()
    link.set('off')
  }

  function bind(secret: string): void {
    stop()
    token.value = secret.trim()
    localStorage.setItem(TOKEN_KEY, token.value)
    start()
  }

  function unbind(): void {
    stop()
    token.value = ''
    localStorage.removeItem(TOKEN_KEY)
  }

  const dismiss = (id: string): void => outbox.value.dismiss(id)

  return { token, tables, loaded, noPosition, unit, waiting, refused, job, incident, mass, patients, sessionFor, report, mark, start, stop, bind, unbind, dismiss }
})
