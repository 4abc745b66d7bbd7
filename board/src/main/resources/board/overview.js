// The first view: a headline, alerts, a tile for each promise, the cities, the oldest overdue.

import { course, gauge } from './chart.js';
import { html } from './dom.js';
import { firingTable, isPast, overdueTable, panel, place, SIGNS, state, STATES } from './parts.js';

function headline(language, overview) {
  const counts = ['BREACHED', 'AT_RISK', 'OK', 'NO_DATA'].map((name) => [
    name, overview.promises.filter((one) => one.watched && one.watched.state === name).length,
  ]);
  return html('div', { class: 'lead' },
    html('h1', {}, language.headline(overview), html('span', {}, language.backlog(overview))),
    html('ul', { class: 'counts' }, counts.map(([name, count]) =>
      html('li', {}, html('b', {}, String(count)), state(language, name)))));
}

function margin(language, promise) {
  const { value, limit } = promise.watched;
  const gap = Math.abs(value - limit);
  const isFloor = promise.comparator === 'AT_LEAST' || promise.comparator === 'ABOVE';
  const kept = !isPast(promise.comparator, limit)(value);
  if (gap === 0) {
    return language.word(kept ? 'met' : 'unmet');
  }
  const word = kept ? 'spare' : isFloor ? 'short' : 'over';
  return language.gap(gap, promise.unit, word);
}

function tile(language, promise) {
  const watched = promise.watched;
  const hasData = watched.state !== 'NO_DATA';
  const [type] = STATES[watched.state];
  const sign = SIGNS[promise.comparator];
  const limit = `${sign} ${language.limit(watched.limit, promise.unit)} ${language.unit(promise.unit)}`;
  const shown = hasData ? language.number(watched.value, promise.unit) : '—';
  const name = `${place(language, promise)}, ${language.of(promise.name)}`;
  const label = `${name}: ${shown} ${language.unit(promise.unit)}, ${language.word('limit')} ${limit}, ${language.word(watched.state)}`;
  const source = [
    language.of(promise.document), language.of(promise.measure), language.word(promise.statistic.toLowerCase()),
    promise.deadline ? `${language.word('deadline')} ${promise.deadline}` : null,
    promise.count >= 0 ? `n ${language.count(promise.count)}` : null,
  ].filter((part) => part).join(language.text('; ', '；'));
  return html('article', { class: `tile ${type}`, 'data-target': promise.target, 'data-direction': promise.direction, 'data-state': watched.state },
    html('header', {},
      html('h3', {}, html('b', {}, place(language, promise)), html('span', {}, language.of(promise.name))),
      state(language, watched.state)),
    html('div', { class: 'now' },
      html('p', {}, html('span', { class: 'value' }, shown),
        html('span', { class: 'unit' }, language.unit(promise.unit)),
        html('span', { class: 'margin' }, hasData ? margin(language, promise) : '')),
      course(promise.trend, watched.limit, isPast(promise.comparator, watched.limit), label)),
    gauge(hasData ? watched.value : NaN, watched.limit, type, promise.comparator === 'AT_LEAST' && promise.unit === 'share'),
    html('p', { class: 'row' },
      html('span', {}, `${language.word(watched.window)} ${language.word('watched')}`), html('span', {}, limit)),
    promise.judged
      ? html('p', { class: 'row' },
        html('span', {}, `${language.word(promise.judged.window)} ${language.word('judged')} `,
          html('b', {}, promise.judged.state === 'NO_DATA' ? '—' : language.number(promise.judged.value, promise.unit))),
        state(language, promise.judged.state))
      : null,
    html('p', { class: 'source', title: language.of(promise.note) }, source));
}

function cities(language, overview) {
  const row = (side, direction) => overview.cities.map((city) => {
    const figures = city[side];
    if (!figures) {
      return html('div', {}, html('h3', {}, language.of(city.name)),
        html('p', { class: 'caption' }, language.word('NO_DATA')));
    }
    const past = figures.limit === null ? () => false : (value) => value >= figures.limit;
    const mean = language.number(figures.meanHours, 'hours');
    const label = `${language.of(city.name)} ${language.word(direction)}: ${mean} ${language.word('hours')}`;
    return html('div', { 'data-city': city.city, 'data-direction': direction },
      html('h3', {}, language.of(city.name)),
      html('p', { class: 'caption' },
        html('span', {}, html('b', { class: past(figures.meanHours) ? 'bad' : null }, `${mean} ${language.word('hours')}`),
          figures.limit === null ? '' : ` ${language.word('limit')} ${language.limit(figures.limit, 'hours')}`),
        html('span', {}, `n ${language.count(figures.count)}`)),
      course(figures.trend, figures.limit, past, label, {
        height: 96, marks: [{ value: figures.reference }],
      }));
  });
  return panel(language, 'cities', language.word('citiesMeta'),
    html('p', { class: 'note' }, language.word('imports')),
    html('div', { class: 'cities' }, row('imports', 'IMPORT')),
    html('p', { class: 'note' }, language.word('exports')),
    html('div', { class: 'cities' }, row('exports', 'EXPORT')),
    html('p', { class: 'note' }, language.word('citiesNote')));
}

/** The whole view. */
export function overviewView(language, overview) {
  if (overview.asOfMillis === 0) {
    return [html('h1', { class: 'waiting' }, language.word('waiting'))];
  }
  return [
    headline(language, overview),
    panel(language, 'alerts', language.count(overview.alerts.length), firingTable(language, overview.alerts)),
    panel(language, 'promises', language.word('promisesMeta'),
      html('div', { class: 'tiles' }, overview.promises.filter((one) => one.watched).map((one) => tile(language, one)))),
    cities(language, overview),
    panel(language, 'overdue', language.backlog(overview), overdueTable(language, overview.overdue)),
  ];
}

/** The last line: how far each job is behind. */
export function pipelineLine(language, overview) {
  return [
    html('span', {}, html('b', {}, language.word('pipeline')), ' ', overview.jobs.map((job) =>
      `${language.word(job.job)} ${Math.round(job.seconds)} s`).join(', '), ` ${language.word('behind')}`),
    html('span', {}, overview.jobs.length === 0 ? '' : ['late', 'corrected', 'rejected'].map((name) =>
      `${language.count(overview.jobs.reduce((sum, job) => sum + job[name], 0))} ${language.word(name)}`).join(', ')),
    html('span', {}, language.word('zone')),
  ];
}
