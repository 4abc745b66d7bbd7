// Inspections of a city: appointments and waits by yard and kind, the hours of the week, shares.

import { html, svg } from './dom.js';
import { choice, columnWidth, numberCell, panel, table } from './parts.js';
import { plot, plotRows } from './plot.js';

const INDICATORS = ['inspection_clear', 'fee_waived', 'weekend_service'];
const CELL = 20;

function hours(language, value) {
  return value === null || value === undefined ? null : language.number(value, 'hours');
}

function figuresRow(language, name, one, attributes) {
  return html('tr', attributes,
    html('td', {}, name),
    numberCell(one.appointment && hours(language, one.appointment.mean), true),
    numberCell(one.appointment && hours(language, one.appointment.p90)),
    numberCell(one.appointment && language.count(one.appointment.count)),
    numberCell(one.waiting && hours(language, one.waiting.mean), true),
    numberCell(one.waiting && hours(language, one.waiting.p90)),
    numberCell(one.waiting && language.count(one.waiting.count)),
    numberCell(one.duration && hours(language, one.duration.mean)));
}

function figuresTable(language, label, first, rows) {
  const over = (name, columns) => html('th', { scope: 'colgroup', colspan: columns, class: 'number' }, language.word(name));
  return table(language, label, [first, ['meanColumn', true], ['p90', true], ['n', true], ['meanColumn', true], ['p90', true], ['n', true], ['meanColumn', true]], rows,
    html('tr', { class: 'owners' }, html('td', {}), over('appointment', 3), over('untilStart', 3), over('duration', 1)));
}

function headline(language, view) {
  const own = view.cities.find((city) => city.id === view.city);
  if (!own || !own.appointment) {
    return html('div', { class: 'lead' }, html('h1', {}, `${language.of(view.cityName)}: ${language.word('NO_DATA')}`));
  }
  return html('div', { class: 'lead' }, html('h1', {}, language.inspections(language.of(view.cityName), own)));
}

/** Whether in an hour of the week inspections were asked for and none was begun. */
function isUnserved(one) {
  return one.requested > 0 && one.started === 0;
}

/** The hours of the week as squares whose area is what was done in them. */
function week(language, view, field) {
  const most = Math.max(0.001, ...view.hours.map((one) => one[field] ?? 0));
  const chart = svg('svg', {
    class: 'week', viewBox: `0 0 ${40 + 24 * CELL} ${7 * CELL + 20}`, role: 'img',
    'aria-label': `${language.word(field)}: ${language.busiest(view.hours, field)}`,
  });
  for (let day = 1; day <= 7; day++) {
    chart.append(svg('text', { x: 32, y: (day - 1) * CELL + 15, 'text-anchor': 'end' }, language.weekday(day)));
  }
  for (let hour = 0; hour < 24; hour += 3) {
    chart.append(svg('text', { x: 40 + hour * CELL + CELL / 2, y: 7 * CELL + 15, 'text-anchor': 'middle' }, String(hour).padStart(2, '0')));
  }
  view.hours.filter((one) => one[field] !== null).forEach((one) => {
    const side = Math.sqrt(one[field] / most) * (CELL - 2);
    const [cx, cy] = [40 + one.hour * CELL + CELL / 2, (one.day - 1) * CELL + CELL / 2];
    chart.append(field === 'started' && isUnserved(one)
      ? svg('path', { class: 'unserved', d: `M${cx - 3} ${cy - 3}l6 6m0-6l-6 6` },
        svg('title', {}, `${hourOfWeek(language, one)}: ${one.requested.toFixed(1)} ${language.word('requested')}`))
      : svg('circle', { class: 'none-there', cx, cy, r: 0.75 }));
    if (side > 0.5) {
      chart.append(svg('rect', { class: 'square', x: (cx - side / 2).toFixed(1), y: (cy - side / 2).toFixed(1), width: side.toFixed(1), height: side.toFixed(1) },
        svg('title', {}, `${hourOfWeek(language, one)}: ${one[field].toFixed(1)}`)));
    }
  });
  return html('div', {}, html('h3', {}, language.word(field)), chart,
    html('p', { class: 'note' }, language.busiest(view.hours, field)));
}

function hourOfWeek(language, one) {
  return `${language.weekday(one.day)} ${String(one.hour).padStart(2, '0')}:00`;
}

function perishables(language, view) {
  const { waiting, othersMean, othersCount } = view.perishables;
  return panel(language, 'perishables', `${language.word('untilStart')}${language.text('; ', '；')}${language.word(view.window)}`,
    table(language, 'perishables', ['goods', ['meanColumn', true], ['p90', true], ['n', true]], [
      html('tr', {}, html('td', {}, language.word('commodity.PERISHABLE')),
        numberCell(waiting && hours(language, waiting.mean), true), numberCell(waiting && hours(language, waiting.p90)), numberCell(waiting && language.count(waiting.count))),
      html('tr', {}, html('td', {}, language.word('others')),
        numberCell(hours(language, othersMean), true), numberCell(null), numberCell(language.count(othersCount))),
    ]),
    html('p', { class: 'note' }, language.word('perishablesNote')));
}

function shares(language, view) {
  return panel(language, 'inspectionShares', language.word(view.window),
    table(language, 'inspectionShares', ['city', ...INDICATORS.map((name) => [name, true])],
      view.shares.map((city) => html('tr', { class: city.city === view.city ? 'chosen' : null, 'data-shares': city.city },
        html('td', {}, language.of(city.name)),
        INDICATORS.map((name) => {
          const share = city.shares.find((one) => one.indicator === name);
          return html('td', { class: 'number' }, share
            ? [html('b', {}, `${language.percent(share)} %`), html('span', { class: 'unit' }, `${language.count(share.numerator)} / ${language.count(share.denominator)}`)]
            : '—');
        })))));
}

function course(language, view, chosen, width, name, figures) {
  const id = `${name}-plot`;
  return panel(language, name, [language.word(view.window), ' ', html('button', { type: 'button', class: 'plain', 'data-table': id, 'aria-expanded': String(chosen.tables.has(id)) }, language.word('table'))],
    plot(language, { id, width, course: figures, unit: 'hours', label: `${language.of(view.cityName)}: ${language.word(name)}` }),
    chosen.tables.has(id)
      ? html('div', { class: 'long' }, table(language, name, ['time', ['meanColumn', true], ['p50', true], ['p90', true], ['n', true]], plotRows(language, figures, 'hours')))
      : null);
}

/** The view. */
export function inspectionsView(language, view, chosen, width) {
  const half = columnWidth(width);
  const cities = view.cities.length > 0 ? view.cities.map((city) => [city.id, language.of(city.name)]) : [[view.city, language.of(view.cityName)]];
  return [
    headline(language, view),
    html('div', { class: 'choosers' },
      choice(language, 'city', cities, view.city),
      choice(language, 'window', ['24h', '7d', '30d'].map((window) => [window, language.word(window)]), view.window)),
    html('div', { class: 'two' }, course(language, view, chosen, half, 'appointment', view.appointments), course(language, view, chosen, half, 'untilStart', view.waits)),
    panel(language, 'byCity', `${language.word('hoursMeta')}${language.text('; ', '；')}${language.word(view.window)}`,
      figuresTable(language, 'byCity', 'city', view.cities.map((city) => figuresRow(language, language.of(city.name), city, { class: city.id === view.city ? 'chosen' : null, 'data-city': city.id })))),
    html('div', { class: 'two' },
      panel(language, 'byYard', language.of(view.cityName), figuresTable(language, 'byYard', 'port', view.yards.map((yard) => figuresRow(language, language.of(yard.name), yard, { 'data-yard': yard.id })))),
      panel(language, 'byKind', language.of(view.cityName), figuresTable(language, 'byKind', 'kind', view.kinds.map((kind) => figuresRow(language, language.word(`kind.${kind.kind}`, kind.kind), kind, { 'data-kind': kind.kind }))))),
    panel(language, 'hoursOfWeek', `${language.of(view.cityName)}${language.text('; ', '；')}${language.word('hoursOfWeekMeta')}`,
      html('div', { class: 'weeks' }, ['requested', 'confirmed', 'started'].map((field) => week(language, view, field))),
      html('p', { class: 'note' }, html('b', {}, language.unserved(view.hours.filter(isUnserved).length)), ' ', language.word('hoursNote'))),
    html('div', { class: 'two' }, perishables(language, view), shares(language, view)),
  ];
}
