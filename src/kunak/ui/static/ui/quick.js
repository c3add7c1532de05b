/* The search opens by «/» or Ctrl+K over any page. Without this file its link leads to the page of the search. */
(() => {
  'use strict';
  const link = document.querySelector('[data-quick]'), made = document.getElementById('quick');
  if (!link || !made || !window.HTMLDialogElement || !window.fetch) return;

  const WAIT = 150; // milliseconds after the last letter
  const dialog = made.content.firstElementChild.cloneNode(true);
  const input = dialog.querySelector('input'), list = dialog.querySelector('[role=listbox]'), told = dialog.querySelector('[role=status]');
  let timer = 0, turn = 0, active = null;
  document.body.append(dialog);

  const options = () => [...list.querySelectorAll('[role=option]')];
  const choose = (one) => {
    active?.setAttribute('aria-selected', 'false');
    active = one ?? null;
    active?.setAttribute('aria-selected', 'true');
    active?.scrollIntoView({ block: 'nearest' });
    if (active) input.setAttribute('aria-activedescendant', active.id); else input.removeAttribute('aria-activedescendant');
  };
  const show = (html) => {
    list.innerHTML = html;
    choose(null);
    const count = options().length, { found, nothing, hint } = told.dataset;
    input.setAttribute('aria-expanded', String(count > 0));
    told.textContent = !input.value.trim() ? hint : count ? `${found} ${count}. ${hint}` : nothing;
  };
  const ask = () => {
    const typed = input.value.trim(), own = ++turn;
    if (!typed) { show(''); return; }
    fetch(`${list.dataset.source}?${new URLSearchParams({ q: typed })}`, { credentials: 'same-origin' })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => { if (own === turn) show(html); })
      .catch(() => {}); // Enter still leads to the page, which tells what is wrong
  };
  const open = () => { if (!dialog.open) { dialog.showModal(); input.select(); } };

  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener('keydown', (e) => {
    const all = options(), place = all.indexOf(active);
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : -1;
      choose(all.length ? all[(place + step + all.length + (place < 0 && step < 0 ? 1 : 0)) % all.length] : null);
    } else if (e.key === 'Enter' && active) {
      e.preventDefault();
      location.assign(active.href);
    }
  });
  dialog.addEventListener('click', (e) => { if (e.target === dialog) dialog.close(); });
  link.addEventListener('click', (e) => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); open(); } });
  document.addEventListener('keydown', (e) => {
    const field = e.target.closest?.('input, textarea, select, [contenteditable]');
    const isTyped = field && (dialog.open || !dialog.contains(field)); // closed, it keeps the focus until the next frame
    const isSlash = e.key === '/' && !isTyped && !e.ctrlKey && !e.metaKey && !e.altKey;
    const isLetter = e.code === 'KeyK' && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey; // whatever the layout
    if (isSlash || isLetter) { e.preventDefault(); open(); }
  });
})();
