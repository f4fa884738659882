import call from './call'
import callers from './callers'
import crew from './crew'
import dispatch from './dispatch'
import error from './error'
import patients from './patients'
import places from './places'
import figures from './figures'
import review from './review'
import roads from './roads'
import shell from './shell'
import words from './words'

export default { ...shell, ...call, ...callers, ...dispatch, ...crew, ...words, ...patients, ...places, ...roads, ...figures, ...review, ...error }
