export default {
  review: {
    number: '事件编号', number_hint: '全部或一部分', found: '分诊会话', none: '没有此编号事件的分诊会话', more: '还有更多：请输入更多位编号', open: '进行中', choose: '选择一个会话，逐步查看', versions: '规程版本',
    answered: '接听 {at}', version: '规程 {label}', steps: '步骤', step: '第 {n} 步，共 {of} 步', same: '重演结果与记录一致', differs: '重演结果与记录不一致',
    departure: '{field}：记录为 {stored}，重演为 {replayed}',
    field: { level: '级别', determinant: '判定码', card: '分诊卡', resources: '资源', trail: '回答', state: '状态', record: '记录' },
    clock: '时间', since_answer: '距接听', since_previous: '距上一步', who: '操作者', words: '来电者原话', out_of_turn: '不是当时屏幕上的问题', changed: '更改了之前的回答', by_hand: '人工定级：{reason}',
    then: '此后的级别与依据', not_told: '未告知', next: '接下来应问',
  },
}
