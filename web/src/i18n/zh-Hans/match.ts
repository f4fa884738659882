import type { Schemas } from '@/api/types'

export default {
  match: {
    title: '是否同一事件', attach: '是同一事件',
    same_number: '同一号码', same_place: '同一地点（{distance}）', near: '相距 {distance}', same_words: '说到 {words}',
  } satisfies Record<'title' | 'attach' | Schemas['MatchCode'], string>,
}
