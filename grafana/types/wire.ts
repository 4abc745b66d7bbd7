import type { AnnotationQuery, Dashboard } from '@grafana/schema';
import type { Options as BarGauge } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type { FieldConfig as HeatmapField, Options as Heatmap } from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen';
import type { Options as Stat } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { FieldConfig as StateTimelineField, Options as StateTimeline } from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type { FieldConfig as TableField, Options as Table } from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type { FieldConfig as TimeSeriesField, Options as TimeSeries } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** A type as it stands in a file: of an enumeration, the texts of its values. */
export type Wire<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends Array<infer E>
      ? Array<Wire<E>>
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T;

/** A mark on the charts as the InfluxDB datasource asks for it; the schema knows what all datasources share. */
type InfluxAnnotation = Wire<AnnotationQuery> & {
  query: string;
  textColumn: string;
  titleColumn: string;
};

/** A dashboard as its file holds it. */
export type DashboardFile = Omit<Wire<Dashboard>, 'annotations'> & {
  annotations: { list: Array<InfluxAnnotation> };
};

/** Options of a panel, by its type. */
export interface Options {
  bargauge: Wire<Omit<BarGauge, 'legend'>>;
  heatmap: Wire<Omit<Heatmap, 'exemplars'>>;
  stat: Wire<Omit<Stat, 'percentChangeColorMode'>>;
  'state-timeline': Wire<StateTimeline>;
  table: Wire<Omit<Table, 'frameIndex'>>;
  timeseries: Wire<TimeSeries>;
}

/** How a panel's series are drawn, by its type. */
export interface Drawing {
  bargauge: Record<string, never>;
  heatmap: Wire<HeatmapField>;
  stat: Record<string, never>;
  'state-timeline': Wire<StateTimelineField>;
  table: Wire<TableField>;
  timeseries: Wire<TimeSeriesField>;
}
