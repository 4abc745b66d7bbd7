// What time it is in the world that the board shows, which in a demo goes faster, and what can happen in it.

import { html } from './dom.js';
import { choice } from './parts.js';

let state = null;
let takenMillis = 0;

/** Takes what `/api/demo` says. */
export function takeWorld(answer) {
  state = answer;
  takenMillis = performance.now();
}

/** Whether something can be done with it; not known before the first answer. */
export function isDemo() {
  return state !== null && state.speeds.length > 0;
}

export function isKnown() {
  return state !== null;
}

/** Seconds that pass in it in a second. */
export function speed() {
  return state === null ? 1 : state.speed;
}

/** Time of the world in milliseconds; that of the browser's machine before it is known. */
export function nowMillis() {
  return state === null ? Date.now() : state.nowMillis + (performance.now() - takenMillis) * state.speed;
}

function happening(language) {
  const now = nowMillis();
  return state.scenarios.filter((one) => one.untilMillis !== null && one.untilMillis > now)
    .map((one) => html('li', { 'data-happening': one.key },
      html('b', {}, language.word(`scenario.${one.key}`)), ` ${language.word('until')} ${language.dayAndTime(one.untilMillis)}`));
}

/** The controls of a demo. */
export function demoControls(language) {
  const running = happening(language);
  return [
    html('p', {}, html('b', {}, language.word('demo')), ' ', language.word('demoNote')),
    choice(language, 'speed', state.speeds.map((one) => [String(one), `${one} ×`]), String(state.speed)),
    html('form', { id: 'scenarios' },
      html('label', { for: 'scenario' }, language.word('letHappen')),
      html('select', { id: 'scenario', name: 'scenario' }, state.scenarios.map((one) =>
        html('option', { value: one.key }, language.word(`scenario.${one.key}`)))),
      html('button', { type: 'submit' }, language.word('start'))),
    html('ul', { id: 'happening', 'aria-live': 'polite' }, running),
  ];
}
