/** Two seats wrote the same thing: what stands here and what the record holds now, in words. */
export interface Difference { key: string; label: string; mine: string; theirs: string }

export type Keep = 'mine' | 'theirs'
