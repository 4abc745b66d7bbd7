// The big chart of a view: a mean with its limit, percentiles, completions below, alerts in lanes.

import { html, svg } from './dom.js';

const LEFT = 44;
const RIGHT = 120;
const TOP = 20;
const HEIGHT = 260;
const BARS = 36;
const LANE = 18;
const HOUR = 3_600_000;
const ZONE = 8 * HOUR;
const STEPS = [6, 12, 24, 48, 168, 336].map((hours) => hours * HOUR);

/** What is drawn, by its id, for the pointer and the keys. */
const drawn = new Map();

/** The time at which a chart is read, by its id: it stays where a reader has it while figures come. */
const readAt = new Map();

function round(value) {
  return Math.round(value * 10) / 10;
}

/** Up to six round values from zero on. */
function ticks(most) {
  const rough = most / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  const values = [];
  for (let value = 0; value <= most; value += step) {
    values.push(Number(value.toPrecision(6)));
  }
  return values;
}

/** Labels at their heights, or pushed apart where they would touch. */
function apart(labels) {
  labels.sort((one, other) => one.y - other.y);
  for (let i = 1; i < labels.length; i++) {
    labels[i].y = Math.max(labels[i].y, labels[i - 1].y + 14);
  }
  return labels;
}

/** The spans of an alert kind: from its transitions, to the end of the chart if it still fires. */
export function spans(changes, from, to) {
  const result = [];
  let pending = null;
  let firing = null;
  changes.forEach((change, i) => {
    if (change.state === 'PENDING') {
      pending = change.timeMillis;
    } else if (change.state === 'FIRING') {
      if (pending !== null) {
        result.push({ type: 'pending', from: pending, to: change.timeMillis });
      }
      pending = null;
      firing = change.timeMillis;
    } else {
      result.push({ type: 'firing', from: firing ?? (i === 0 ? from : change.timeMillis), to: change.timeMillis, isResolved: true });
      firing = null;
    }
  });
  if (firing !== null) {
    result.push({ type: 'firing', from: firing, to });
  }
  return result;
}

function path(xs, ys) {
  return xs.map((x, i) => `${i === 0 ? 'M' : 'L'}${x} ${ys[i]}`).join('');
}

/** The parts of a line that are past the limit, cut where they cross it. */
function past(xs, values, limit, y) {
  let d = '';
  for (let i = 1; i < values.length; i++) {
    const [a, b] = [values[i - 1], values[i]];
    if (a < limit && b < limit) {
      continue;
    }
    const cross = a === b ? 0 : (limit - a) / (b - a);
    const at = round(xs[i - 1] + (xs[i] - xs[i - 1]) * cross);
    const begin = a < limit ? `${at} ${round(y(limit))}` : `${xs[i - 1]} ${round(y(a))}`;
    const end = b < limit ? `${at} ${round(y(limit))}` : `${xs[i]} ${round(y(b))}`;
    d += `M${begin}L${end}`;
  }
  return d;
}

/**
 * The chart with its read-out below.
 *
 * @param id of the chart on the page
 * @param width on the page
 * @param course {times, mean, p50, p90, count}
 * @param limit or null
 * @param reference {value, text} or null
 * @param volume {times, values} or null
 * @param barMillis what a bar of the volume covers
 * @param alerts transitions
 * @param unit of the values
 * @param label what a screen reader says
 */
export function plot(language, { id, width, course, limit = null, reference = null, volume = null, barMillis = 0, alerts = [], unit, label }) {
  const { times } = course;
  if (times.length < 2) {
    return html('p', { class: 'waiting' }, language.word('noCourse'));
  }
  const kinds = ['TARGET', 'EARLY'].filter((kind) => alerts.some((alert) => alert.kind === kind));
  const right = width < 600 ? 84 : RIGHT;
  const bottom = TOP + HEIGHT;
  const height = bottom + 24 + kinds.length * LANE;
  const [from, to] = [times[0], times[times.length - 1]];
  const x = (time) => round(LEFT + ((time - from) / (to - from)) * (width - LEFT - right));
  const most = Math.max(...course.p90, limit ?? 0, reference ? reference.value : 0) * 1.06;
  const plain = (value) => bottom - (value / most) * HEIGHT;
  const y = (value) => round(plain(value));
  const xs = times.map(x);
  const parts = [];
  const line = (type, x1, y1, x2, y2) => svg('line', { class: type, x1, y1, x2, y2 });
  const text = (type, tx, ty, content, anchor = 'start') => svg('text', { class: type, x: round(tx), y: round(ty), 'text-anchor': anchor }, content);
  ticks(most).forEach((value) => {
    parts.push(line('grid', LEFT, y(value), width - right, y(value)), text('tick', LEFT - 8, y(value) + 4, String(value), 'end'));
  });
  parts.push(text('tick', 0, TOP - 6, language.unit(unit)));
  const step = STEPS.find((one) => ((width - LEFT - right) * one) / (to - from) >= 84) ?? STEPS[STEPS.length - 1];
  for (let time = Math.ceil((from + ZONE) / step) * step - ZONE; time <= to; time += step) {
    parts.push(line('grid', x(time), bottom, x(time), bottom + 4),
      text('tick', x(time), bottom + 17, step >= 24 * HOUR ? language.day(time) : language.dayOrHour(time), 'middle'));
  }
  if (volume !== null && volume.values.length > 0) {
    const top = Math.max(...volume.values, 1);
    volume.times.forEach((time, i) => {
      const [begin, end] = [Math.max(x(time), LEFT), Math.min(x(time + barMillis), width - right)];
      const tall = (volume.values[i] / top) * BARS;
      if (end > begin) {
        parts.push(svg('rect', { class: 'volume', x: begin, y: round(bottom - tall), width: round(Math.max(0.5, end - begin - 1)), height: round(tall) }));
      }
    });
  }
  const labels = [];
  if (reference !== null) {
    parts.push(line('reference', LEFT, y(reference.value), width - right, y(reference.value)));
    if (limit === null || Math.abs(y(reference.value) - y(limit)) >= 14) {
      labels.push({ y: y(reference.value), text: `${reference.text} ${language.limit(reference.value, unit)}`, type: 'quiet' });
    }
  }
  parts.push(svg('path', { class: 'line p90', d: path(xs, course.p90.map(y)) }), svg('path', { class: 'line p50', d: path(xs, course.p50.map(y)) }));
  if (limit !== null) {
    const over = past(xs, course.mean, limit, plain);
    parts.push(line('limit', LEFT, y(limit), width - right, y(limit)));
    labels.push({ y: y(limit), text: `${language.word('limit')} ${language.limit(limit, unit)}`, type: 'strong' });
    parts.push(svg('path', { class: 'line mean', d: path(xs, course.mean.map(y)) }), svg('path', { class: 'line past', d: over }));
  } else {
    parts.push(svg('path', { class: 'line mean', d: path(xs, course.mean.map(y)) }));
  }
  const last = times.length - 1;
  const isPast = limit !== null && course.mean[last] >= limit;
  for (const name of ['p90', 'mean', 'p50']) {
    labels.push({ y: y(course[name][last]), text: `${language.word(name)} ${language.number(course[name][last], unit)}`, type: name === 'mean' ? `strong ${isPast ? 'bad' : 'data'}` : 'quiet' });
  }
  apart(labels).forEach((one) => parts.push(text(one.type, width - right + 8, one.y + 4, one.text)));
  kinds.forEach((kind, i) => {
    const middle = bottom + 24 + i * LANE + LANE / 2;
    parts.push(text('tick', 0, middle + 4, language.word(kind === 'TARGET' ? 'alert' : 'early')), line('grid', LEFT, middle, width - right, middle));
    spans(alerts.filter((alert) => alert.kind === kind), from, to).forEach((span) => {
      const [begin, end] = [Math.max(LEFT, x(span.from)), Math.min(width - right, x(span.to))];
      parts.push(svg('rect', { class: `span ${span.type} ${kind}`, x: begin, y: middle - 4, width: Math.max(1, round(end - begin)), height: 8 }));
      if (span.isResolved) {
        parts.push(svg('circle', { class: 'resolved', cx: end, cy: middle, r: 4 }));
      }
    });
  });
  drawn.set(id, { language, times, course, limit, unit, xs, top: TOP, bottom, y });
  const at = times.indexOf(readAt.get(id));
  return html('div', { class: 'plot', id, tabindex: 0, role: 'group', 'aria-label': `${label} ${language.word('useArrows')}` },
    svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label }, ...parts,
      svg('g', { class: 'cross' }, ...(at < 0 ? [] : cross(id, at)))),
    html('p', { class: 'readout', 'aria-live': 'polite' }, readout(id, at < 0 ? last : at)));
}

function cross(id, i) {
  const { xs, top, bottom, y, course } = drawn.get(id);
  const x = xs[i];
  return [
    svg('line', { class: 'grid', x1: x, x2: x, y1: top, y2: bottom }),
    ...['mean', 'p50', 'p90'].map((name) => svg('circle', { class: 'at', cx: x, cy: y(course[name][i]), r: 3 })),
  ];
}

function readout(id, i) {
  const { language, times, course, limit, unit } = drawn.get(id);
  const say = (name) => `${language.word(name)} ${language.number(course[name][i], unit)}`;
  const parts = [language.dayAndTime(times[i]), say('mean'), say('p50'), say('p90'), `n ${language.count(course.count[i])}`];
  if (limit !== null) {
    const gap = course.mean[i] - limit;
    parts.push(language.gap(gap, unit, gap >= 0 ? 'over' : 'spare'));
  }
  return parts.join(language.text('; ', '；'));
}

function point(element, i) {
  const { times } = drawn.get(element.id);
  const at = Math.max(0, Math.min(times.length - 1, i));
  readAt.set(element.id, times[at]);
  element.querySelector('.cross').replaceChildren(...cross(element.id, at));
  element.querySelector('.readout').textContent = readout(element.id, at);
}

/** The pointer reads a chart out. */
export function onPointer(event) {
  const element = event.target.closest('.plot');
  if (element === null || !drawn.has(element.id)) {
    return;
  }
  const at = event.clientX - element.getBoundingClientRect().left;
  const { xs } = drawn.get(element.id);
  let nearest = 0;
  xs.forEach((x, i) => {
    if (Math.abs(x - at) < Math.abs(xs[nearest] - at)) {
      nearest = i;
    }
  });
  point(element, nearest);
}

/** So do the keys. */
export function onKey(event) {
  const element = event.target.closest('.plot');
  if (element === null || !drawn.has(element.id)) {
    return;
  }
  const { times } = drawn.get(element.id);
  const last = times.length - 1;
  const known = times.indexOf(readAt.get(element.id));
  const at = known < 0 ? last : known;
  const moved = { ArrowLeft: at - 1, ArrowRight: at + 1, PageUp: at - 12, PageDown: at + 12, Home: 0, End: last }[event.key];
  if (moved !== undefined) {
    event.preventDefault();
    point(element, moved);
  }
}

/** The same figures as rows, the newest first. */
export function plotRows(language, course, unit) {
  return course.times.map((time, i) => html('tr', {},
    html('td', {}, language.dayAndTime(time)),
    ['mean', 'p50', 'p90'].map((name) => html('td', { class: 'number' }, language.number(course[name][i], unit))),
    html('td', { class: 'number' }, language.count(course.count[i])))).reverse();
}
