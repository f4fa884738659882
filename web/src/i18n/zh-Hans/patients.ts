import type { Colour, Grade } from '@/api/types'

export default {
  patient: {
    title: '患者', nth: '患者 {n}', add: '再加一位患者', switch: '换患者', describe: '特征', describe_hint: '如：男 约60岁 红衣', take_back: '撤回（误加）', count: '{n} 人',
    take_back_title: '撤回患者 {n} {who}：原因', take_back_text: '该患者不再计入，级别可能因此降低；已问的内容保留在记录中。', taken_back: '已撤回：{reason}', restore: '恢复', restore_title: '恢复患者 {n}：原因',
    unasked: '报称 {told} 人，还有 {n} 人没有问过', told: '已告知来电者：{what}', script_of: '脚本正在为患者 {n} {who} 进行',
  },
  colour: { red: '红', yellow: '黄', green: '绿', not_breathing: '开放气道后无呼吸', dead: '死亡（现场判定）' } satisfies Record<Colour, string>,
  grade: { I: '特别重大（Ⅰ级）', II: '重大（Ⅱ级）', III: '较大（Ⅲ级）', IV: '一般（Ⅳ级）' } satisfies Record<Grade, string>,
  mass: {
    title: '群体伤', declare: '转为群体伤', declare_title: '转为群体伤：是什么事件？', declare_text: '事件立即按 R1 派车，启用群体伤预案；随后逐人快速筛查。误转可由值班主任结束。',
    sieve: '快速筛查', sieved_of: '报称 {told} 人，已筛 {sieved} 人', sieved_short: '已筛 {sieved}，危重 {red}', to_questions: '转到逐人详细分诊', to_sieve: '回到快速筛查',
    nth: '第 {n} 位', nth_again: '重新筛查第 {n} 位', leave_again: '不重筛', adult: '成人', child: '儿童', yes: '是', no: '否', unknown: '不清楚', back: '退一问', again: '重筛', sieve_this: '筛查', pass: '先跳过', counted_already: '已登记，还没有筛查', unsieved: '未筛', by_scene: '现场判定',
    proposed: '建议定为{grade}，待值班主任确认', graded: '已定为{grade}（{by}）', confirm_grade: '确认分级', is_proposed: '建议', grade_title: '事件分级', grade_text: '按伤亡人数和危重人数建议，由值班主任确认并上报。Ⅰ级不只看人数，请按预案判断。', grade_reason: '与建议不同：原因',
    end: '结束群体伤', end_title: '结束群体伤：原因', end_text: '颜色与分级留在记录中。',
    suspected: '来电者说有 {told} 人伤病：尚未决定是否转为群体伤', decide: '是否群体伤？', decide_title: '来电者说有 {told} 人：是群体伤吗？', decide_text: '不决定，到时限会报警；决定后仍可更改。', declare_note: '立即按 R1 派车，启用预案', dismiss: '不是群体伤', dismiss_note: '须写明原因；人数再增加会再次提醒', dismiss_title: '不是群体伤：原因', end_remains: '结束群体伤：还有患者吗？', remains: { patients: '有患者', patients_note: '级别恢复为各患者中最急的一位', nobody: '没有找到患者', nobody_note: '关闭事件；有车组在途时请先中止' },
    one_more: '新增一位', waiting: '{n} 位待发送', dead_title: '判定死亡：{n}', dead_text: '只能由现场医务人员判定。', dead_yes: '是，现场判定死亡', dead_no: '不是',
  },
}
