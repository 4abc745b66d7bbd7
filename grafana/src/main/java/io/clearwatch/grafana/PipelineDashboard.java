package io.clearwatch.grafana;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the figures can be trusted: lag, what was late or rejected, and Flink's own health. */
final class PipelineDashboard {
  private PipelineDashboard() {}

  static Dashboard build() {
    return new Dashboard(
            "pipeline",
            new Text("Pipeline", "数据链路"),
            new Text(
                "Whether the figures can be trusted: how far they lag, what came late or was "
                    + "rejected, and the health of Flink.",
                "数据是否可信：滞后多少、多少迟到或被拒、Flink 是否健康。"),
            "now-6h")
        .heading(new Text("The jobs, by their own account", "作业自报"))
        .panel(lag(), 12, 9)
        .panel(
            counter(
                "events",
                new Text("Events", "事件"),
                new Text("Usable events that each job has read, per minute.", "各作业每分钟读入的可用事件数。")),
            12,
            9)
        .panel(
            counter(
                "rejected",
                new Text("Rejected", "被拒记录"),
                new Text(
                    "Records that could not be used; each is on the topic rejected, with the reason.",
                    "无法使用的记录；每条连同原因都在 rejected 主题中。")),
            8,
            9)
        .panel(
            counter(
                "late",
                new Text("Late", "迟到"),
                new Text(
                    "Results that came later than the correction of past ticks reaches.",
                    "超出历史时点更正范围的迟到结果。")),
            8,
            9)
        .panel(
            counter(
                "corrected",
                new Text("Corrected", "更正"),
                new Text(
                    "Results that changed ticks which had been given already.", "改变了已给出时点的结果。")),
            8,
            9)
        .heading(new Text("Flink, by its own metrics", "Flink 自身指标"))
        .panel(
            flink(
                new Text("Time since the last restart", "自上次重启"),
                new Text("How long each job has run without a restart.", "各作业自上次重启以来的运行时间。"),
                Measure.MILLISECONDS,
                "SELECT last(\"value\") AS \"value\" FROM \"jobmanager_job_uptime\"",
                "\"job_name\""),
            8,
            9)
        .panel(
            flink(
                new Text("Restarts", "重启次数"),
                new Text("Restarts of each job since it was submitted.", "各作业自提交以来的重启次数。"),
                Measure.RESTARTS,
                "SELECT last(\"value\") AS \"value\" FROM \"jobmanager_job_numRestarts\"",
                "\"job_name\""),
            8,
            9)
        .panel(
            flink(
                new Text("Duration of checkpoints", "检查点用时"),
                new Text("How long the last checkpoint of each job took.", "各作业最近一次检查点的用时。"),
                Measure.MILLISECONDS,
                "SELECT last(\"value\") AS \"value\" FROM \"jobmanager_job_lastCheckpointDuration\"",
                "\"job_name\""),
            8,
            9)
        .panel(
            flink(
                new Text("Size of checkpoints", "检查点大小"),
                new Text("Full size of the last checkpoint of each job.", "各作业最近一次检查点的完整大小。"),
                Measure.BYTES,
                "SELECT last(\"value\") AS \"value\" FROM \"jobmanager_job_lastCheckpointFullSize\"",
                "\"job_name\""),
            8,
            9)
        .panel(
            flink(
                new Text("Heap of the task managers", "TaskManager 堆内存"),
                new Text("Heap in use on each task manager.", "各 TaskManager 已用堆内存。"),
                Measure.BYTES,
                "SELECT last(\"value\") AS \"value\" FROM \"taskmanager_Status_JVM_Memory_Heap_Used\"",
                "\"tm_id\""),
            8,
            9)
        .panel(
            flink(
                new Text("Busy time", "繁忙时间"),
                new Text(
                    "Milliseconds in a second in which the busiest subtask of each job works; near "
                        + "1000 it is the limit of the job.",
                    "各作业最忙子任务每秒工作的毫秒数；接近 1000 即为瓶颈。"),
                Measure.MILLISECONDS,
                "SELECT max(\"value\") AS \"value\" FROM \"taskmanager_job_task_busyTimeMsPerSecond\"",
                "\"job_name\""),
            8,
            9);
  }

  private static Map<String, Text> jobs() {
    Map<String, Text> jobs = new LinkedHashMap<>();
    jobs.put("clearwatch-clearance", new Text("clearance", "通关作业"));
    jobs.put("clearwatch-inspection", new Text("inspection", "查验作业"));
    jobs.put("clearwatch-refund", new Text("refund", "退税作业"));
    return jobs;
  }

  private static Panel lag() {
    return Panels.lines(
            new Text("Lag of the watermark", "水位线滞后"),
            new Text(
                "Seconds from the time up to which a job has seen events to now. About a minute is "
                    + "ordinary: so long it waits for events that are out of order.",
                "作业已看到的事件时间距现在的秒数。约一分钟属正常，用于等待乱序事件。"),
            Measure.SECONDS)
        .series(
            Selection.of(Measurement.PIPELINE).by("job").overTime("watermark_lag_s"), "$tag_job")
        .names(jobs());
  }

  private static Panel counter(String field, Text title, Text description) {
    return Panels.lines(title, description, Measure.PER_MINUTE)
        .series(Selection.of(Measurement.PIPELINE).by("job").perMinute(field), "$tag_job")
        .names(jobs());
  }

  private static Panel flink(
      Text title, Text description, Measure measure, String select, String group) {
    return Panels.lines(title, description, measure)
        .from(Datasources.FLINK)
        .series(
            select + " WHERE $timeFilter GROUP BY time($__interval), " + group + " fill(none)",
            "$tag_" + group.replace("\"", ""))
        .names(jobs());
  }
}
