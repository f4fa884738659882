import type { Problem } from '@/api/problem'

type Translate = (key: string, params?: Record<string, unknown>) => string

/** A refusal in words: by its code where we have words for it, else what the server said. */
export function problemText(problem: Problem, t: Translate, te: (key: string) => boolean): string {
  const key = `error.${problem.code}`
  if (te(key)) return t(key, problem.params)
  return problem.detail || t('error.other', { code: problem.code, status: problem.status })
}
