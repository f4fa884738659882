import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/patients'
import type { Patient } from '@/api/types'
import { massReasons, takeBackReasons } from '@/lib/codes'
import { toldOf, unaskedOf } from '@/lib/patients'
import { choose } from '@/shell/choice'
import { useWords } from '@/shell/words'
import { useBoard } from '@/stores/board'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'

/** The patients of the incident in hand: added, switched between, described, taken back; and the mass casualty. */
export function usePatients() {
  const { t } = useI18n()
  const board = useBoard()
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const words = useWords()
  const naming = ref(false)
  const described = ref('')

  const patients = computed(() => callDesk.patients)
  const told = computed(() => (callDesk.incident ? toldOf(callDesk.incident, patients.value) : 0))
  const unasked = computed(() => (callDesk.incident ? unaskedOf(callDesk.incident, patients.value, board.sessionFor) : 0))
  const mass = computed(() => board.massOf.get(callDesk.incident?.id ?? -1) ?? null)

  /** The patient being added. What is typed meanwhile is his or her description, and no answer about another one. */
  let adding: Promise<Patient | null> = Promise.resolve(null)
  function add(): void {
    if (naming.value) return
    described.value = ''
    naming.value = true
    adding = notices.attempt(() => callDesk.addPatient(), 'patient-add')
  }

  function describe(): void {
    described.value = callDesk.patient?.description ?? ''
    adding = Promise.resolve(callDesk.patient)
    naming.value = true
  }

  const ask = (row: Patient): void => { callDesk.asked = row.id }
  function step(by: number): void {
    const at = patients.value.findIndex((row) => row.id === callDesk.patient?.id)
    const next = patients.value[(at + by + patients.value.length) % patients.value.length]
    if (next) ask(next)
  }

  async function name(): Promise<void> {
    if (!naming.value) return
    naming.value = false
    const text = described.value.trim()
    const made = await adding
    const row = made && (desk.tables.patient.get(made.id) ?? made)
    if (row && row.description !== text) await notices.attempt(async () => desk.apply('patient', await api.patientDescribe(row, text)))
  }

  async function takeBack(): Promise<void> {
    const row = callDesk.patient
    if (!row) return
    const reason = await choose<string>({
      title: t('patient.take_back_title', { n: row.number, who: row.description }), text: t('patient.take_back_text'),
      testid: 'take-back-reasons', options: words.reasons(takeBackReasons),
    })
    if (!reason) return
    await notices.attempt(async () => desk.apply('patient', await api.patientTakeBack(row.id, reason)), 'patient-take-back')
    callDesk.asked = null
  }

  async function declare(): Promise<void> {
    const reason = await choose<string>({
      title: t('mass.declare_title'), text: t('mass.declare_text'), testid: 'mass-reasons', options: words.reasons(massReasons),
    })
    if (!reason) return
    await notices.attempt(async () => {
      const { id } = await callDesk.ensureIncident()
      desk.apply('mass_casualty', await api.massDeclare(id, reason))
    }, 'mass-declare')
  }

  return { patients, told, unasked, mass, naming, described, add, describe, ask, step, name, takeBack, declare }
}
