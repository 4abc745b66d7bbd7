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

  // Views and what is chosen in them
  views: ['Views', '视图'],
  overview: ['Overview', '总览'],
  clearances: ['Clearance', '通关'],
  inspections: ['Inspection', '查验'],
  refunds: ['Refunds', '退税'],
  city: ['City', '城市'],
  direction: ['Direction', '方向'],
  definition: ['Definition', '口径'],
  window: ['Rolling window', '滚动窗口'],
  customsDefinition: ['Customs', '海关'],
  logisticsDefinition: ['Logistics', '物流'],
  clearance_customs: ['Customs definition: arrival to customs release.', '海关口径：运抵至放行。'],
  clearance_logistics: ['Logistics definition: arrival to collection or loading.', '物流口径：运抵至提离或装运。'],
  noPromise: ['no promise covers it', '无对应承诺'],
  notPromised: ['the promises are on the customs definition', '承诺仅适用于海关口径'],
  table: ['Table', '表格'],
  bar: ['Bar', '条形图'],
  time: ['Time', '时间'],
  noCourse: ['Fewer than two points are stored for this window.', '该窗口存储的数据点不足两个。'],
  useArrows: ['Arrow keys read it out.', '可用方向键读数。'],
  national: ['national', '全国'],
  alert: ['alert', '告警'],
  early: ['early', '预警'],
  meanColumn: ['Mean', '均值'],
  p50: ['p50', '中位数'],
  p90: ['p90', 'p90'],
  p99: ['p99', 'p99'],
  n: ['n', '样本'],

  // Clearance
  clearanceTime: ['Overall clearance time', '整体通关时间'],
  allWindows: ['All windows', '各窗口'],
  windowColumn: ['Window', '窗口'],
  hoursMeta: ['hours', '小时'],
  meanMeta: ['mean hours per declaration', '每票平均小时'],
  stages: ['Where the time goes, and who owns it', '时间花在哪里，由谁负责'],
  toRelease: ['To release', '至放行'],
  toHandover: ['To hand-over', '至提离／装运'],
  stagesNote: ['Hand-over comes after the release, outside the customs definition.', '提离／装运在放行之后，不计入海关口径。'],
  stage: ['Stage', '环节'],
  changed: ['What changed', '变化'],
  change: ['Change', '变化'],
  handover: ['Hand-over', '提离／装运'],
  backlog: ['Open declarations by age', '未放行报关单（按时长）'],
  'band-0': ['under half the limit', '不足限值一半'],
  'band-1': ['up to the limit', '一半至限值'],
  'band-2': ['up to twice the limit', '1 至 2 倍'],
  'band-3': ['twice the limit and more', '2 倍及以上'],
  open: ['Open', '未放行'],
  overdueColumn: ['Overdue', '超时'],
  oldest: ['Oldest', '最久'],
  noOverdue: ['None is overdue.', '无超时报关单。'],
  groups: ['By filing, transport, commodity and trader', '按申报方式、运输、商品与企业'],
  group: ['Group', '分组'],
  uprightLimit: ['upright mark: limit', '竖线：限值'],
  filing: ['Filing', '申报方式'],
  transport: ['Transport', '运输方式'],
  commodity: ['Commodity', '商品'],
  trader_class: ['Trader', '企业'],
  inspected: ['Inspection', '查验'],
  'filing.ORDINARY': ['Ordinary', '普通申报'],
  'filing.ADVANCE': ['Advance', '提前申报'],
  'filing.TWO_STEP': ['Two-step', '两步申报'],
  'transport.SEA': ['Sea', '海运'],
  'transport.AIR': ['Air', '空运'],
  'transport.ROAD': ['Road', '公路'],
  'transport.RAIL': ['Rail', '铁路'],
  'transport.POST': ['Post', '邮递'],
  'commodity.GENERAL': ['General', '一般货物'],
  'commodity.PERISHABLE': ['Perishables', '鲜活易腐'],
  'commodity.DANGEROUS': ['Dangerous', '危险品'],
  'commodity.BULK': ['Bulk', '大宗散货'],
  'commodity.ECOMMERCE': ['E-commerce', '跨境电商'],
  'commodity.VEHICLE': ['Vehicles', '整车'],
  'commodity.BATTERY': ['Batteries', '电池'],
  'commodity.HIGH_TECH': ['High-tech', '高新技术'],
  'trader_class.AEO': ['AEO', '高级认证企业'],
  'trader_class.REGULAR': ['Regular', '一般企业'],
  'inspected.true': ['Inspected', '布控查验'],
  'inspected.false': ['Not inspected', '未查验'],
  published: ['Published national means, for comparison', '已公布的全国均值（供对照）'],
  publishedMeta: ['hours, customs definition; * uncertain source', '小时，海关口径；* 来源存疑'],
  period: ['Period', '时期'],

  // Inspection
  appointment: ['Appointment: request to confirmation', '预约确认用时'],
  untilStart: ['Wait: request to start', '等待查验用时'],
  duration: ['Inspection', '查验用时'],
  byCity: ['By city', '各市'],
  byYard: ['By yard', '按查验场地'],
  byKind: ['By kind', '按查验方式'],
  kind: ['Kind', '方式'],
  'kind.DOCUMENT': ['Documents', '单证'],
  'kind.SCAN': ['Scan', '机检'],
  'kind.PHYSICAL': ['Physical', '人工'],
  'kind.FUMIGATION': ['Fumigation', '熏蒸'],
  'kind.SAMPLING': ['Sampling', '取样'],
  demo: ['Demo.', '演示。'],
  demoNote: ['The world is made up.', '数据为模拟。'],
  speed: ['Speed', '速度'],
  letHappen: ['Let happen', '触发场景'],
  start: ['Start', '开始'],
  until: ['until', '至'],
  refused: ['The board did not take this.', '看板未接受该操作。'],
  'scenario.typhoon': ['Typhoon in the south', '华南台风'],
  'scenario.scanner-outage': ['Scanner outage', '查验机检故障'],
  'scenario.holiday': ['Holiday', '假期'],
  'scenario.monday-surge': ['Surge of arrivals', '到货激增'],
  'scenario.refund-backlog': ['Refund backlog', '退税积压'],
  'scenario.export-slip': ['Dalian export slip', '大连出口放缓'],
  hoursOfWeek: ['Hours of the week', '一周各时段'],
  hoursOfWeekMeta: ['mean per hour over two weeks at most', '至多两周内每小时均值'],
  requested: ['Appointments asked for', '预约申请'],
  confirmed: ['Appointments confirmed', '预约确认'],
  started: ['Inspections started', '查验开始'],
  perishables: ['Perishables against the rest', '鲜活易腐与其他货物'],
  perishablesNote: ['Percentiles of the rest are not kept.', '其他货物不留存分位数。'],
  goods: ['Goods', '货物'],
  others: ['All others', '其他全部'],
  hoursNote: ['A dot: nothing. No dot: no figures of that hour are stored. A cross: asked for, and no inspection started.', '圆点：无；无圆点：该时段未存储数据；叉：有预约申请，无查验开始。'],
  inspectionShares: ['Shares of inspections', '查验占比'],
  inspection_clear: ['Clear', '无问题'],
  fee_waived: ['Fee waived', '免除费用'],
  weekend_service: ['At weekends', '周末查验'],

  // Refunds
  refundsNote: ['Working days from acceptance; only refunds that were never suspended, rejected or withdrawn.', '自受理起的工作日；不含曾暂缓、不予办理或撤回的申报。'],
  refundsByCity: ['By city', '各市'],
  refundsByClass: ['By class of the exporter', '按企业管理类别'],
  refundStateNote: ['The state is that of the promise in its watched window.', '状态为承诺在监测窗口内的状态。'],
  approval: ['Acceptance to approval', '受理至核准'],
  approvalMeta: ['acceptance to approval, working days', '受理至核准，工作日'],
  payment: ['To payment', '至退库'],
  refund_suspended: ['Suspended', '暂缓'],
  refund_paperless: ['Paperless', '无纸化'],
  'class.CLASS_1': ['Class 1', '一类'],
  'class.CLASS_2': ['Class 2', '二类'],
  'class.CLASS_3': ['Class 3', '三类'],
  'class.CLASS_4': ['Class 4', '四类'],
  'class.unknown': ['Unknown', '未知'],

  // Alerts
  PENDING: ['Pending', '观察中'],
  RESOLVED: ['Resolved', '已恢复'],
  kindColumn: ['Kind', '类别'],
  changes: ['How alerts came and went', '告警记录'],
  changesMeta: ['30 days, the newest first', '30 天内，最新在前'],
  noChanges: ['No alert came or went in 30 days.', '30 天内无告警变化。'],
  stuck: ['Stuck cases', '滞留'],
  stuckMeta: ['by port and cause', '按口岸与原因'],
  noStuck: ['No case is stuck.', '目前没有滞留。'],
  cause: ['Cause', '原因'],

  // Track
  track: ['Track', '单票查询'],
  trackId: ['Declaration or inspection number', '报关单号或查验编号'],
  find: ['Find', '查询'],
  askForId: ['Type a number to see what happened to a declaration, and who has it.', '输入编号，即可查看该票的状态轨迹与当前责任方。'],
  noTracks: ['This board keeps no single declarations. It does when it is started with --kafka and --tracks.', '本看板不留存单票数据；启动时加上 --kafka 与 --tracks 即可。'],
  noSpans: ['It has not arrived, or was released before.', '尚未抵达，或在抵达前已放行。'],
  timeSpent: ['Where the time went', '时间去向'],
  sinceArrival: ['hours since arrival', '抵达后小时数'],
  steps: ['What happened', '状态轨迹'],
  lasted: ['Lasted', '用时'],
  soFar: ['so far', '未结束'],
  who: ['Who has it', '责任方'],
  from: ['From', '自'],
  inspectionId: ['Inspection', '查验编号'],
  handling: ['Handling', '作业方式'],
  'handling.ORDINARY': ['Ordinary', '普通作业'],
  'handling.SHIPSIDE_PICKUP': ['Ship-side pickup', '船边直提'],
  'handling.DIRECT_LOADING': ['Direct loading', '抵港直装'],
  'handling.COMBINED_PORT': ['Combined port', '组合港'],
  'outcome.CLEAR': ['(clear)', '（无问题）'],
  'outcome.FINDING': ['(finding)', '（有问题）'],
  'step.ARRIVED': ['Arrived', '抵达'],
  'step.DECLARED': ['Declared', '申报'],
  'step.DUTY_PAID': ['Duty paid', '缴税'],
  'step.CANCELLED': ['Declaration cancelled', '报关单撤销'],
  'step.RELEASED': ['Released', '放行'],
  'step.COLLECTED': ['Collected', '提离'],
  'step.LOADED': ['Loaded', '装运'],
  'step.INSPECTION_ORDERED': ['Inspection ordered:', '布控查验：'],
  'step.INSPECTION_REQUESTED': ['Appointment requested', '提出预约'],
  'step.INSPECTION_CONFIRMED': ['Appointment confirmed for', '预约确认，时段'],
  'step.INSPECTION_STARTED': ['Inspection started', '开始查验'],
  'step.INSPECTION_FINISHED': ['Inspection finished', '查验完毕'],
  'step.INSPECTION_CANCELLED': ['Inspection cancelled', '查验取消'],
  'step.INSPECTION_FEE_WAIVED': ['Fee of the inspection waived', '免除查验费用'],
};

const ZONE = 'Asia/Shanghai';

/** Everything that depends on the language. */
export class Language {
  constructor(key) {
    this.key = key;
    this.tag = key === 'zh' ? 'zh-CN' : 'en';
    this.time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit' });
    this.date = new Intl.DateTimeFormat(this.tag === 'en' ? 'en-GB' : this.tag, { timeZone: ZONE, month: 'short', day: 'numeric' });
    this.dayTime = new Intl.DateTimeFormat(this.tag === 'en' ? 'en-GB' : this.tag, {
      timeZone: ZONE, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
    });
  }

  /** A word of the page; in place of one that is not known stands itself, or what is given. */
  word(name, otherwise = name) {
    const both = Object.hasOwn(WORDS, name) ? WORDS[name] : null;
    return both ? both[this.key === 'zh' ? 1 : 0] : String(otherwise);
  }

  /** A text that comes in both languages. */
  of(text) {
    return text ? text[this.key] : '';
  }

  /** What comes one after the other in the language's way. */
  text(en, zh) {
    return this.key === 'zh' ? zh : en;
  }

  day(millis) {
    return this.date.format(new Date(millis));
  }

  /** At midnight the day, else the hour. */
  dayOrHour(millis) {
    const hour = this.clock(millis).slice(0, 5);
    return hour === '00:00' ? this.day(millis) : hour;
  }

  weekday(day) {
    return this.text(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], ['一', '二', '三', '四', '五', '六', '日'])[day - 1];
  }

  percent(share) {
    const value = (share.numerator / share.denominator) * 100;
    return value === 100 ? '100' : value.toFixed(1);
  }

  /** How far a value is from a limit. */
  gap(gap, unit, word) {
    const amount = `${this.number(Math.abs(gap), unit)} ${this.unit(unit)}`;
    return this.text(`${amount} ${this.word(word)}`, `${this.word(word)} ${amount}`);
  }

  standing(value, limit, unit) {
    const amount = `${this.number(Math.abs(value - limit), unit)} ${this.unit(unit)}`;
    const promised = `${this.limit(limit, unit)} ${this.unit(unit)}`;
    return value >= limit
      ? this.text(`${amount} over the promised ${promised}`, `超出承诺的 ${promised} ${amount}`)
      : this.text(`${amount} below the promised ${promised}`, `低于承诺的 ${promised} ${amount}`);
  }

  inspections(city, figures) {
    const appointment = this.number(figures.appointment.mean, 'hours');
    const waiting = figures.waiting ? this.number(figures.waiting.mean, 'hours') : '—';
    return this.text(
      `${city}: an appointment is confirmed after ${appointment} h, the inspection begins after ${waiting} h`,
      `${city}：预约平均 ${appointment} 小时确认，查验平均 ${waiting} 小时后开始`);
  }

  busiest(hours, field) {
    const known = hours.filter((one) => one[field] !== null);
    if (known.length === 0) {
      return this.word('NO_DATA');
    }
    const most = known.reduce((best, one) => (one[field] > best[field] ? one : best));
    const hour = `${String(most.hour).padStart(2, '0')}:00`;
    return this.text(
      `Busiest: ${this.weekday(most.day)} ${hour}, ${most[field].toFixed(1)} an hour`,
      `最忙：周${this.weekday(most.day)} ${hour}，每小时 ${most[field].toFixed(1)}`);
  }

  /** Hours in which something was asked for and nothing was begun. */
  unserved(count) {
    return this.text(
      count === 0 ? 'No hour with demand and no inspection started.' : count === 1 ? '1 hour with demand and no inspection started.' : `${count} hours with demand and no inspection started.`,
      count === 0 ? '有预约申请的时段均有查验开始。' : `${count} 个时段有预约申请，无查验开始。`);
  }

  refunds(promised, broken) {
    return this.text(
      broken.length === 0 ? `None of ${promised.length} promises on refunds is breached.` : `${broken.length} of ${promised.length} promises on refunds breached.`,
      broken.length === 0 ? `${promised.length} 项退税承诺均未突破限值。` : `${promised.length} 项退税承诺中有 ${broken.length} 项未达标。`);
  }

  alerts(view) {
    const cases = view.stuck.reduce((sum, one) => sum + one.count, 0);
    const fire = view.firing.length;
    return this.text(
      `${fire === 0 ? 'No alert fires' : fire === 1 ? '1 alert fires' : `${fire} alerts fire`}; ${this.count(cases)} stuck cases.`,
      `${fire === 0 ? '目前没有告警' : `${fire} 条告警中`}；滞留 ${this.count(cases)} 票次。`);
  }

  /** How far a declaration has come, in a sentence. */
  tracked(one) {
    const hours = (value) => `${this.number(value, 'hours')} ${this.word('hours')}`;
    const last = one.spans[one.spans.length - 1];
    switch (one.status) {
      case 'OPEN': {
        const times = this.number(one.ageHours / one.limitHours, 'hours');
        const where = this.word(last.stage);
        return this.text(
          `${where}; open for ${hours(one.ageHours)}, ${times} times the limit. ${this.of(last.owner)} has it.`,
          `${where}；未放行 ${hours(one.ageHours)}，为限值的 ${times} 倍。当前责任方：${this.of(last.owner)}。`);
      }
      case 'RELEASED':
        return one.customsHours === null
          ? this.text('Released.', '已放行。')
          : this.text(`Released after ${hours(one.customsHours)}; not handed over yet.`, `${hours(one.customsHours)}放行，尚未提离／装运。`);
      case 'HANDED_OVER':
        return one.customsHours === null || one.logisticsHours === null
          ? this.text('Handed over.', '已提离／装运。')
          : this.text(
            `Released after ${hours(one.customsHours)}, handed over after ${hours(one.logisticsHours)}.`,
            `${hours(one.customsHours)}放行，${hours(one.logisticsHours)}提离／装运。`);
      case 'CANCELLED':
        return this.text('Cancelled.', '已撤销。');
      default:
        return this.text('Has not arrived yet.', '尚未抵达。');
    }
  }

  notTracked(id) {
    return this.text(`Nothing is known of ${id}.`, `没有 ${id} 的记录。`);
  }

  reading(view) {
    const upTo = view.readUpToMillis === 0 ? '—' : this.dayAndTime(view.readUpToMillis);
    const kept = this.text(
      `Events of the last ${view.keptDays} days, read up to ${upTo}.`, `留存最近 ${view.keptDays} 天的事件，已读至 ${upTo}。`);
    return view.awaySinceMillis === null ? kept : kept + this.text(
      ` The topics cannot be read since ${this.dayAndTime(view.awaySinceMillis)}; the log of the board has the cause.`,
      `自 ${this.dayAndTime(view.awaySinceMillis)} 起无法读取主题，原因见看板日志。`);
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
