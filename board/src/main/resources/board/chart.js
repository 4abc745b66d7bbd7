// Small charts in SVG. They are drawn in units of a fixed box and keep its height on the page.

import { svg } from './dom.js';

const WIDTH = 240;

function scale(from, to, low, high) {
  const span = to - from || 1;
  return (value) => low + ((value - from) / span) * (high - low);
}

/** The path in pieces: those past the limit are drawn on their own. */
function pieces(xs, ys, values, isPast) {
  const result = [];
  for (let i = 1; i < xs.length; i++) {
    const past = isPast(values[i]);
    const last = result[result.length - 1];
    if (last && last.past === past) {
      last.d += `L${xs[i]} ${ys[i]}`;
    } else {
      result.push({ past, d: `M${xs[i - 1]} ${ys[i - 1]}L${xs[i]} ${ys[i]}` });
    }
  }
  return result;
}

/**
 * The course of a value with its limit.
 *
 * @param trend {times, values}
 * @param limit or null
 * @param isPast whether a value does not keep the limit
 * @param label what a screen reader says
 * @param marks further horizontal lines {value, text}
 */
export function course(trend, limit, isPast, label, { height = 56, marks = [], range = null } = {}) {
  const chart = svg('svg', {
    class: 'chart', viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label,
  });
  const values = trend.values;
  if (values.length < 2) {
    return chart;
  }
  const levels = [...values, ...(limit === null ? [] : [limit]), ...marks.map((mark) => mark.value)];
  const [low, high] = range ?? [Math.min(...levels), Math.max(...levels)];
  const pad = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  const x = scale(trend.times[0], trend.times[trend.times.length - 1], 0, WIDTH - 4);
  const y = scale(low - pad, high + pad, height - 2, 2);
  const level = (value, type) => svg('line', {
    class: type, x1: 0, x2: WIDTH, y1: y(value), y2: y(value), 'vector-effect': 'non-scaling-stroke',
  });
  marks.forEach((mark) => chart.append(level(mark.value, 'reference')));
  if (limit !== null) {
    chart.append(level(limit, 'limit'));
  }
  const xs = trend.times.map((time) => x(time).toFixed(1));
  const ys = values.map((value) => y(value).toFixed(1));
  pieces(xs, ys, values, isPast).forEach((piece) => chart.append(svg('path', {
    class: piece.past ? 'line past' : 'line', d: piece.d, 'vector-effect': 'non-scaling-stroke',
  })));
  return chart;
}

/**
 * A bar from zero with its limit at two thirds of the width, so that limits line up.
 *
 * @param isWhole whether the width is a whole, as of a share, and the limit stands where it is in it
 */
export function gauge(value, limit, type, isWhole) {
  const chart = svg('svg', {
    class: 'chart', viewBox: `0 0 ${WIDTH} 16`, height: 16, preserveAspectRatio: 'none', 'aria-hidden': 'true',
  });
  const mark = isWhole ? limit * WIDTH : (WIDTH * 2) / 3;
  const end = Math.max(0, Math.min(WIDTH, isWhole ? value * WIDTH : (value / limit) * mark));
  chart.append(svg('rect', { class: 'track', x: 0, y: 4, width: WIDTH, height: 8 }));
  if (Number.isFinite(end)) {
    chart.append(svg('rect', { class: `bar ${type}`, x: 0, y: 4, width: end, height: 8 }));
  }
  chart.append(svg('line', { class: 'limit', x1: mark, x2: mark, y1: 0, y2: 16, 'vector-effect': 'non-scaling-stroke' }));
  return chart;
}
