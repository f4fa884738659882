import type { Schemas } from '@/api/types'
import type { spokenLanguages } from '@/lib/codes'

export default {
  caller: {
    title: '来电者状况', set: '来电者状况', holds: '已选，再选取消', which_language: '哪种语言？', spoken_title: '来电者说哪种语言？', copy: '复制', copied: '已复制',
    script: { zh: '中文', en: '英文' } satisfies Record<Schemas['Language'], string>,
    condition: { silent: '无声', child: '儿童', deaf: '听障或言语障碍', language: '语言不通', refuses: '拒绝回答', hung_up: '已挂断' } satisfies Record<Schemas['CallerCondition'], string>,
    ring_back: '回拨 {number}', callback_title: '回拨 {number} 的结果', callback_text: '先用电话回拨，再记下结果。无声或中断的来电没有回拨不能结束。', tried: '已回拨 {n} 次，{at} {result}', times: '已拨 {n} 次',
    callback: { reached: '接通', no_answer: '无人接听', busy: '占线', switched_off: '关机或停机', no_number: '没有号码可拨', rang_again: '来电者已再次来电' } satisfies Record<Schemas['CallbackResult'], string>,
    interpreter: { title: '译员', no_number: '译员号码未设置，请按本单位名册', next: { none: '呼叫译员', asked: '译员：接通／没有', joined: '译员离线', left: '再叫译员', unavailable: '再叫译员' }, act: { asked: '再叫一次', joined: '译员已上线', left: '译员已离线', unavailable: '没有译员' }, step: { asked: '已呼叫', joined: '已上线', left: '已离线', unavailable: '没有译员' } satisfies Record<Schemas['InterpreterStep'], string> },
    again_title: '{number} 没有接通', again_later: '稍后再拨', give_up: '不再回拨，按中途挂断结束',
    language: { en: '英语', ug: '维吾尔语', bo: '藏语', mn: '蒙古语', kk: '哈萨克语', yue: '粤语', nan: '闽南语', ja: '日语', ko: '朝鲜语／韩语', ru: '俄语', fr: '法语', es: '西班牙语', ar: '阿拉伯语', vi: '越南语', th: '泰语', my: '缅甸语', other: '其他语言' } satisfies Record<(typeof spokenLanguages)[number], string>,
  },
  welfare: {
    title: '回访', due: '回访 {at} 到期', overdue: '回访 {at} 已过期', in_vain: '{n} 次未联系上', form: '回访 {number}', note: '记录', kept: '{number} 的回访已记录',
    result: { same: '已联系，无变化', better: '已联系，好转', worse: '已联系，加重', not_reached: '没有联系上' } satisfies Record<Schemas['WelfareResult'], string>,
    worse_title: '{number} 病情加重', worse_text: '在本席建一个来电并入该事件，接着问发生了什么变化。', triage_now: '现在再分诊', later: '稍后',
  },
}
