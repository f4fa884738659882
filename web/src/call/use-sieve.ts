import { computed, ref, shallowRef } from 'vue'
import * as api from '@/api/patients'
import type { Patient, Sieve } from '@/api/types'
import { answer, back, begin, nextToSieve, type SieveAnswer, type Sieving } from '@/lib/sieve'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'

const questions = shallowRef<Sieve | null>(null)

/** Sieving at speed: the answers of one casualty, sent when they give a colour; then the next one.
 *
 * Who is counted and has no colour comes first, in the order of the numbers; then each is one more. Whose turn it is does
 * not change under the questions, whoever is added meanwhile. */
export function useSieve() {
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const child = ref(false)
  const description = ref('')
  /** Who is sieved; null for one more. */
  const person = ref<Patient | null>(null)
  /** Not to be found just now: left for later. */
  const passed = new Set<number>()
  const steps = computed(() => questions.value?.[child.value ? 'child' : 'adult'] ?? [])
  const at = ref<Sieving>(begin([]))
  const busy = ref(false)

  const restart = (): void => { at.value = begin(steps.value) }

  async function load(): Promise<void> {
    questions.value ??= (await notices.attempt(() => api.sieveQuestions())) ?? null
    next()
  }

  function say(said: SieveAnswer): void {
    if (busy.value) return
    at.value = answer(steps.value, at.value, said)
    if (at.value.colour) void send()
  }

  async function send(): Promise<void> {
    const incident = callDesk.incident
    if (!incident) return
    busy.value = true
    const done = await notices.attempt(async () => desk.apply('patient', await api.casualtySieve(incident.id, {
      answers: at.value.answers, child: child.value, patient: person.value?.id ?? null, description: description.value.trim(),
    })), 'sieve')
    busy.value = false
    if (!done) return oneBack()
    next()
  }

  function turn(row: Patient | null): void {
    child.value = false
    description.value = ''
    person.value = row
    restart()
  }

  const next = (): void => turn(nextToSieve(callDesk.patients, passed))

  /** Not this one now. */
  function pass(): void {
    if (person.value) passed.add(person.value.id)
    next()
  }

  /** Up and down the list: everybody whose colour the telephone may give, and one more at the end. */
  function step(by: 1 | -1): void {
    const rows: (Patient | null)[] = [...callDesk.patients.filter((row) => row.colour_source !== 'scene'), null]
    const now = rows.findIndex((row) => (row?.id ?? null) === (person.value?.id ?? null))
    const wanted = rows[now + by]
    if (wanted !== undefined) turn(wanted)
  }

  function oneBack(): void {
    at.value = back(steps.value, at.value)
  }

  function grown(now: boolean): void {
    child.value = now
    restart()
  }

  return { at, child, description, person, busy, load, say, oneBack, grown, turn, pass, step }
}
