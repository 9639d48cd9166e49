// The TV screen of the queue: follows the office's events, chimes and speaks once somebody has allowed it, and says when it has
// lost the connection.
(() => {
  'use strict';

  const { zone, now, ping } = document.body.dataset;
  const counters = document.getElementById('loket');
  const empty = document.getElementById('kosong');
  const next = document.getElementById('berikutnya');
  const lost = document.getElementById('terputus');
  const time = document.getElementById('jam');
  const day = document.getElementById('tanggal');
  const sound = document.getElementById('suara');

  const clock = new Intl.DateTimeFormat('id-ID', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  /** the office's clock against this screen's, ms */
  let ahead = Number(now) - Date.now();
  let heardAt = Date.now();
  let lostAt = 0;
  /** calls that were announced, or were there before the page was */
  let known = new Set([...counters.children].map((each) => each.dataset.call));
  let audio;
  const announcements = [];
  let announcing = false;

  function connect() {
    const events = new EventSource('/layar/langsung');
    events.addEventListener('state', ({ data }) => {
      heard();
      show(JSON.parse(data));
    });
    events.addEventListener('ping', ({ data }) => {
      heard();
      ahead = JSON.parse(data).now - Date.now();
      tell();
    });
    events.addEventListener('error', () => {
      lostAt ||= Date.now();
      tell();
      // the browser gives up by itself after some answers
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
    });
  }

  function heard() {
    heardAt = Date.now();
    lostAt = 0;
  }

  function tell() {
    if (lostAt === 0 && Date.now() - heardAt > 3 * Number(ping)) lostAt = heardAt;
    time.textContent = clock.format(Date.now() + ahead);
    lost.hidden = lostAt === 0;
    if (lostAt !== 0) {
      lost.textContent = `Sambungan terputus sejak ${clock.format(lostAt + ahead)}. Nomor di layar ini mungkin sudah berubah; mohon perhatikan panggilan petugas.`;
    }
  }

  function show(state) {
    day.textContent = state.today;
    counters.dataset.count = String(state.now.length);
    counters.replaceChildren(...state.now.map(counterOf));
    empty.hidden = state.now.length > 0;
    next.replaceChildren(...state.waiting.map(queueOf));
    const fresh = state.now.filter(({ call, serving }) => !serving && !known.has(call));
    known = new Set([...known, ...state.now.map(({ call }) => call)]);
    for (const { aloud } of fresh.toSorted((one, other) => one.calledAt - other.calledAt)) announcements.push(aloud);
    void announce();
    tell();
  }

  function counterOf({ counter, number, serving, call }) {
    const item = document.createElement('li');
    item.dataset.call = call;
    item.className = serving ? 'serving' : known.has(call) ? '' : 'fresh';
    item.append(part('span', 'where', `Loket ${counter}`), part('strong', 'number', number));
    return item;
  }

  function queueOf({ service, name, next: numbers, more }) {
    const line = document.createElement('p');
    line.dataset.service = service;
    const words = numbers.length === 0 ? '–' : `${numbers.join('  ')}${more > 0 ? `  +${more}` : ''}`;
    line.append(part('span', '', name), part('strong', '', words));
    return line;
  }

  function part(tag, name, words) {
    const element = document.createElement(tag);
    if (name !== '') element.className = name;
    element.textContent = words;
    return element;
  }

  // ---- sound: browsers let a page be heard only after somebody has touched it

  sound.hidden = false;
  sound.addEventListener('click', async () => {
    audio ??= new AudioContext();
    await audio.resume();
    // voices come in late in some browsers; asking for them begins their loading
    window.speechSynthesis?.getVoices();
    document.body.dataset.sound = 'on';
    sound.hidden = true;
    await chime();
  });

  /** One after the other, so that two counters are not heard at once. */
  async function announce() {
    if (announcing) return;
    announcing = true;
    while (announcements.length > 0) {
      const words = announcements.shift();
      // what comes after sound was switched on is heard; nothing is made up for
      if (audio === undefined) continue;
      await chime();
      await speak(words);
      document.body.dataset.announced = words;
    }
    announcing = false;
  }

  /** Two notes of a gong. */
  async function chime() {
    const begin = audio.currentTime;
    [659.25, 523.25].forEach((pitch, at) => {
      const note = audio.createOscillator();
      const loudness = audio.createGain();
      const from = begin + at * 0.45;
      note.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, from);
      loudness.gain.exponentialRampToValueAtTime(0.5, from + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.9);
      note.connect(loudness).connect(audio.destination);
      note.start(from);
      note.stop(from + 1);
    });
    await new Promise((resolve) => setTimeout(resolve, 1300));
  }

  /** In Indonesian where the screen has a voice for it; else the chime has to do. */
  function speak(words) {
    const voice = window.speechSynthesis?.getVoices().find(({ lang }) => /^(id|ind|in)([-_]|$)/i.test(lang));
    if (voice === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const said = new SpeechSynthesisUtterance(words);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      said.onend = said.onerror = resolve;
      // a voice that never ends must not silence the others
      setTimeout(resolve, 15_000);
      window.speechSynthesis.speak(said);
    });
  }

  setInterval(tell, 1000);
  tell();
  connect();
})();
