export default {
  caller: {
    title: 'Caller', set: 'Caller', holds: 'chosen; again takes it back', which_language: 'which language?', spoken_title: 'Which language does the caller speak?', copy: 'Copy', copied: 'Copied',
    script: { zh: 'Chinese', en: 'English' },
    condition: { silent: 'Silent', child: 'Child', deaf: 'Deaf or speechless', language: 'Language barrier', refuses: 'Refuses to answer', hung_up: 'Hung up' },
    ring_back: 'Ring back {number}', callback_title: 'Ringing back {number} gave', callback_text: 'Ring back by telephone, then write down what it gave. A silent or abandoned call cannot end before.', tried: 'rung back {n} times, {at} {result}', times: '{n} tries',
    callback: { reached: 'Reached', no_answer: 'No answer', busy: 'Busy', switched_off: 'Switched off', no_number: 'No number to ring', rang_again: 'Rang again by themselves' },
    interpreter: { title: 'Interpreter', no_number: 'no interpreter’s number is set: see the centre’s list', next: { none: 'Call an interpreter', asked: 'Interpreter: there / none', joined: 'Interpreter left', left: 'Call one again', unavailable: 'Call one again' }, act: { asked: 'Called once more', joined: 'Is on the line', left: 'Has left', unavailable: 'None to be had' }, step: { asked: 'called', joined: 'on the line', left: 'left', unavailable: 'none to be had' } },
    again_title: '{number} was not reached', again_later: 'Try again later', give_up: 'Give up: end as abandoned',
    language: { en: 'English', ug: 'Uyghur', bo: 'Tibetan', mn: 'Mongolian', kk: 'Kazakh', yue: 'Cantonese', nan: 'Hokkien', ja: 'Japanese', ko: 'Korean', ru: 'Russian', fr: 'French', es: 'Spanish', ar: 'Arabic', vi: 'Vietnamese', th: 'Thai', my: 'Burmese', other: 'another language' },
  },
  welfare: {
    title: 'Welfare calls', due: 'Welfare due {at}', overdue: 'Welfare overdue {at}', in_vain: '{n} not reached', form: 'Welfare call {number}', note: 'Note', kept: 'Welfare call of {number} is kept',
    result: { same: 'Reached, no change', better: 'Reached, better', worse: 'Reached, worse', not_reached: 'Not reached' },
    worse_title: '{number} is worse', worse_text: 'Opens a call of this seat about the incident, to ask what has changed.', triage_now: 'Triage again now', later: 'Later',
  },
}
