#!/bin/bash
# Runs once, after the image has set the server up: a bucket for Flink's own metrics.
set -eu
influx bucket create --name flink --org "$DOCKER_INFLUXDB_INIT_ORG" --retention 7d
