import call from './call'
import crew from './crew'
import dispatch from './dispatch'
import error from './error'
import places from './places'
import roads from './roads'
import shell from './shell'
import words from './words'

export default { ...shell, ...call, ...dispatch, ...crew, ...words, ...places, ...roads, ...error }
