// Clearances of a city: the course against the promise, where the time goes, what is open.

import { html } from './dom.js';
import { bar, choice, numberCell, overdueTable, panel, stack, state, table } from './parts.js';
import { plot, plotRows } from './plot.js';

const OWNED = { declarant: 'prep', customs: 'cust', terminal: 'hand' };
const STAGES = ['preparation', 'inspection_wait', 'inspection', 'customs', 'handover'];
const TYPES = { preparation: 'st-prep', inspection_wait: 'st-wait', inspection: 'st-insp', customs: 'st-cust', handover: 'st-hand' };
const BANDS = ['band-0', 'band-1', 'band-2', 'band-3'];

function headline(language, view) {
  const figures = view.windows.find((one) => one.window === view.window);
  const where = `${language.of(view.cityName)} ${language.word(view.direction)}`;
  if (!figures) {
    return html('h1', {}, `${where}: ${language.word('NO_DATA')}`);
  }
  const mean = figures.figures.mean;
  const shown = `${language.number(mean, 'hours')} ${language.word('hours')}`;
  const standing = view.promise === null
    ? language.word(view.definition === 'clearance_customs' ? 'noPromise' : 'notPromised')
    : language.standing(mean, view.promise.limit, 'hours');
  const source = view.promise === null ? '' : `${language.of(view.promise.document)}${language.text(', ', '，')}${language.of(view.promise.measure)}`;
  return html('div', { class: 'lead' },
    html('h1', {}, `${where}: ${shown}${language.text(', ', '，')}${standing}`),
    html('p', { class: 'under' }, `${language.word(view.definition)} ${source}`));
}

function windows(language, view) {
  return panel(language, 'allWindows', language.word('hoursMeta'),
    table(language, 'allWindows', ['windowColumn', ['meanColumn', true], ['p50', true], ['p90', true], ['p99', true], ['n', true], 'state'],
      view.windows.map((one) => html('tr', { class: one.window === view.window ? 'chosen' : null, 'data-window': one.window },
        html('td', {}, language.word(one.window)),
        numberCell(language.number(one.figures.mean, 'hours'), true, one.verdict && one.verdict.state === 'BREACHED' ? 'bad' : null),
        numberCell(language.number(one.figures.p50, 'hours')),
        numberCell(language.number(one.figures.p90, 'hours')),
        numberCell(language.number(one.figures.p99, 'hours')),
        numberCell(language.count(one.figures.count)),
        html('td', {}, one.verdict ? state(language, one.verdict.state) : '—')))));
}

/** Each run of stages of one owner, over the columns of its stages. */
function owners(language, view) {
  const first = view.stages.find((city) => city.stages.length > 0);
  if (!first) {
    return null;
  }
  const runs = [];
  first.stages.forEach((one) => {
    const last = runs[runs.length - 1];
    if (last && last.owner === one.owner) {
      last.columns++;
    } else {
      runs.push({ owner: one.owner, name: one.ownerName, columns: 1 });
    }
  });
  return html('tr', { class: 'owners' }, html('td', { colspan: 2 }),
    runs.map((run) => html('th', { scope: 'colgroup', colspan: run.columns, class: `number owner-${OWNED[run.owner] ?? 'cust'}` }, language.of(run.name))),
    html('td', { colspan: 3 }));
}

function stages(language, view) {
  const total = (city, keys) => city.stages.filter((one) => keys.includes(one.stage)).reduce((sum, one) => sum + one.meanHours, 0);
  const released = STAGES.slice(0, 4);
  const most = Math.max(...view.stages.map((city) => total(city, STAGES)));
  return panel(language, 'stages', `${language.word('meanMeta')}${language.text('; ', '；')}${language.word(view.window)}`,
    table(language, 'stages', ['city', '', ...STAGES.map((stage) => [stage, true]), ['toRelease', true], ['toHandover', true], ['n', true]],
      view.stages.map((city) => html('tr', { class: city.city === view.city ? 'chosen' : null, 'data-stages': city.city },
        html('td', {}, language.of(city.name)),
        stack(city.stages.map((one) => [TYPES[one.stage], one.meanHours]), most),
        STAGES.map((stage) => {
          const one = city.stages.find((each) => each.stage === stage);
          return numberCell(one ? language.number(one.meanHours, 'hours') : null);
        }),
        numberCell(language.number(total(city, released), 'hours'), true),
        numberCell(language.number(total(city, STAGES), 'hours')),
        numberCell(language.count(city.count)))), owners(language, view)),
    html('p', { class: 'note' }, language.word('stagesNote')));
}

function changes(language, view) {
  const signed = (value) => {
    const shown = language.number(Math.abs(value), 'hours');
    return Number(shown) === 0 ? shown : `${value > 0 ? '+' : '−'}${shown}`;
  };
  return panel(language, 'changed', `${language.of(view.cityName)}${language.text('; ', '；')}${language.word(view.window)} − ${language.word('30d')}`,
    table(language, 'changed', ['stage', ['30d', true], [view.window, true], ['change', true]],
      view.change.map((one) => html('tr', {},
        html('td', {}, language.word(one.stage)),
        numberCell(language.number(one.longHours, 'hours')),
        numberCell(language.number(one.nowHours, 'hours')),
        numberCell(signed(one.nowHours - one.longHours), Math.abs(one.nowHours - one.longHours) >= 0.5)))));
}

function backlog(language, view) {
  const most = Math.max(1, ...view.backlog.map((one) => one.open));
  return panel(language, 'backlog', language.word(view.direction),
    html('ul', { class: 'legend' }, BANDS.map((band) => html('li', {}, html('i', { class: `key ${band}` }), language.word(band)))),
    table(language, 'backlog', ['port', '', ['open', true], ['overdueColumn', true], ['oldest', true]],
      view.backlog.map((one) => html('tr', { class: one.city === view.city ? 'chosen' : null, 'data-port': one.port },
        html('td', {}, language.of(one.portName), ' ', html('span', { class: 'unit' }, language.of(one.cityName))),
        stack(one.bands.map((count, i) => [BANDS[i], count]), most),
        numberCell(language.count(one.open)),
        numberCell(language.count(one.overdue), one.overdue > 0),
        numberCell(one.open > 0 ? `${language.number(one.oldestHours, 'hours')} ${language.word('hours')}` : null)))));
}

function groups(language, view) {
  const limit = view.promise === null ? null : view.promise.limit;
  const most = Math.max(limit ?? 0, ...view.groups.map((one) => one.figures.mean)) * 1.02;
  const rows = [];
  let dimension = null;
  view.groups.forEach((one) => {
    if (one.dimension !== dimension) {
      dimension = one.dimension;
      rows.push(html('tr', { class: 'part' }, html('th', { scope: 'colgroup', colspan: 6 }, language.word(dimension))));
    }
    rows.push(html('tr', { 'data-group': `${one.dimension} ${one.value}` },
      html('td', {}, language.word(`${one.dimension}.${one.value}`, one.value)),
      numberCell(language.number(one.figures.mean, 'hours'), true),
      bar(one.figures.mean, most, limit),
      numberCell(language.number(one.figures.p50, 'hours')),
      numberCell(language.number(one.figures.p90, 'hours')),
      numberCell(language.count(one.figures.count))));
  });
  return panel(language, 'groups', `${language.word(view.window)}${limit === null ? '' : `${language.text('; ', '；')}${language.word('uprightLimit')} ${language.limit(limit, 'hours')}`}`,
    table(language, 'groups', ['group', ['meanColumn', true], '', ['p50', true], ['p90', true], ['n', true]], rows));
}

function published(language, view) {
  if (view.published.length === 0) {
    return null;
  }
  const own = view.windows.find((one) => one.window === view.window);
  const most = Math.max(own ? own.figures.mean : 0, ...view.published.map((one) => one.hours));
  const row = (name, hours, title, type) => html('tr', { class: type, title },
    html('td', {}, name), numberCell(language.number(hours, 'hours'), true), bar(hours, most));
  return panel(language, 'published', language.word('publishedMeta'),
    table(language, 'published', ['period', ['meanColumn', true], ''], [
      ...view.published.map((one) => row(`${one.period}${one.weak ? ' *' : ''}`, one.hours, language.of(one.source), null)),
      own ? row(`${language.of(view.cityName)}, ${language.word(view.window)}`, own.figures.mean, null, 'chosen') : null,
    ].filter((one) => one !== null)));
}

/** The view. */
export function clearancesView(language, view, chosen, width) {
  const cities = view.stages.length > 0
    ? view.stages.map((city) => [city.city, language.of(city.name)])
    : [[view.city, language.of(view.cityName)]];
  const limit = view.promise === null ? null : view.promise.limit;
  const label = `${language.of(view.cityName)} ${language.word(view.direction)}: ${language.word('clearanceTime')}`;
  return [
    headline(language, view),
    html('div', { class: 'choosers' },
      choice(language, 'city', cities, view.city),
      choice(language, 'direction', [['IMPORT', language.word('imports')], ['EXPORT', language.word('exports')]], view.direction),
      choice(language, 'definition', [['customs', language.word('customsDefinition')], ['logistics', language.word('logisticsDefinition')]], chosen.definition),
      choice(language, 'window', ['24h', '7d', '30d'].map((window) => [window, language.word(window)]), view.window)),
    panel(language, 'clearanceTime', [language.word(view.window), ' ', html('button', { type: 'button', class: 'plain', 'data-table': 'clearance-plot', 'aria-expanded': String(chosen.tables.has('clearance-plot')) }, language.word('table'))],
      plot(language, {
        id: 'clearance-plot', width, course: view.course, limit, volume: view.volume, barMillis: view.barMillis, alerts: view.alerts, unit: 'hours', label,
        reference: view.reference === null ? null : { value: view.reference.hours, text: `${language.word('national')} ${view.reference.period}` },
      }),
      chosen.tables.has('clearance-plot')
        ? html('div', { class: 'long' }, table(language, 'clearanceTime', ['time', ['meanColumn', true], ['p50', true], ['p90', true], ['n', true]], plotRows(language, view.course, 'hours')))
        : null),
    html('div', { class: 'two' }, windows(language, view), changes(language, view)),
    stages(language, view),
    html('div', { class: 'two' }, html('div', {}, backlog(language, view), published(language, view)), groups(language, view)),
    panel(language, 'overdue', `${language.of(view.cityName)} ${language.word(view.direction)}`, overdueTable(language, view.overdue)),
  ];
}
