// Pieces that several views are made of.

import { html, svg } from './dom.js';

export const STATES = {
  OK: ['ok', 'M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1zM4 7l2 2 4-4'],
  AT_RISK: ['risk', 'M7 1 13.5 13H.5zM7 5v4m0 1.5v1'],
  BREACHED: ['bad', 'M1 1h12v12H1zM4 4l6 6m0-6-6 6'],
  NO_DATA: ['none', 'M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1z'],
  FIRING: ['bad', 'M1 1h12v12H1zM4 4l6 6m0-6-6 6'],
  PENDING: ['risk', 'M1 1h12v12H1zM1 7h12'],
  RESOLVED: ['ok', 'M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1zM4 7l2 2 4-4'],
};

/** A state: shape, word, colour and weight. */
export function state(language, name) {
  const [type, shape] = STATES[name];
  return html('span', { class: `state ${type}` },
    svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 },
      svg('path', { d: shape, ...(name === 'NO_DATA' ? { 'stroke-dasharray': '2 2' } : {}) })),
    language.word(name));
}

/** Whether a value does not keep a limit. */
export function isPast(comparator, limit) {
  switch (comparator) {
    case 'BELOW': return (value) => value >= limit;
    case 'AT_MOST': return (value) => value > limit;
    case 'AT_LEAST': return (value) => value < limit;
    default: return (value) => value <= limit;
  }
}

export const SIGNS = { BELOW: '<', AT_MOST: '≤', AT_LEAST: '≥', ABOVE: '>' };

/** A part of a view under its title. */
export function panel(language, name, meta, ...content) {
  return html('section', { 'aria-labelledby': `panel-${name}` },
    html('div', { class: 'head' },
      html('h2', { id: `panel-${name}` }, language.word(name)),
      html('p', {}, meta)),
    ...content);
}

/** City and direction in words. */
export function place(language, one) {
  return [language.of(one.cityName), language.word(one.direction)].filter((part) => part).join(' ');
}


/**
 * A table that is scrolled where it is wider than the page.
 *
 * @param columns names of words; with [name, true] a column of numbers
 * @param rows elements of tr
 */
export function table(language, label, columns, rows, before = null) {
  const head = columns.map((column) => {
    const [name, isNumber] = Array.isArray(column) ? column : [column, false];
    return html('th', { scope: 'col', class: isNumber ? 'number' : null }, name === '' ? html('span', { class: 'only-heard' }, language.word('bar')) : language.word(name));
  });
  return html('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': language.word(label) },
    html('table', {}, html('thead', {}, before, html('tr', {}, head)), html('tbody', {}, rows)));
}

/** A cell of a number; a dash where there is none. */
export function numberCell(text, isStrong = false, type = null) {
  const shown = text ?? '—';
  return html('td', { class: 'number' }, isStrong ? html('b', { class: type }, shown) : shown);
}

/** Buttons of which one is chosen. */
export function choice(language, name, values, chosen) {
  return html('div', { class: 'chooser' },
    html('span', { id: `choose-${name}` }, language.word(name)),
    html('div', { class: 'choice', role: 'group', 'aria-labelledby': `choose-${name}` },
      values.map(([value, text]) => html('button', {
        type: 'button', 'data-set': name, 'data-value': value, 'aria-pressed': String(value === chosen),
      }, text))));
}

/** Width of one of two columns, or of the one that there is on a narrow page. */
export function columnWidth(width) {
  return matchMedia('(min-width: 1000px)').matches ? Math.floor((width - 32) / 2) : width;
}

/** Parts of a whole as a bar beside their numbers. */
export function stack(parts, whole) {
  const bar = svg('svg', { class: 'stack', viewBox: '0 0 200 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  let x = 0;
  parts.forEach(([type, value]) => {
    const width = whole > 0 ? (value / whole) * 200 : 0;
    bar.append(svg('rect', { class: type, x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 12 }));
    x += width;
  });
  return html('td', { class: 'bar-cell' }, bar);
}

/** A bar from zero, with an upright mark where there is a limit. */
export function bar(value, most, limit = null) {
  const drawn = svg('svg', { class: 'stack', viewBox: '0 0 200 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'bar', x: 0, y: 2, width: (most > 0 ? Math.min(200, (value / most) * 200) : 0).toFixed(2), height: 8 }));
  if (limit !== null && most > 0) {
    const x = ((limit / most) * 200).toFixed(2);
    drawn.append(svg('line', { class: 'limit', x1: x, x2: x, y1: 0, y2: 12, 'vector-effect': 'non-scaling-stroke' }));
  }
  return html('td', { class: 'bar-cell' }, drawn);
}

/** The alerts that fire. */
export function firingTable(language, alerts) {
  if (alerts.length === 0) {
    return html('p', { class: 'note' }, language.word('noAlerts'));
  }
  return table(language, 'alerts', ['state', 'what', ['value', true], ['limitColumn', true], 'since'],
    alerts.map((alert) => html('tr', { 'data-target': alert.target },
      html('td', {}, state(language, 'FIRING'), ' ', html('span', { class: 'unit' }, language.word(alert.kind))),
      html('td', {}, html('b', {}, place(language, alert)), ' ', language.of(alert.name)),
      html('td', { class: 'number' }, html('b', { class: 'bad' }, language.number(alert.value, alert.unit)),
        html('span', { class: 'unit' }, language.unit(alert.unit))),
      html('td', { class: 'number' }, language.limit(alert.limit, alert.unit)),
      html('td', {}, language.dayAndTime(alert.sinceMillis)))));
}

/** The declarations that are open for longest past their limits. */
export function overdueTable(language, overdue) {
  if (overdue.length === 0) {
    return html('p', { class: 'note' }, language.word('noOverdue'));
  }
  return table(language, 'overdue', ['declaration', 'port', ['openFor', true], ['timesLimit', true], 'stuckIn'],
    overdue.map((one) => html('tr', {},
      html('td', {}, html('a', { href: '#track', 'data-track': one.declaration }, one.declaration)),
      html('td', {}, `${language.of(one.portName)} ${language.word(one.direction)}`),
      html('td', { class: 'number' }, html('b', {}, one.ageHours.toFixed(1)), html('span', { class: 'unit' }, language.word('hours'))),
      html('td', { class: 'number' }, `${(one.ageHours / one.limitHours).toFixed(1)} ×`),
      html('td', {}, language.word(one.stage)))));
}
