export default {
  patient: {
    title: 'Patients', nth: 'Patient {n}', add: 'One more patient', switch: 'other patient', describe: 'description', describe_hint: 'e.g. man, about 60, red shirt', take_back: 'take back (added by mistake)', count: '{n} patients',
    take_back_title: 'Take back patient {n} {who}: why?', take_back_text: 'This patient counts no more, and the level may fall by that. What was asked stays in the record.', taken_back: 'taken back: {reason}', restore: 'Restore', restore_title: 'Restore patient {n}: why?',
    unasked: '{told} are said to be hurt, and nobody asked about {n} of them', told: 'Caller was told: {what}', script_of: 'The script goes on for patient {n} {who}',
  },
  colour: { red: 'red', yellow: 'yellow', green: 'green', not_breathing: 'not breathing, airway opened', dead: 'dead (by the scene)' },
  grade: { I: 'grade I, extremely serious', II: 'grade II, serious', III: 'grade III, major', IV: 'grade IV, ordinary' },
  mass: {
    title: 'Mass casualty', declare: 'Mass casualty', declare_title: 'Mass casualty: what happened?', declare_text: 'Dispatch opens at R1 with the multi-casualty plan, then everybody is sieved. Declared by mistake, the duty manager ends it.',
    sieve: 'Sieve', sieved_of: '{sieved} sieved of {told} told', sieved_short: '{sieved} sieved, {red} critical', to_questions: 'Full questions for one patient', to_sieve: 'Back to the sieve',
    nth: 'No. {n}', nth_again: 'No. {n} again', leave_again: 'Leave as it is', adult: 'Adult', child: 'Child', yes: 'Yes', no: 'No', unknown: 'Don’t know', back: 'One back', again: 'Again', sieve_this: 'Sieve', pass: 'Not now', counted_already: 'counted, not sieved yet', unsieved: 'not sieved', by_scene: 'by the scene',
    proposed: 'Proposed: {grade}. The duty manager confirms it', graded: '{grade} ({by})', confirm_grade: 'Confirm the grade', is_proposed: 'proposed', grade_title: 'Grade of the event', grade_text: 'Proposed by the number of casualties and of the critical; the duty manager confirms it and reports it. Grade I is more than a number.', grade_reason: 'Not the proposed grade: why?',
    end: 'End the mass casualty', end_title: 'End the mass casualty: why?', end_text: 'Colours and grade stay in the record.',
    suspected: '{told} are said to be hurt: is it a mass casualty?', decide: 'Mass casualty?', decide_title: '{told} are said to be hurt: is it a mass casualty?', decide_text: 'Undecided at the limit it alarms. What is decided can be changed.', declare_note: 'dispatch at R1 with the plan', dismiss: 'It is none', dismiss_note: 'with a reason; asked again when more are told of', dismiss_title: 'No mass casualty: why?', end_remains: 'End the mass casualty: are there patients?', remains: { patients: 'There are patients', patients_note: 'the level is that of the most urgent one again', nobody: 'Nobody was found', nobody_note: 'closes the incident; abort units that are going first' },
    one_more: 'One more', waiting: '{n} to be sent', dead_title: 'Dead: {n}', dead_text: 'Only a professional at the scene may say so.', dead_yes: 'Yes, found dead at the scene', dead_no: 'No',
  },
}
