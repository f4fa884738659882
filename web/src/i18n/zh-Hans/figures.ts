export default {
  figures: {
    heading: '分诊数字', period: '期间', last_day: '最后一天', today: '今天', week: '7 天', month: '30 天', protocol: '规程版本', every_version: '全部版本', every_card: '全部分诊卡', no_card: '未选卡',
    sessions_n: '{n} 次', sessions_link: '逐步复核', nothing: '没有', counting: '正在统计…', median: '中位数', p90: '第 90 百分位', limit: '时限', question: '问题',
    head: { section: '部分', what: '项目', of_it: '细目', n: '数', of: '分母', seconds: '秒' },
    title: { calls: '来电', sentinel: '警示事件（定为 R4、R5 的来电）', sessions: '分诊', levels: '级别', retriage: '再次来电的分诊', by_hand: '人工定级', arrest: '骤停与电话心肺复苏', left_out: '不计入的', times: '用时', cards: '各卡级别', questions: '各问题的回答' },
    calls: { all: '全部来电', completed: '分诊已完成', unfinished: '分诊未完成', without_triage: '未分诊', abandoned: '未接听即挂断', silent: '其中：无声来电' },
    sentinel: { again_in_24_h: '24 小时内同号再来电', again_in_72_h: '72 小时内同号再来电', died_the_same_day: '当日死亡' },
    sessions: { all: '全部分诊', completed: '完成', under_way: '通话中', left_open: '通话结束而未完成', hung_up: '其中：来电者挂断', refused: '其中：来电者拒绝回答' },
    levels: { none: '未得级别' },
    retriage: { raised: '级别升高', same: '级别不变', lowered: '级别降低' },
    by_hand: { raised: '高于回答所得', lowered: '低于回答所得', same: '与回答所得相同' },
    arrest: { recognised: '识别为骤停（可做电话心肺复苏）', recognised_in_time: '时限内识别', cpr_started: '已开始按压', compression_in_time: '时限内首次按压' },
    left_out: {
      drill_calls: '演练来电', drill_sessions: '演练分诊', taken_back: '误加患者的分诊', without_number: 'R4、R5 而无号码，无从追踪', not_over_24_h: '24 小时未满', not_over_72_h: '72 小时未满', arrests_without_limit: '骤停而无时限',
    },
    times: { r1_given: '得出 R1', recognition: '识别骤停', compression: '首次按压' },
    kind: { answered: '已答', unknown: '不清楚', refused: '拒答', skipped: '跳过', earlier: '沿用', not_asked: '未问' },
    times_about: '自接听起；只计已发生的', questions_about: '只计已完成的分诊；“未问”也含因前面的回答而不必再问的',
    calls_about: '来电按全部版本和卡计；其余按所选。电话里未能识别的骤停，任何一项都数不到。',
  },
}
