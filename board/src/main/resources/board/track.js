// Track: one declaration, what happened to it, where its time went and who has it.

import { html, svg } from './dom.js';
import { numberCell, panel, table } from './parts.js';
import { nowMillis } from './world.js';

const HOUR_MILLIS = 3600000;
const TYPES = { preparation: 'st-prep', inspection_wait: 'st-wait', inspection: 'st-insp', customs: 'st-cust', handover: 'st-hand' };
const FACTS = [
  ['transport', 'transport'], ['filing', 'filing'], ['handling', 'handling'], ['commodity', 'commodity'], ['trader_class', 'traderClass'],
];

function search(language, id) {
  return html('form', { class: 'search', id: 'search', role: 'search' },
    html('label', { for: 'track-id' }, language.word('trackId')),
    html('input', { id: 'track-id', name: 'id', type: 'text', value: id ?? '', maxlength: 200, autocomplete: 'off', spellcheck: 'false' }),
    html('button', { type: 'submit' }, language.word('find')));
}

function facts(language, one) {
  const known = FACTS.filter(([, field]) => one[field] !== null);
  return html('dl', { class: 'facts' },
    html('div', {}, html('dt', {}, language.word('port')), html('dd', {}, `${language.of(one.cityName)} ${language.of(one.portName)}`)),
    one.direction === null ? null : html('div', {}, html('dt', {}, language.word('direction')), html('dd', {}, language.word(one.direction))),
    known.map(([word, field]) => html('div', {},
      html('dt', {}, language.word(word)), html('dd', {}, language.word(`${word}.${one[field]}`, one[field])))));
}

function spans(language, one, nowMillis) {
  if (one.spans.length === 0) {
    return html('p', { class: 'note' }, language.word('noSpans'));
  }
  const start = one.spans[0].startMillis;
  const end = Math.max(...one.spans.map((span) => span.endMillis ?? nowMillis), start + 1);
  const percent = (millis) => `${(((millis - start) / (end - start)) * 100).toFixed(2)}%`;
  return table(language, 'timeSpent', ['stage', ['lasted', true], '', 'who', 'from'], one.spans.map((span) => {
    const until = span.endMillis ?? nowMillis;
    const hours = language.number((until - span.startMillis) / HOUR_MILLIS, 'hours');
    return html('tr', { 'data-stage': span.stage },
      html('td', {}, language.word(span.stage)),
      html('td', { class: 'number' }, html('b', {}, hours), html('span', { class: 'unit' }, language.word('hours')),
        span.endMillis === null ? html('span', { class: 'unit' }, ` ${language.word('soFar')}`) : null),
      html('td', { class: 'bar-cell' }, svg('svg', { width: '100%', height: 14, 'aria-hidden': 'true' },
        svg('rect', { class: TYPES[span.stage], x: percent(span.startMillis), y: 1, width: percent(start + until - span.startMillis), height: 12 }))),
      html('td', {}, language.of(span.owner)),
      html('td', {}, language.dayAndTime(span.startMillis)));
  }));
}

function what(language, step) {
  const kind = step.kind === null ? '' : ` ${language.word(`kind.${step.kind}`)}`;
  const slot = step.slotMillis === null ? '' : ` ${language.dayAndTime(step.slotMillis)}`;
  const outcome = step.outcome === null ? '' : ` ${language.word(`outcome.${step.outcome}`)}`;
  return `${language.word(`step.${step.phase}`)}${step.phase === 'INSPECTION_ORDERED' ? kind : ''}${slot}${outcome}`;
}

function steps(language, one) {
  return table(language, 'steps', ['time', 'what', 'inspectionId'], one.steps.map((step) => html('tr', { 'data-step': step.phase },
    html('td', {}, language.dayAndTime(step.timeMillis)),
    html('td', {}, what(language, step)),
    html('td', { class: 'unit' }, step.inspection ?? ''))));
}

function stuck(language, one) {
  return one.stuck.length === 0 ? null : table(language, 'stuck', ['cause', 'since'], one.stuck.map((each) => html('tr', {},
    html('td', {}, html('b', { class: 'bad' }, language.of(each.name))),
    html('td', {}, language.dayAndTime(each.sinceMillis)))));
}

function declaration(language, one, nowMillis) {
  return [
    html('div', { class: 'lead' },
      html('h1', {}, one.id),
      html('p', { class: 'under', 'data-status': one.status }, language.tracked(one))),
    facts(language, one),
    one.stuck.length === 0 ? null : panel(language, 'stuck', language.count(one.stuck.length), stuck(language, one)),
    panel(language, 'timeSpent', language.word('sinceArrival'), spans(language, one, nowMillis)),
    panel(language, 'steps', language.word('zone'), steps(language, one)),
  ].filter((part) => part !== null);
}

function nothing(language, view, id) {
  if (view.keptDays === 0) {
    return html('h1', { class: 'waiting' }, language.word('noTracks'));
  }
  if (id === undefined || id === '') {
    return html('h1', { class: 'waiting' }, language.word('askForId'));
  }
  return html('h1', { class: 'waiting' }, language.notTracked(id));
}

/** How far the topics have been read, and since when they cannot be. */
function reading(language, view) {
  if (view.keptDays === 0) {
    return null;
  }
  return html('p', { class: view.awaySinceMillis === null ? 'note' : 'note bad', role: 'status' }, language.reading(view));
}

/** The view. */
export function trackView(language, view, chosen) {
  const found = view.declaration;
  return [
    search(language, chosen.id),
    reading(language, view),
    ...(found === null ? [nothing(language, view, chosen.id)] : declaration(language, found, nowMillis())),
  ].filter((part) => part !== null);
}
