/**
 * Filters the panels of the history page, at first by its address: `#model=ocr&metric=P95%20latency`. It builds nothing:
 * without it, the page shows everything.
 */
export const HISTORY_SCRIPT = `
const filters = document.getElementById('filters');
const selects = [...filters.querySelectorAll('select')];
const panels = [...document.querySelectorAll('section[data-model]')];
const none = document.getElementById('none');
function apply() {
  const wanted = selects.map((each) => [each.id, each.value]).filter((each) => each[1] !== '');
  let shown = 0;
  for (const panel of panels) {
    panel.hidden = !wanted.every(([name, value]) => panel.dataset[name].split(' ').includes(value));
    if (!panel.hidden) shown += 1;
  }
  none.hidden = shown > 0;
}
function readAddress() {
  for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
    const select = selects.find((each) => each.id === name);
    const option = select && [...select.options].find((each) => each.textContent === text);
    if (option) select.value = option.value;
  }
  apply();
}
for (const each of selects) each.addEventListener('change', apply);
addEventListener('hashchange', readAddress);
filters.hidden = false;
readAddress();
`;
