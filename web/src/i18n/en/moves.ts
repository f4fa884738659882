export default {
  moves: {
    title: '{number}: several at once, or swap', text: 'Each is done in one go: the tablets are told together; what cannot be done changes nobody.', none: 'No unit can be swapped now. To send several at once, rank first (R).', several: 'Send {units} together', several_note: 'the last one in some {min} min', swap: '{unit} and {other} change places', swapped: '{unit} and {other} have changed places', refused: '{unit} was taken meanwhile and does not go',
    divertible: 'can be diverted', divert: 'Divert {unit}', divert_title: 'Divert {unit}: it leaves {number} ({level})', divert_text: 'Its tablet ({unit}) is told at once that the job is aborted, and of the new one.', others_go: '{units} still go to {number}.', next_for_it: 'Nobody will be going to {number}; could take over: {unit}, {min} min.', nobody_for_it: 'Nobody will be going to {number}, and no free unit could take over!',
  },
}
