// Alerts: those that fire, how they came and went, and stuck cases by port and cause.

import { html } from './dom.js';
import { firingTable, numberCell, panel, place, state, table } from './parts.js';

function changes(language, view) {
  if (view.changes.length === 0) {
    return html('p', { class: 'note' }, language.word('noChanges'));
  }
  return table(language, 'changes', ['time', 'state', 'kindColumn', 'what', ['value', true], ['limitColumn', true]],
    view.changes.map((change) => html('tr', { 'data-change': change.target },
      html('td', {}, language.dayAndTime(change.timeMillis)),
      html('td', {}, state(language, change.state)),
      html('td', {}, language.word(change.kind)),
      html('td', {}, html('b', {}, place(language, change)), ' ', language.of(change.name)),
      html('td', { class: 'number' }, language.number(change.value, change.unit), html('span', { class: 'unit' }, language.unit(change.unit))),
      numberCell(language.limit(change.limit, change.unit)))));
}

function stuck(language, view) {
  if (view.stuck.length === 0) {
    return html('p', { class: 'note' }, language.word('noStuck'));
  }
  return table(language, 'stuck', ['cause', 'port', ['open', true], ['oldest', true]],
    view.stuck.map((one) => html('tr', { 'data-stuck': one.port },
      html('td', {}, one.causeName === null ? one.cause : language.of(one.causeName)),
      html('td', {}, language.of(one.portName), ' ', html('span', { class: 'unit' }, `${language.of(one.cityName)} ${language.word(one.direction)}`)),
      numberCell(language.count(one.count), true),
      numberCell(`${language.count(Math.round(one.oldestHours))} ${language.word('hours')}`))));
}

/** The view. */
export function alertsView(language, view) {
  return [
    html('div', { class: 'lead' }, html('h1', {}, language.alerts(view))),
    panel(language, 'alerts', language.count(view.firing.length), firingTable(language, view.firing)),
    panel(language, 'stuck', language.word('stuckMeta'), stuck(language, view)),
    panel(language, 'changes', language.word('changesMeta'), changes(language, view)),
  ];
}
