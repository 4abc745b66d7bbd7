// The page: what was chosen, what was last read, and when to read again.

import { alertsView } from './alerts.js';
import { clearancesView } from './clearances.js';
import { html, update } from './dom.js';
import { inspectionsView } from './inspections.js';
import { overviewView, pipelineLine } from './overview.js';
import { onKey, onPointer } from './plot.js';
import { refundsView } from './refunds.js';
import { trackView } from './track.js';
import { Language } from './words.js';
import { demoControls, isDemo, isKnown, nowMillis, speed, takeWorld } from './world.js';

const STALE_SECONDS = 180;

/** What the jobs may need of the machine's time, which is more in a world that goes faster. */
const WORK_SECONDS = 15;
const AGAIN_MILLIS = 5000;
const SOON_MILLIS = 500;
const CHOICES = { language: ['en', 'zh'], theme: ['light', 'dark'] };

/** What each view is asked with, and how it is drawn. */
const VIEWS = {
  overview: { asks: [], draw: (words, answer) => overviewView(words, answer) },
  clearances: { asks: ['city', 'direction', 'definition', 'window'], draw: clearancesView },
  inspections: { asks: ['city', 'window'], draw: inspectionsView },
  refunds: { asks: ['window'], draw: refundsView },
  alerts: { asks: [], draw: alertsView },
  track: { asks: ['id'], draw: trackView },
};

const QUESTIONS = {
  city: (value) => /^[a-z]{1,20}$/.test(value),
  direction: (value) => ['IMPORT', 'EXPORT'].includes(value),
  definition: (value) => ['customs', 'logistics'].includes(value),
  window: (value) => ['24h', '7d', '30d'].includes(value),
  id: (value) => value.length <= 200,
};

const chosen = { definition: 'customs', tables: new Set() };
let overview = null;
let answer = null;
let reading = 0;
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
  for (const [name, isValid] of Object.entries(QUESTIONS)) {
    const value = address.get(name);
    if (value !== null && isValid(value)) {
      chosen[name] = value;
    }
  }
  const view = location.hash.slice(1);
  chosen.view = Object.hasOwn(VIEWS, view) ? view : 'overview';
}

function putIntoAddress(name, value) {
  const address = new URLSearchParams(location.search);
  address.set(name, value);
  history.replaceState(null, '', `?${address}${location.hash}`);
}

function remember(name, value) {
  chosen[name] = value;
  localStorage.setItem(name, value);
  putIntoAddress(name, value);
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
  const views = document.getElementById('views');
  views.setAttribute('aria-label', words.word('views'));
  views.querySelectorAll('a').forEach((link) => {
    if (link.hash.slice(1) === chosen.view) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  document.title = `${words.word(chosen.view)} – clearwatch`;
  const count = document.getElementById('firing');
  count.hidden = overview === null || overview.alerts.length === 0;
  count.textContent = count.hidden ? '' : String(overview.alerts.length);
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
  const lag = Math.max(0, Math.round((nowMillis() - overview.asOfMillis) / 1000));
  const isStale = lag > STALE_SECONDS + (speed() - 1) * WORK_SECONDS || notice !== null;
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
  const words = language();
  if (overview !== null) {
    update(document.getElementById('pipeline'), pipelineLine(words, overview));
  }
  showDemo();
  const shown = chosen.view === 'overview' ? overview : answer;
  if (shown === null) {
    return;
  }
  const main = document.getElementById('main');
  main.dataset.view = chosen.view;
  const content = shown.asOfMillis === 0
    ? [html('h1', { class: 'waiting' }, words.word('waiting'))]
    : VIEWS[chosen.view].draw(words, shown, chosen, contentWidth(main));
  update(main, content);
}

function showDemo() {
  const controls = document.getElementById('demo');
  controls.hidden = !isDemo();
  if (isDemo()) {
    controls.setAttribute('aria-label', language().word('demo'));
    update(controls, demoControls(language()));
  }
}

/** Asks a demo to do something with its world. */
async function demand(name, value) {
  try {
    const response = await fetch(`/api/demo/${name}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ [name]: value }),
    });
    const answered = await response.json();
    if (response.ok) {
      takeWorld(answered);
    } else {
      document.getElementById('heard').textContent = `${language().word('refused')} ${answered.error}`;
    }
  } catch {
    tell('unreachable', Date.now());
  }
  show();
}

function contentWidth(main) {
  const { paddingLeft, paddingRight } = getComputedStyle(main);
  return Math.max(280, Math.floor(main.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)));
}

function question() {
  const parameters = new URLSearchParams();
  VIEWS[chosen.view].asks.filter((name) => chosen[name] !== undefined).forEach((name) => parameters.set(name, chosen[name]));
  return `/api/${chosen.view}?${parameters}`;
}

/** The answer to a request, or null where the board or its store is away, which is then told. */
async function ask(address) {
  try {
    const response = await fetch(address);
    if (response.ok) {
      return await response.json();
    }
    tell('away', Date.now());
  } catch {
    tell('unreachable', Date.now());
  }
  return null;
}

/** Reads the view; what was asked for earlier and comes later is dropped. */
async function read() {
  const turn = ++reading;
  const [first, second, world] = await Promise.all([
    ask('/api/overview'),
    chosen.view === 'overview' ? null : ask(question()),
    isKnown() && !isDemo() ? null : ask('/api/demo'),
  ]);
  if (turn !== reading) {
    return;
  }
  if (world !== null) {
    takeWorld(world);
  }
  if (first !== null && (chosen.view === 'overview' || second !== null)) {
    overview = first;
    answer = second;
    notice = null;
    announce();
  }
  show();
}

function tell(word, sinceMillis) {
  if (notice === null || notice.word !== word) {
    notice = { word, sinceMillis };
  }
}

/**
 * Hears of new figures while the page is seen. A browser keeps a page that was left for a while, and
 * its stream with it, and has six connections to a host for all of its pages.
 */
function listen() {
  const events = new EventSource('/api/events');
  addEventListener('visibilitychange', () => events.close(), { once: true });
  events.addEventListener('figures', async (event) => {
    await read();
    // The first answer after a new tick may still be of the one before.
    if (overview !== null && overview.asOfMillis < JSON.parse(event.data).asOfMillis) {
      setTimeout(read, SOON_MILLIS);
    }
  });
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
const main = document.getElementById('main');
main.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button === null) {
    return;
  }
  if (button.dataset.set) {
    chosen[button.dataset.set] = button.dataset.value;
    putIntoAddress(button.dataset.set, button.dataset.value);
    button.closest('.choice').querySelectorAll('button').forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
    read();
  } else if (button.dataset.table) {
    const { tables } = chosen;
    if (!tables.delete(button.dataset.table)) {
      tables.add(button.dataset.table);
    }
    show();
  }
});
main.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-track]');
  if (link !== null) {
    putIntoAddress('id', link.dataset.track);
  }
});
main.addEventListener('submit', (event) => {
  event.preventDefault();
  const id = new FormData(event.target).get('id').trim();
  chosen.id = id;
  putIntoAddress('id', id);
  read();
});
const demo = document.getElementById('demo');
demo.addEventListener('click', (event) => {
  const button = event.target.closest('[data-set=speed]');
  if (button !== null) {
    demand('speed', Number(button.dataset.value));
  }
});
demo.addEventListener('submit', (event) => {
  event.preventDefault();
  demand('scenario', new FormData(event.target).get('scenario'));
});
main.addEventListener('pointermove', onPointer);
main.addEventListener('keydown', onKey);
addEventListener('hashchange', () => {
  if (location.hash === '#main') {
    return;
  }
  choose();
  answer = null;
  scrollTo(0, 0);
  read();
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
new ResizeObserver(() => show()).observe(main);
show();
await read();
if (document.visibilityState === 'visible') {
  listen();
}
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    read();
    listen();
  }
});
setInterval(showAsOf, 1000);
setInterval(() => {
  if (notice !== null) {
    read();
  }
}, AGAIN_MILLIS);
