"""The explorer: one page on which whatever is picked is seen in the text, counted and compared.

`data` gathers an article's tables, `page` lays them out with the scripts in `templates/explorer/`,
`frame` puts the same page into a notebook. The scripts, from the ground up:

- `dom.js` makes elements; `model.js` reads the data; `pattern.js` reads regular expressions,
  `find.js` finds the places of a pick; `measures.js` counts, by the formulas of `studykit.words`.
- `draw.js` draws the text and lights it; `walk.js` goes through it by keyboard and pointer.
- `picked.js`, `about.js`, `compare.js`, `lists.js`, `without.js`, `blind.js`, `kept.js` fill the
  panel; `search.js` is the field above; `main.js` holds the state and puts all together.
"""
