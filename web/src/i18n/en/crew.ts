export default {
  crew: {
    bind_title: 'Bind this tablet', bind_text: 'Scan the code on the station page, or paste the unit’s token.', token: 'Unit token', bind: 'Bind', revoked_title: 'This tablet is not signed in any more', revoked_text: 'This unit’s token was withdrawn: no jobs arrive, and the desk cannot see this vehicle. Tell the desk by radio or telephone, ask the duty manager for a new token, and paste it below.', unbind_title: 'Unbind from {unit}?', unbind_text: 'The tablet gets no more jobs then; what has not been sent is kept.', unbind_yes: 'Unbind', unbind_no: 'No, go on',
    loading: 'Connecting…', no_job: 'Standing by', no_position: 'No position: the desk cannot see this vehicle', new_job: 'New job', accept: 'Accept', decline: 'Decline', decline_title: 'Decline the job: reason', decline_text: 'The dispatcher is told at once.',
    answers: 'Triage answers', told: 'Also told:', instructions_given: 'Caller has been told', clear_reason: 'No transport: reason', hospital: 'Which hospital?',
    waiting: '{n} to be sent ({what}); they go out in order when the signal is back', unsent: 'NOT sent: tell dispatch by radio.', unsent_what: '{n} ({what}); they go out only when a new token is entered', refused: '“{what}” at {at} was not accepted:', understood: 'Understood', act: { delivered: 'received', seen: 'seen', accept: 'accepted', decline: 'declined', casualty: 'casualty colour' },
  },
  stage_act: { rolling: 'Rolling', at_scene: 'At scene', at_patient: 'At patient', left_scene: 'Left scene, to hospital', at_hospital: 'At hospital', handed_over: 'Patient handed over', clear: 'Clear' },
}
