import type { Schemas } from '@/api/types'

export default {
  seat: {
    title: '席位', text: '选择您的席位', none: '未就席', take: '就席 {seat}', leave: '离开席位 {seat}', away: '离席：{reason}',
    close: '关闭席位', close_title: '关闭 {who} 的席位 {seat}？', close_text: '用于人已离开而席位未关。其手中的来电不受影响。',
    kind: { call: '受理席', dispatch: '调度席' } satisfies Record<Schemas['SeatKind'], string>,
    state: { closed: '无人', ready: '就绪', talking: '通话', wrap_up: '整理', away: '离席' } satisfies Record<Schemas['SeatState'], string>,
    reason: { break: '休息', meal: '用餐', training: '培训', fault: '设备故障', handover: '交接班', other: '其他' } satisfies Record<Schemas['AwayReason'], string>,
  },
}
