// What the panel does more comfortably in a browser with JavaScript. Everything works without it.
(() => {
  'use strict';

  // Pages are sent whole also when a form was refused; parts that htmx asks for are replaced only when they came well.
  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();
  for (const chat of document.querySelectorAll('[data-at-end]')) chat.scrollTop = chat.scrollHeight;
  for (const field of document.querySelectorAll('[data-select]')) field.addEventListener('focus', () => field.select());

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-confirm]') : null;
    if (button && !window.confirm(button.getAttribute('data-confirm'))) event.preventDefault();
  });

  // One click, one change: the server would tell a second one that the order has moved on.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    if (form.matches('[data-upload]')) return upload(event, form);
    if (!form.matches('[data-once]') || button?.hasAttribute('formtarget')) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
  });
  // back to a page that the browser kept: its forms can be sent again
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('[data-once]')) delete form.dataset.sent;
  });

  /** Sends a form with a file and shows how far it is; whatever page the server answers with is shown. */
  function upload(event, form) {
    const file = form.querySelector('input[type=file]').files[0];
    if (!file) return;
    event.preventDefault();
    const progress = form.querySelector('[data-progress]');
    const bar = progress.querySelector('progress');
    const words = progress.querySelector('span');
    const button = form.querySelector('button');
    const request = new XMLHttpRequest();
    const began = Date.now();
    progress.hidden = false;
    button.disabled = true;
    const leave = (leaving) => leaving.preventDefault();
    window.addEventListener('beforeunload', leave);

    request.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 100);
      bar.value = percent;
      words.textContent =
        loaded === total
          ? 'Menyimpan dan memeriksa ...'
          : `${percent} % ${remaining(loaded, total, Date.now() - began)}`;
    });
    request.addEventListener('load', () => {
      window.removeEventListener('beforeunload', leave);
      if (request.status < 400) window.location.href = request.responseURL;
      else show(request.responseText);
    });
    request.addEventListener('error', () => {
      window.removeEventListener('beforeunload', leave);
      button.disabled = false;
      words.textContent = 'Unggahan terputus dan tidak tersimpan. Periksa sambungan, lalu unggah lagi.';
    });
    request.open('POST', form.action);
    request.send(new FormData(form));
  }

  // A chosen reply fills the answer, to be looked at before it is sent.
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-fill]') : null;
    const field = button && document.getElementById(button.dataset.fill);
    if (!field) return;
    event.preventDefault();
    field.value = field.value.trim() === '' ? button.dataset.text : `${field.value.trimEnd()}\n${button.dataset.text}`;
    field.focus();
  });

  // ---- Parts of a page that follow what happens elsewhere ([data-live]: the address to fetch them from)

  const liveParts = () => [...document.querySelectorAll('[data-live]')];
  /** Changes come in bursts: a page looks again at most so often. */
  const BETWEEN_MS = 1000;
  let source = null;
  let renewing = false;
  let due = false;

  async function renew() {
    due = true;
    if (renewing) return;
    renewing = true;
    while (due) {
      due = false;
      await Promise.all(liveParts().map(renewPart));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
    renewing = false;
  }

  async function renewPart(part) {
    try {
      // asked for by itself: no sign that anybody is there (admin/unattended)
      const headers = { 'gerai-unattended': '1' };
      const answer = await fetch(part.dataset.live, { credentials: 'same-origin', cache: 'no-store', headers });
      // signed out: the page stays as it is, and the next press leads to the sign-in
      if (answer.redirected || answer.status === 401 || answer.status === 403) return close();
      if (!answer.ok) return;
      const fresh = document.createElement(part.tagName);
      fresh.innerHTML = await answer.text();
      if (part.isConnected && fresh.innerHTML !== part.innerHTML) replace(part, fresh);
    } catch {
      // not reachable for now: the next change, or the next connection, asks again
    }
  }

  /** What is being typed, where one reads, and what is unfolded stay as they are. */
  function replace(part, fresh) {
    const typed = new Map();
    for (const field of part.querySelectorAll('input, textarea, select'))
      if (isTouched(field)) typed.set(keyOf(field), field);
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const focusKey = focused && keyOf(focused);
    const selection = focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null;
    const scrolls = [...part.querySelectorAll('[id][data-at-end], [id][data-scrolls]')].map((box) => [
      box.id,
      box.scrollTop,
      box.hasAttribute('data-at-end') && box.scrollHeight - box.scrollTop - box.clientHeight < 40,
    ]);
    const open = [...part.querySelectorAll('details')].map((details) => details.open);
    part.replaceChildren(...fresh.childNodes);
    [...part.querySelectorAll('details')].forEach((details, at) => {
      if (open[at] !== undefined) details.open = open[at];
    });
    for (const field of part.querySelectorAll('input, textarea, select')) {
      const before = typed.get(keyOf(field));
      if (!before || field.type === 'file') continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = before.checked;
      else field.value = before.value;
    }
    for (const [id, top, atEnd] of scrolls) {
      const box = document.getElementById(id);
      if (box) box.scrollTop = atEnd ? box.scrollHeight : top;
    }
    if (window.htmx) window.htmx.process(part);
    if (!focusKey) return;
    const again = [...part.querySelectorAll('a, button, input, textarea, select, summary, [tabindex]')].find(
      (one) => keyOf(one) === focusKey,
    );
    if (!again) return;
    again.focus({ preventScroll: true });
    if (selection && typeof selection[0] === 'number') again.setSelectionRange(...selection);
  }

  function keyOf(element) {
    const form = element.form ?? element.closest('form');
    const place = form ? form.getAttribute('action') : '';
    const name =
      element.id || element.getAttribute('name') || element.getAttribute('href') || element.textContent.trim();
    return `${element.tagName}|${place}|${name}|${element.type === 'radio' ? element.value : ''}`;
  }

  function isTouched(field) {
    if (field.type === 'hidden') return false;
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT')
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  }

  // Browsers keep few connections to one server: a page that nobody looks at holds none.
  function follow() {
    if (source !== null || document.hidden || liveParts().length === 0 || !('EventSource' in window)) return;
    source = new EventSource('/panel/langsung');
    source.addEventListener('change', renew);
    source.addEventListener('error', () => {
      // the browser connects again by itself, unless it was refused
      if (source === null || source.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(follow, 5000);
    });
  }

  function close() {
    if (source !== null) source.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : follow()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', follow);
  follow();

  function remaining(loaded, total, elapsed) {
    const seconds = Math.round(((total - loaded) / loaded) * (elapsed / 1000));
    if (!Number.isFinite(seconds) || elapsed < 2000) return '';
    return seconds < 90 ? `sisa ${seconds} detik` : `sisa ${Math.round(seconds / 60)} menit`;
  }

  /** The page of a refusal in place of this one. */
  function show(html) {
    document.open();
    document.write(html);
    document.close();
  }
})();
