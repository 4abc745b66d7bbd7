// The page: what was chosen, what was last read, and when to read again.

import { html, update } from './dom.js';
import { overviewView, pipelineLine } from './overview.js';
import { Language } from './words.js';

const STALE_SECONDS = 180;
const AGAIN_MILLIS = 5000;
const CHOICES = { language: ['en', 'zh'], theme: ['light', 'dark'] };

const chosen = {};
let overview = null;
let notice = null;
let firing = null;

function language() {
  return new Language(chosen.language);
}

/** The address goes before what was remembered, and that before what the browser prefers. */
function choose() {
  const address = new URLSearchParams(location.search);
  const preferred = {
    language: navigator.language.startsWith('zh') ? 'zh' : 'en',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
  for (const [name, values] of Object.entries(CHOICES)) {
    const candidates = [address.get(name), localStorage.getItem(name), preferred[name]];
    chosen[name] = candidates.find((value) => values.includes(value));
  }
}

function remember(name, value) {
  chosen[name] = value;
  localStorage.setItem(name, value);
  const address = new URLSearchParams(location.search);
  address.set(name, value);
  history.replaceState(null, '', `?${address}`);
  show();
}

function showFrame() {
  const words = language();
  document.documentElement.lang = words.tag;
  document.documentElement.dataset.theme = chosen.theme;
  document.querySelectorAll('[data-word]').forEach((element) => {
    element.textContent = words.word(element.dataset.word);
  });
  for (const name of Object.keys(CHOICES)) {
    const group = document.getElementById(name);
    group.setAttribute('aria-label', words.word(name));
    group.querySelectorAll('button').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.dataset.value === chosen[name]));
      if (name === 'theme') {
        button.textContent = words.word(button.dataset.value);
      }
    });
  }
  const line = document.getElementById('notice');
  line.hidden = notice === null;
  line.textContent = notice === null ? '' : `${words.word(notice.word)} ${words.clock(notice.sinceMillis)}`;
}

function showAsOf() {
  const words = language();
  const line = document.getElementById('as-of');
  if (overview === null || overview.asOfMillis === 0) {
    line.textContent = '';
    return;
  }
  const lag = Math.max(0, Math.round((Date.now() - overview.asOfMillis) / 1000));
  const isStale = lag > STALE_SECONDS || notice !== null;
  line.classList.toggle('stale', isStale);
  line.replaceChildren(
    isStale ? `${words.word('stale')} ` : `${words.word('asOf')} `,
    html('b', {}, words.clock(overview.asOfMillis)), ` (${words.word('lag')} ${lag} s)`);
}

/** A newly firing alert is said aloud; those of before the page was opened are not. */
function announce() {
  const now = new Map(overview.alerts.map((alert) => [`${alert.kind} ${alert.target} ${alert.direction}`, alert]));
  if (firing !== null) {
    const words = language();
    const fresh = [...now.keys()].filter((key) => !firing.has(key)).map((key) => now.get(key));
    if (fresh.length > 0) {
      document.getElementById('heard').textContent = fresh.map((alert) =>
        `${words.word('FIRING')}: ${words.of(alert.cityName)} ${words.of(alert.name)}`).join('. ');
    }
  }
  firing = new Set(now.keys());
}

function show() {
  showFrame();
  showAsOf();
  if (overview !== null) {
    const words = language();
    update(document.getElementById('main'), overviewView(words, overview));
    update(document.getElementById('pipeline'), pipelineLine(words, overview));
  }
}

async function read() {
  try {
    const answer = await fetch('/api/overview');
    const body = await answer.json();
    if (answer.ok) {
      overview = body;
      notice = null;
      announce();
    } else {
      tell('away', Date.now());
    }
  } catch {
    tell('unreachable', Date.now());
  }
  show();
}

function tell(word, sinceMillis) {
  if (notice === null || notice.word !== word) {
    notice = { word, sinceMillis };
  }
}

function listen() {
  const events = new EventSource('/api/events');
  events.addEventListener('figures', () => read());
  events.addEventListener('away', (event) => {
    tell('away', JSON.parse(event.data).sinceMillis);
    show();
  });
  events.addEventListener('error', () => {
    tell('unreachable', Date.now());
    show();
  });
}

choose();
for (const name of Object.keys(CHOICES)) {
  document.getElementById(name).addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button !== null) {
      remember(name, button.dataset.value);
    }
  });
}
show();
await read();
listen();
setInterval(showAsOf, 1000);
setInterval(() => {
  if (notice !== null) {
    read();
  }
}, AGAIN_MILLIS);
