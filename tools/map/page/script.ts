/**
 * What the page can do beyond being read: sort the table of figures by a column, and show only the pools that a
 * word finds. Without it nothing is missing but the buttons, which it makes itself.
 */
export const SCRIPT = `
'use strict';
const table = document.querySelector('table.figures');
const body = table.tBodies[0];
const headings = [...table.tHead.rows[0].cells];
const keyOf = (row, column) => row.cells[column].dataset.order ?? row.cells[column].textContent;
const collator = new Intl.Collator('en', { numeric: true });

headings.forEach((heading, column) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener('click', () => {
    const down = heading.ariaSort === 'ascending';
    for (const other of headings) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const rows = [...body.rows].sort((a, b) => collator.compare(keyOf(a, column), keyOf(b, column)));
    body.append(...(down ? rows.reverse() : rows));
  });
});

const found = [...document.querySelectorAll('[data-find]')];
const cards = found.filter(element => element.matches('article'));
const slot = document.getElementById('filter-slot');
if (cards.length > 1) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  const told = document.createElement('output');
  input.type = 'search';
  input.autocomplete = 'off';
  label.append('Show only pools with ', input);
  slot.append(label, ' ', told);
  input.placeholder = 'name, label, type, sponsor';
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\\s+/);
    for (const element of found)
      element.hidden = !words.every(word => element.dataset.find.includes(word));
    const shown = cards.filter(card => !card.hidden).length;
    told.textContent = input.value.trim() === '' ? '' : shown + ' of ' + cards.length + ' pools';
  });
}
`;
