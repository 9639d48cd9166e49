// Shows how far an upload is, and says before a long one that the file is too large. The page works without.
(() => {
  'use strict';

  const form = document.querySelector('form[data-upload]');
  if (!form) return;
  const field = form.querySelector('input[type=file]');
  const button = form.querySelector('button');
  const complaint = form.querySelector('.complaint');
  const progress = form.querySelector('.progress');
  const bar = progress.querySelector('progress');
  const words = progress.querySelector('[role=status]');
  const { upload, storing, broken, large } = form.dataset;

  field.addEventListener('change', () => complain(isTooLarge() ? large : ''));

  form.addEventListener('submit', (event) => {
    if (field.files.length === 0) return;
    event.preventDefault();
    if (isTooLarge()) complain(large);
    else send();
  });

  function send() {
    const request = new XMLHttpRequest();
    const leave = (leaving) => leaving.preventDefault();
    const ended = () => {
      window.removeEventListener('beforeunload', leave);
      button.disabled = false;
      progress.hidden = true;
    };
    complain('');
    button.disabled = true;
    bar.value = 0;
    words.textContent = '';
    progress.hidden = false;
    window.addEventListener('beforeunload', leave);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 100);
      bar.value = percent;
      words.textContent = loaded === total ? storing : `${percent} %`;
    });
    request.addEventListener('load', () => {
      ended();
      // whatever page the office answers with
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener('error', () => {
      ended();
      complain(broken);
    });
    request.open('POST', form.action);
    request.send(new FormData(form));
  }

  function isTooLarge() {
    return [...field.files].some(({ size }) => size > Number(upload));
  }

  function complain(what) {
    complaint.textContent = what;
    complaint.hidden = what === '';
    if (what === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
})();
