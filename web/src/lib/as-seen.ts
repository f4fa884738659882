import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** So long after a list has changed a key still means the list that was read when the finger set out. */
export const READ_MS = 500

/** What the keys mean: the list as it stood `READ_MS` ago. It follows each change, however many come. */
export function asSeen(list: () => readonly number[], after = READ_MS): Readonly<Ref<readonly number[]>> {
  const seen = ref<readonly number[]>(list())
  const waiting = new Set<ReturnType<typeof setTimeout>>()
  watch(list, (now, before) => {
    if (now.length === before.length && now.every((id, i) => id === before[i])) return
    const timer = setTimeout(() => { waiting.delete(timer); seen.value = now }, after)
    waiting.add(timer)
  })
  onScopeDispose(() => waiting.forEach(clearTimeout))
  return readonly(seen) as Readonly<Ref<readonly number[]>>
}
