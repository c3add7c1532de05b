/* The reading page: a row lights its words, words light their row, and words selected in the text fill the open form.
   Everything works without this file. Spans are counted in code points; a selection is in UTF-16 and is turned here. */
(() => {
  'use strict';
  document.querySelectorAll('form[data-busy]').forEach((form) => form.addEventListener('submit', () => {
    form.querySelector('button:not([type])')?.setAttribute('aria-busy', 'true');
  }));

  const page = document.querySelector('[data-review]');
  if (!page) return;
  const pane = page.querySelector('.reading__doc');
  const record = page.querySelector('#record');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  // lighting: rows and texts may be swapped at any time, so they are looked up each time
  const keys = (el) => [el.dataset.field, ...(el.dataset.also || '').split(' ')].filter(Boolean);
  const all = (key) => page.querySelectorAll(`[data-field="${CSS.escape(key)}"], [data-also~="${CSS.escape(key)}"]`);
  const words = (key) => page.querySelector(`.sp[data-field="${CSS.escape(key)}"], .sp[data-also~="${CSS.escape(key)}"]`);
  const light = (el, on) => (el.matches('.sp') ? keys(el) : [el.dataset.field]).forEach((key) => all(key).forEach((one) => one.classList.toggle('is-on', on)));
  const bring = (box, el) => {
    if (!box || !el || box.scrollHeight <= box.clientHeight) return;
    const a = box.getBoundingClientRect(), b = el.getBoundingClientRect();
    if (b.top >= a.top + 8 && b.bottom <= a.bottom - 8) return;
    box.scrollTo({ top: box.scrollTop + b.top - a.top - box.clientHeight / 3, behavior: calm.matches ? 'auto' : 'smooth' });
  };
  let wait = 0;
  for (const [on, off] of [['pointerover', 'pointerout'], ['focusin', 'focusout']]) {
    page.addEventListener(on, (e) => {
      const el = e.target.closest?.('[data-field]');
      if (!el) return;
      light(el, true);
      clearTimeout(wait);
      if (el.matches('.rec__row') && !el.matches('.rec__row--open')) wait = setTimeout(() => bring(pane, words(el.dataset.field)), 160);
    });
    page.addEventListener(off, (e) => { const el = e.target.closest?.('[data-field]'); if (el) light(el, false); });
  }

  // selecting: from the page's UTF-16 to code points of the document
  const place = (sheet, node, offset) => {
    const range = document.createRange();
    range.setStart(sheet, 0);
    range.setEnd(node, offset);
    return [...range.cloneContents().textContent].length + Number(sheet.dataset.start);
  };
  const chosen = () => {
    const sheet = page.querySelector('#sheet'), selection = getSelection();
    if (!sheet || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!sheet.contains(range.startContainer) || !sheet.contains(range.endContainer)) return null;
    const text = range.cloneContents().textContent, start = place(sheet, range.startContainer, range.startOffset);
    const before = [...text.match(/^\s*/)[0]].length, length = [...text.trim()].length;
    return length ? { start: start + before, end: start + before + length, text: text.trim().replace(/\s+/g, ' ') } : null;
  };
  let form = null; // the one last worked in
  page.addEventListener('focusin', (e) => { form = e.target.closest?.('[data-words-form]') || form; });
  const fill = () => {
    const found = chosen();
    const target = form?.isConnected ? form : record.querySelector('[data-words-form]');
    if (!found || !target) return;
    target.elements.start.value = found.start;
    target.elements.end.value = found.end;
    target.elements.words.value = found.text;
    target.elements.words.classList.add('is-filled');
    bring(record, target.elements.words);
  };
  // a selection cannot begin inside of a link, so while a form is open the lit words are none
  const choosing = () => {
    const on = Boolean(record.querySelector('[data-words-form]'));
    page.querySelectorAll('#sheet a.sp').forEach((a) => {
      if (on && a.hasAttribute('href')) { a.dataset.href = a.getAttribute('href'); a.removeAttribute('href'); }
      if (!on && a.dataset.href) { a.setAttribute('href', a.dataset.href); delete a.dataset.href; }
    });
  };
  choosing();
  document.body.addEventListener('htmx:afterSettle', choosing);
  document.body.addEventListener('htmx:oobAfterSwap', choosing);
  pane.addEventListener('pointerup', () => setTimeout(fill));
  pane.addEventListener('keyup', (e) => { if (e.shiftKey || e.key === 'Shift') fill(); });
})();
