import type { ReportedStage } from '@/api/types'

export default {
  crew: {
    bind_title: '绑定此平板', bind_text: '从分站页面扫描二维码，或粘贴车组令牌。', token: '车组令牌', bind: '绑定', revoked_title: '此平板已退出登录', revoked_text: '本车组的令牌已被停用：收不到任务，调度也看不到本车位置。请用电台或电话报告调度，再向值班主任要新的令牌，粘贴在下面。', unbind_title: '解除 {unit} 的绑定？', unbind_text: '解除后此平板不再收到任务；未发出的操作会保留。', unbind_yes: '解除绑定', unbind_no: '不，继续使用',
    loading: '正在连接…', no_job: '待命', no_position: '没有定位：调度看不到本车位置', new_job: '新任务', accept: '接收', decline: '拒绝', decline_title: '拒绝任务：原因', decline_text: '调度员会立即收到。',
    answers: '分诊问答', told: '已通知', instructions_given: '已告知来电者', clear_reason: '未转运：原因', hospital: '送往哪家医院？',
    waiting: '{n} 项待发送（{what}），有信号后自动按顺序发出', unsent: '未发送，请用电台告知调度：', unsent_what: '{n} 项（{what}），输入新令牌后才会发出', refused: '{at} 的“{what}”未被接受：', understood: '知道了', act: { delivered: '已收到', seen: '已查看', accept: '接收', decline: '拒绝', casualty: '伤员分类' },
  },
  stage_act: { rolling: '出车', at_scene: '到达现场', at_patient: '到达患者身边', left_scene: '离开现场，送往医院', at_hospital: '到达医院', handed_over: '院内交接完成', clear: '途中待命' } satisfies Record<ReportedStage, string>,
}
