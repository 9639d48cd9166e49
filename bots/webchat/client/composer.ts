/** Where the person writes: text, files, and the button that sends both. */
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '../protocol.ts';
import { button, byId, el, icon } from './dom.ts';
import { keep, recall } from './memory.ts';
import type { Outgoing } from './outbox.ts';
import { fileSize, word } from './words.ts';

/** Tallest the field grows to, px. */
const MAX_HEIGHT = 168;

export function createComposer(send: (content: Outgoing['content']) => void) {
  const form = byId<HTMLFormElement>('composer');
  const text = byId<HTMLTextAreaElement>('text');
  const tray = byId('tray');
  const notice = byId('notice');
  const picker = byId<HTMLInputElement>('file');
  let files: File[] = [];
  let drafting = 0;

  const say = (message: string) => {
    notice.textContent = message;
    notice.hidden = message === '';
  };

  const grow = () => {
    text.style.height = 'auto';
    // a field that is not shown, as before a kiosk's visitor begins, has no height: it keeps the one of its style
    text.style.height = text.scrollHeight > 0 ? `${Math.min(text.scrollHeight, MAX_HEIGHT)}px` : '';
    form.classList.toggle('ready', text.value.trim() !== '' || files.length > 0);
  };

  const showTray = () => {
    tray.textContent = '';
    tray.hidden = files.length === 0;
    for (const file of files) {
      const names = el(
        'span',
        { class: 'file-names' },
        el('b', { text: file.name }),
        el('small', { text: fileSize(file.size) }),
      );
      const label = `${word('removeFile')}: ${file.name}`;
      const remove = button({ class: 'icon-button', attrs: { 'aria-label': label } }, icon('close'));
      remove.addEventListener('click', () => {
        files = files.filter((other) => other !== file);
        showTray();
        text.focus();
      });
      tray.append(el('li', {}, icon('file'), names, remove));
    }
    grow();
  };

  const stage = (chosen: Iterable<File>) => {
    files.push(...chosen);
    showTray();
    text.focus();
  };

  const submit = () => {
    const written = text.value.trim();
    if (written.length > MAX_TEXT_LENGTH) {
      return say(word('tooLong', { length: written.length, max: MAX_TEXT_LENGTH }));
    }
    if (written === '' && files.length === 0) return text.focus();
    say('');
    // the text belongs to the first file as its caption
    let caption = written;
    for (const file of files) {
      const reason = file.size === 0 ? 'empty' : file.size > MAX_FILE_BYTES ? 'too_large' : undefined;
      if (reason) send({ kind: 'refused_file', name: file.name.slice(-200), reason });
      else {
        send({ kind: 'file', file, caption });
        caption = '';
      }
    }
    if (caption !== '') send({ kind: 'text', text: caption });
    files = [];
    text.value = '';
    keep({ draft: '' });
    showTray();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener('keydown', (event) => {
    // while an input method is composing, Enter only ends the word
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  text.addEventListener('input', () => {
    grow();
    say('');
    clearTimeout(drafting);
    drafting = setTimeout(() => keep({ draft: text.value }), 200);
  });
  addEventListener('pagehide', () => keep({ draft: text.value }));
  byId('attach').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    stage(picker.files ?? []);
    picker.value = '';
  });
  text.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files;
    if (!pasted || pasted.length === 0) return;
    event.preventDefault();
    stage(pasted);
  });
  acceptDrops(stage);
  text.value = recall().draft;
  grow();

  return {
    say,
    focus: () => text.focus(),
    redraw: showTray,
    /** Gives back what was not sent after all. */
    restore(written: string) {
      if (text.value === '') text.value = written;
      grow();
    },
    clear() {
      text.value = '';
      files = [];
      say('');
      showTray();
    },
  };
}

/** Files may be dropped anywhere on the page. */
function acceptDrops(stage: (files: FileList) => void): void {
  const show = (is: boolean) => document.body.classList.toggle('dropping', is);
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    show(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && show(false));
  addEventListener('drop', (event) => {
    show(false);
    const dropped = event.dataTransfer?.files;
    if (!dropped || dropped.length === 0) return;
    event.preventDefault();
    stage(dropped);
  });
}
