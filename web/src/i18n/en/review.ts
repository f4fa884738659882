export default {
  review: {
    number: 'Incident number', number_hint: 'All or a part of it', found: 'Triage sessions', none: 'No session of an incident with this number', more: 'There are more: write more of the number', open: 'open', choose: 'Choose a session to go through it', versions: 'Protocol versions',
    answered: 'Call answered {at}', version: 'Protocol {label}', steps: 'Steps', step: 'Step {n} of {of}', same: 'Lived through again, it ends as it is recorded', differs: 'Lived through again, it does not end as it is recorded',
    departure: '{field}: recorded {stored}, now {replayed}',
    field: { level: 'Level', determinant: 'Determinant', card: 'Card', resources: 'Resources', trail: 'Answers', state: 'State', record: 'Record' },
    clock: 'Time', since_answer: 'Since the call was answered', since_previous: 'Since the step before', who: 'Who', words: 'The caller’s words', out_of_turn: 'not the question that stood on the screen', changed: 'Changes an earlier answer', by_hand: 'Set by hand: {reason}',
    then: 'Level after it, and why', not_told: 'not told', next: 'Would be asked next',
  },
}
