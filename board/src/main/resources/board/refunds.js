// Export tax refunds: working days by city and class of the exporter against what was promised.

import { html } from './dom.js';
import { choice, columnWidth, numberCell, panel, state, table } from './parts.js';
import { plot } from './plot.js';

function days(language, value) {
  return value === null || value === undefined ? null : language.number(value, 'working_days');
}

function headline(language, view) {
  const promised = view.cities.filter((city) => city.promise !== null);
  const broken = promised.filter((city) => city.verdict && city.verdict.state === 'BREACHED');
  return html('div', { class: 'lead' }, html('h1', {}, language.refunds(promised, broken)),
    html('p', { class: 'under' }, language.word('refundsNote')));
}

function percent(language, city, indicator) {
  const share = city.shares.find((one) => one.indicator === indicator);
  return share ? `${language.percent(share)} %` : null;
}

function cities(language, view) {
  return panel(language, 'refundsByCity', `${language.word('working_days')}${language.text('; ', '；')}${language.word(view.window)}`,
    table(language, 'refundsByCity', ['city', ['approval', true], ['p90', true], ['limitColumn', true], 'state', ['payment', true], ['n', true], ['refund_suspended', true], ['refund_paperless', true]],
      view.cities.map((city) => html('tr', { 'data-refunds': city.city, title: city.promise ? language.of(city.promise.document) : null },
        html('td', {}, language.of(city.name)),
        numberCell(city.approval && days(language, city.approval.mean), true),
        numberCell(city.approval && days(language, city.approval.p90)),
        numberCell(city.promise && language.limit(city.promise.limit, 'working_days')),
        html('td', {}, city.verdict ? state(language, city.verdict.state) : '—'),
        numberCell(city.payment && days(language, city.payment.mean)),
        numberCell(city.approval && language.count(city.approval.count)),
        numberCell(percent(language, city, 'refund_suspended')),
        numberCell(percent(language, city, 'refund_paperless'))))),
    html('p', { class: 'note' }, language.word('refundStateNote')));
}

function classes(language, view) {
  const names = [...new Set(view.cities.flatMap((city) => city.classes.map((one) => one.name)))].sort();
  return panel(language, 'refundsByClass', `${language.word('approval')}${language.text('; ', '；')}${language.word(view.window)}`,
    table(language, 'refundsByClass', ['city', ...names.map((name) => [`class.${name}`, true])],
      view.cities.map((city) => html('tr', { 'data-classes': city.city },
        html('td', {}, language.of(city.name)),
        names.map((name) => {
          const one = city.classes.find((each) => each.name === name);
          return html('td', { class: 'number' }, one && one.approval
            ? [html('b', {}, days(language, one.approval.mean)), html('span', { class: 'unit' }, `n ${language.count(one.approval.count)}`)]
            : '—');
        })))));
}

/** The view. */
export function refundsView(language, view, chosen, width) {
  const half = columnWidth(width);
  return [
    headline(language, view),
    html('div', { class: 'choosers' },
      choice(language, 'window', ['24h', '7d', '30d'].map((window) => [window, language.word(window)]), view.window)),
    cities(language, view),
    classes(language, view),
    html('div', { class: 'two' }, view.cities.map((city) =>
      html('section', { 'aria-labelledby': `refund-${city.city}` },
        html('div', { class: 'head' }, html('h2', { id: `refund-${city.city}` }, language.of(city.name)), html('p', {}, language.word('approvalMeta'))),
        plot(language, {
          id: `refund-plot-${city.city}`, width: half, course: city.course, unit: 'working_days',
          limit: city.promise ? city.promise.limit : null, label: `${language.of(city.name)}: ${language.word('approval')}`,
        })))),
  ];
}
