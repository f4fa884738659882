import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import * as api from '@/api/triage'
import { isProblem } from '@/api/problem'
import type { FactValue, Level, Question, Triage } from '@/api/types'
import { pick } from '@/i18n'
import { changeReasons } from '@/lib/codes'
import { choose } from '@/shell/choice'
import { useWords } from '@/shell/words'
import { useCallDesk } from '@/stores/call-desk'
import { useDesk } from '@/stores/desk'
import { useNotices } from '@/stores/notices'
import { useProtocol } from '@/stores/protocol'
import { askedFirst, pathsOf, setBy } from './caller-path'
import { isHeldAbove, oneBack } from './changing'
import type { Difference, Keep } from './difference'
import { answerName, factName, questionFor } from './facts'

/** An edit of a session: what it writes, and what of the session it is about. */
interface Edit {
  key: string
  run: (row: Triage) => Promise<Triage>
  about: (row: Triage) => string
  label: () => string
  mine: () => string
  theirs: (row: Triage) => string
}

const levels: Level[] = ['R1', 'R2', 'R3', 'R4', 'R5']

/** Acts of the triage panel on the call in hand. One at a time; a late version is fetched and told. */
export function useTriage() {
  const { t, locale } = useI18n()
  const callDesk = useCallDesk()
  const desk = useDesk()
  const notices = useNotices()
  const protocol = useProtocol()
  const words = useWords()
  const busy = ref(false)
  const again = ref<string | null>(null)

  const triage = computed(() => callDesk.triage)
  const texts = computed(() => protocol.of(triage.value?.protocol.id))
  /** The ways of this caller, and what they ask before all others. */
  const paths = computed(() => pathsOf(texts.value, callDesk.call?.conditions ?? []))
  const ownFirst = computed<Question | null>(() => {
    const fact = triage.value?.state === 'open' ? askedFirst(paths.value, triage.value.facts) : null
    return fact ? questionFor(texts.value, fact) : null
  })
  watch(() => triage.value?.id, () => { again.value = null })
  const question = computed<Question | null>(() =>
    (again.value ? questionFor(texts.value, again.value) : ownFirst.value ?? triage.value?.next_question ?? null))

  /** Two seats triage the same patient and say different things: what this one said waits to be kept or dropped. */
  const collision = shallowRef<Edit | null>(null)
  const differences = computed<Difference[]>(() => {
    const { value } = collision
    if (!value || !triage.value) return []
    return [{ key: value.key, label: value.label(), mine: value.mine(), theirs: value.theirs(triage.value) }]
  })

  /** Run an edit; when the session moved on for another reason, run it again on the fresh version. */
  async function onFresh(row: Triage, edit: Edit): Promise<Triage> {
    try {
      return await edit.run(row)
    } catch (error) {
      if (!isProblem(error) || error.code !== 'stale_version') throw error
      const fresh = desk.apply('triage', await api.triage(row.id))
      if (edit.about(fresh) === edit.about(row)) return edit.run(fresh)
      collision.value = edit
      return fresh
    }
  }

  function keep(which: Keep): void {
    const mine = collision.value
    collision.value = null
    if (mine && which === 'mine') void act((row) => mine.run(row))
  }

  async function act(run: (row: Triage) => Promise<Triage>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      const row = await callDesk.ensureTriage()
      desk.apply('triage', await run(row))
      return true
    } catch (error) {
      const stale = triage.value
      if (isProblem(error) && error.code === 'stale_version' && stale) {
        await notices.attempt(async () => desk.apply('triage', await api.triage(stale.id)))
      }
      notices.fail(error)
      return false
    } finally {
      busy.value = false
    }
  }

  const askReason = (title: string, text?: string): Promise<string | null> => choose<string>({
    title, ...(text ? { text } : {}), testid: 'change-reasons', options: words.reasons(changeReasons),
  })

  const inWords = (fact: string, given: FactValue | undefined): string => (given === undefined ? '' : answerName(texts.value, fact, given, locale.value))

  const put = (body: api.Answer): Promise<boolean> => act((row) => onFresh(row, {
    key: body.fact, run: (of) => api.triageAnswer(of, body), about: (of) => String(of.facts[body.fact]),
    label: () => factName(texts.value, body.fact, locale.value), mine: () => inWords(body.fact, body.value), theirs: (of) => inWords(body.fact, of.facts[body.fact]),
  }))

  /** Kept at once: what may raise the level waits for nothing. A change that leaves a level which no answer gives is then
   * asked why: with a reason it is a correction, and lowers it. */
  async function answer(fact: string, value: FactValue, said = ''): Promise<boolean> {
    const body: api.Answer = { fact, value, ...(said ? { words: said } : {}) }
    const changes = again.value === fact
    const done = await put(body)
    if (!done) return false
    again.value = null
    if (changes && triage.value && isHeldAbove(triage.value)) await correct(body, triage.value)
    return true
  }

  async function correct(body: api.Answer, row: Triage): Promise<void> {
    const reason = await askReason(t('triage.reason_title'), t('triage.reason_text', { level: row.level }))
    if (!reason || triage.value?.id !== row.id || !await put({ ...body, reason })) return
    const now = triage.value
    if (now && isHeldAbove(now)) notices.say('triage.not_lowered', { level: now.level }, 'warn')
  }

  /** To the answer before, to change it; again, further back. */
  function back(): void {
    if (triage.value) again.value = oneBack(triage.value.trail, again.value)
  }

  // What a way answers by itself ("hung up") is answered as soon as there is a triage; refused, it is not tried again.
  const tried = new Set<string>()
  watch([() => (triage.value?.state === 'open' && !busy.value ? triage.value : null), paths], ([row]) => {
    const missing = row && setBy(paths.value, row.facts).find(([fact]) => !tried.has(`${row.id} ${fact}`))
    if (!row || !missing) return
    tried.add(`${row.id} ${missing[0]}`)
    void answer(...missing)
  })

  const switchLanguage = (): Promise<unknown> => notices.attempt(async () => {
    const row = triage.value
    if (row) desk.apply('triage', await api.triageLanguage(row, row.language === 'zh' ? 'en' : 'zh'))
  })

  const nameOfCard = (id: string | null): string => pick(texts.value?.cards.find((card) => card.id === id), locale.value) || id || ''
  const takeCard = (card: string): Promise<boolean> => act((row) => onFresh(row, {
    key: 'card', run: (of) => api.triageCard(of, card), about: (of) => of.card ?? '',
    label: () => t('triage.card'), mine: () => nameOfCard(card), theirs: (of) => nameOfCard(of.card),
  }))

  async function pickCard(): Promise<void> {
    const all = texts.value?.cards ?? []
    const first = triage.value?.suggested_cards ?? []
    const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : 99)
    const card = await choose({
      title: t('triage.choose_card'), testid: 'cards',
      options: [...all].sort((a, b) => rank(a.id) - rank(b.id))
        .map((row) => ({ value: row.id, label: pick(row, locale.value), note: first.includes(row.id) ? t('triage.suggested') : row.id })),
    })
    if (card) await takeCard(card)
  }

  async function override(): Promise<void> {
    const level = await choose({
      title: t('triage.override_title'), options: levels.map((value) => ({ value, label: `${value} ${t(`level.${value}`)}` })),
    })
    if (!level) return
    const reason = await askReason(t('triage.override_reason'))
    if (!reason) return
    await act((row) => onFresh(row, {
      key: 'level', run: (of) => api.triageOverride(of, level, reason), about: (of) => of.overridden?.level ?? '',
      label: () => t('triage.override'), mine: () => level, theirs: (of) => of.level ?? '',
    }))
  }

  /** Told to the caller, for the patient in hand or the one whose session is named. */
  const give = (code: string, to?: Triage): Promise<boolean> =>
    act((row) => api.triageInstruction(to ? desk.tables.triage.get(to.id) ?? to : row, code))
  const giveNext = (): void => {
    const next = triage.value?.instructions.find((row) => row.current && !row.given_at)
    if (next) void give(next.code)
  }
  /** The time of the first compression; kept once, so one more try does no harm. */
  const compress = (row: Triage | null): Promise<unknown> => notices.attempt(async () => {
    if (row && !row.first_compression_at) desk.apply('triage', await api.triageCompressions(row))
  })
  const complete = (): Promise<boolean> => act((row) => api.triageComplete(row))
  const start = (): Promise<unknown> => notices.attempt(() => callDesk.ensureTriage())

  /** A call back: what is known is carried, what has changed is asked. */
  const startAgain = (): Promise<unknown> => notices.attempt(() => callDesk.begin(true))

  return { triage, question, paths, switchLanguage, again, back, busy, differences, keep, answer, pickCard, takeCard, nameOfCard, override, give, giveNext, compress, complete, start, startAgain }
}
