// What the page says, in both languages, and how numbers and times are written.

const WORDS = {
  skip: ['Skip to the figures', '跳到数字'],
  language: ['Language', '语言'],
  theme: ['Theme', '主题'],
  light: ['Light', '浅色'],
  dark: ['Dark', '深色'],
  asOf: ['data as of', '数据截至'],
  lag: ['lag', '延迟'],
  stale: ['Stale', '停于'],
  waiting: ['Waiting for the first figures. They come once the past has been read.', '正在等待首批数字：读完历史事件后即会出现。'],
  away: ['The store is away since', '存储自此时起不可用：'],
  unreachable: ['This page cannot reach the board since', '本页自此时起无法连接看板：'],
  OK: ['OK', '达标'],
  AT_RISK: ['At risk', '临近限值'],
  BREACHED: ['Breached', '未达标'],
  NO_DATA: ['No data', '样本不足'],
  FIRING: ['Firing', '告警中'],
  TARGET: ['Target', '承诺'],
  EARLY: ['Early warning', '预警'],
  IMPORT: ['import', '进口'],
  EXPORT: ['export', '出口'],
  imports: ['Import', '进口'],
  exports: ['Export', '出口'],
  all: ['', ''],
  alerts: ['Alerts', '告警'],
  noAlerts: ['No alert fires.', '目前没有告警。'],
  promises: ['Promises', '承诺'],
  promisesMeta: ['rolling windows; limit at the upright mark', '滚动窗口；竖线为限值'],
  watched: ['watched', '监测'],
  judged: ['judged', '考核'],
  deadline: ['deadline', '期限'],
  over: ['over', '超出'],
  spare: ['to spare', '余量'],
  short: ['short', '不足'],
  met: ['met', '已达到'],
  unmet: ['not met', '未达到'],
  mean: ['mean', '均值'],
  share: ['share', '占比'],
  '1h': ['1 h', '1 小时'],
  '24h': ['24 h', '24 小时'],
  '7d': ['7 d', '7 天'],
  '30d': ['30 d', '30 天'],
  cities: ['Overall clearance by city', '各市整体通关时间'],
  citiesMeta: ['mean, customs definition, rolling 24 h', '均值，海关口径，24 小时滚动'],
  limit: ['limit', '限值'],
  citiesNote: ['Solid line: the promise. Dashed: the national mean of 2022, for comparison.', '实线为承诺限值，虚线为 2022 年全国均值（供对照）。'],
  overdue: ['Longest overdue declarations', '超时最久的报关单'],
  declaration: ['Declaration', '报关单'],
  port: ['Port', '口岸'],
  openFor: ['Open for', '未放行'],
  timesLimit: ['× limit', '限值倍数'],
  stuckIn: ['Stuck in', '所在环节'],
  state: ['State', '状态'],
  what: ['What', '事项'],
  value: ['Value', '数值'],
  limitColumn: ['Limit', '限值'],
  since: ['Since', '自'],
  pipeline: ['Pipeline', '链路'],
  behind: ['behind', '滞后'],
  late: ['late', '迟到'],
  corrected: ['corrected', '更正'],
  rejected: ['rejected', '拒收'],
  zone: ['times in Asia/Shanghai (UTC+8)', '时间为北京时间（UTC+8）'],
  hours: ['h', '小时'],
  working_days: ['working days', '个工作日'],
  preparation: ['Preparation', '通关准备'],
  inspection_wait: ['Inspection wait', '等待查验'],
  inspection: ['Inspection', '查验实施'],
  customs: ['Customs processing', '海关作业'],
  'clearwatch-clearance': ['clearance', '通关'],
  'clearwatch-inspection': ['inspection', '查验'],
  'clearwatch-refund': ['refund', '退税'],
};

const ZONE = 'Asia/Shanghai';

/** Everything that depends on the language. */
export class Language {
  constructor(key) {
    this.key = key;
    this.tag = key === 'zh' ? 'zh-CN' : 'en';
    this.time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    this.dayTime = new Intl.DateTimeFormat(this.tag === 'en' ? 'en-GB' : this.tag, {
      timeZone: ZONE, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
    });
  }

  /** A word of the page; a word that is not known stands for itself. */
  word(name) {
    const both = WORDS[name];
    return both ? both[this.key === 'zh' ? 1 : 0] : String(name);
  }

  /** A text that comes in both languages. */
  of(text) {
    return text ? text[this.key] : '';
  }

  clock(millis) {
    return this.time.format(new Date(millis));
  }

  dayAndTime(millis) {
    return this.dayTime.format(new Date(millis));
  }

  /** A value without its unit: shares as per cent, hours with a digit less from ten on. */
  number(value, unit) {
    if (unit === 'share') {
      const percent = value * 100;
      return percent === 100 ? '100' : percent.toFixed(2);
    }
    if (unit === 'working_days') {
      return value.toFixed(1);
    }
    return value >= 10 ? value.toFixed(1) : value.toFixed(2);
  }

  unit(unit) {
    return unit === 'share' ? '%' : this.word(unit);
  }

  /** A limit as it was promised: no digits that say nothing. */
  limit(value, unit) {
    const shown = unit === 'share' ? value * 100 : value;
    return String(Math.round(shown * 100) / 100);
  }

  count(value) {
    return value.toLocaleString(this.tag);
  }

  headline(overview) {
    const broken = overview.promises.filter((one) => one.watched && one.watched.state === 'BREACHED');
    const all = overview.promises.length;
    if (this.key === 'zh') {
      return broken.length === 0 ? `${all} 项承诺均未突破限值。` : `${all} 项承诺中有 ${broken.length} 项未达标。`;
    }
    if (broken.length === 0) {
      return `None of ${all} promises is breached.`;
    }
    return broken.length === 1 ? `1 of ${all} promises is breached.` : `${broken.length} of ${all} promises are breached.`;
  }

  backlog(overview) {
    return this.key === 'zh'
      ? `${this.count(overview.open)} 票报关单未放行，其中 ${this.count(overview.overdueCount)} 票超时。`
      : `${this.count(overview.open)} declarations are open, ${this.count(overview.overdueCount)} of them overdue.`;
  }
}
