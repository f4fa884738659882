import { computed, ref, shallowRef } from 'vue'
import * as api from '@/api/patients'
import type { Patient, Sieve } from '@/api/types'
import { answer, back, begin, type SieveAnswer, type Sieving } from '@/lib/sieve'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'

const questions = shallowRef<Sieve | null>(null)

/** Sieving at speed: the answers of one casualty, sent when they give a colour; then the next one. */
export function useSieve() {
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const child = ref(false)
  const description = ref('')
  /** One who is counted already and is sieved again. */
  const anew = ref<Patient | null>(null)
  const steps = computed(() => questions.value?.[child.value ? 'child' : 'adult'] ?? [])
  const at = ref<Sieving>(begin([]))
  const busy = ref(false)

  const restart = (): void => { at.value = begin(steps.value) }

  async function load(): Promise<void> {
    questions.value ??= (await notices.attempt(() => api.sieveQuestions())) ?? null
    restart()
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
      answers: at.value.answers, child: child.value, patient: anew.value?.id ?? null, description: description.value.trim(),
    })), 'sieve')
    busy.value = false
    if (!done) return oneBack()
    next()
  }

  function next(): void {
    child.value = false
    description.value = ''
    anew.value = null
    restart()
  }

  function oneBack(): void {
    at.value = back(steps.value, at.value)
  }

  function grown(now: boolean): void {
    child.value = now
    restart()
  }

  function redo(row: Patient): void {
    next()
    anew.value = row
  }

  return { at, child, description, anew, busy, load, say, oneBack, grown, redo, next }
}
