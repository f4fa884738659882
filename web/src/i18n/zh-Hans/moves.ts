export default {
  moves: {
    title: '{number}：一次派多个，或对调', text: '每一项一次完成：平板同时收到；不能完成的不改变任何车组。', none: '现在没有可对调的车组。要一次派多个，先按 R 推荐。', several: '同时派 {units}', several_note: '最后一个约 {min} 分到达', swap: '{unit} 与 {other} 对调', swapped: '{unit} 与 {other} 已对调', refused: '{unit} 刚被派走，没有派出',
    divertible: '可改派', divert: '改派 {unit}', divert_title: '改派 {unit}：离开 {number}（{level}）', divert_text: '{unit} 的平板会立即收到中止和新任务。', others_go: '{number} 仍有 {units} 前往。', next_for_it: '{number} 将没有车组前往；可接替：{unit}，{min} 分。', nobody_for_it: '{number} 将没有车组前往，也没有空闲车组可接替！',
  },
}
