export default {
  match: {
    title: 'The same event?', attach: 'Same event',
    same_number: 'same number', same_place: 'same place ({distance})', near: '{distance} apart', same_words: 'says {words}',
  },
}
