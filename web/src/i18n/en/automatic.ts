export default {
  automatic: {
    on: 'Sent automatically: {levels}', off: 'Nothing is sent automatically', switch: 'Switch', switch_title: 'Automatic dispatch', switch_text: 'Once on, the system sends the quickest free unit as soon as level and place are known; K stops it. Without road times or a free unit it sends nothing and alarms instead.',
    turn_on: '{level}: send automatically from now on', turn_off: '{level}: send no more automatically', sent: 'The system sent {unit}: {number}', by_system: 'automatic', then_by_hand: 'From then on the system sends nobody to this incident.', looking: 'being sent', needs_you: 'send by hand', stop: 'Stop', is_stopped: 'Automatic dispatch is stopped here. Send by hand.',
    state: { waiting: 'The system is choosing the quickest free unit …', needs_you: 'The system sent nothing, send by hand:', offered: 'The system sent a unit', stopped: 'Automatic dispatch stopped:', superseded: 'A dispatcher sent first' },
    reason: {
      no_unit: 'no unit is free', no_roads: 'the router does not answer, times are straight-line guesses', outside_city: 'the place is outside the city’s map', late: 'choosing takes too long', by_hand: 'by hand', held: 'the incident was held', closed: 'the incident was closed', level: 'this level is not sent automatically', switched_off: 'switched off',
    },
  },
}
