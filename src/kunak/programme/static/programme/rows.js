// The table of a plan by the keyboard: j and k go from measure to measure, e opens the form of the one in focus.
// Without it the same is done by the Tab key: everything here is a link.
(() => {
  const typing = (el) => el.closest?.('input, textarea, select, [contenteditable], dialog[open], summary');
  const rows = () => [...document.querySelectorAll('#plan-rows tr[id^="m-"]')];
  const link = (row) => row.querySelector('th a');

  document.addEventListener('keydown', (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    // the keys themselves, whatever letters the layout gives them: «о», «л», «у» on a Russian one
    const step = { KeyJ: 1, KeyK: -1 }[e.code];
    if (!(step || e.code === 'KeyE') || e.shiftKey) return;
    const at = document.activeElement;
    const picks = at?.matches?.('.plan__pick input'); // a box to tick is no place to type
    if (at && typing(at) && !picks) return;
    const all = rows(), here = all.findIndex((row) => row.contains(at));
    if (!all.length) return;
    if (step) {
      const to = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
      link(all[to]).focus();
      all[to].scrollIntoView({ block: 'nearest' });
    } else {
      const change = all[here]?.querySelector('.plan__change');
      if (!change) return;
      change.click();
    }
    e.preventDefault();
  });

  const help = () => document.querySelectorAll('[data-rows-help]').forEach((one) => { one.hidden = false; });
  help();
  document.addEventListener('htmx:afterSettle', help);
})();
