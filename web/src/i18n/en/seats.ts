export default {
  seat: {
    title: 'Seat', text: 'Choose your seat', none: 'No seat', take: 'Sit at {seat}', leave: 'Leave seat {seat}', away: 'Away: {reason}',
    close: 'Close the seat', close_title: 'Close seat {seat} of {who}?', close_text: 'For somebody who has gone and left it open. Calls in their hands stay as they are.',
    kind: { call: 'call-taker', dispatch: 'dispatcher' },
    state: { closed: 'Nobody', ready: 'Ready', talking: 'Talking', wrap_up: 'Wrap-up', away: 'Away' },
    reason: { break: 'break', meal: 'meal', training: 'training', fault: 'workstation fault', handover: 'shift handover', other: 'other' },
  },
}
