/** Filters the panels of the history page. It builds nothing: without it, the page shows everything. */
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
for (const each of selects) each.addEventListener('change', apply);
filters.hidden = false;
apply();
`;
