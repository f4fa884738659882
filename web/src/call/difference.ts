import { shallowRef } from 'vue'

/** Two seats wrote the same thing: what stands here and what the record holds now, in words. */
export interface Difference { key: string; label: string; mine: string; theirs: string }

export type Keep = 'mine' | 'theirs'

/** The strips that are shown, the newest last. */
export const strips = shallowRef<readonly symbol[]>([])
