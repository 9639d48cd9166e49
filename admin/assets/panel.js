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
