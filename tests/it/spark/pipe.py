"""Lints a file of connections in JSON Lines with all of Spark's workers: each part of it goes through a process of its own.

usage: pipe.py OKTA_CC FILE, and one report a line comes out, in the order of the file.

On a cluster the binary lies at the same path on every worker (`spark-submit --files`), and the master is not `local`.
"""

import json
import sys

from pyspark import SparkConf, SparkContext

binary, path = sys.argv[1:]
conf = SparkConf().setMaster("local[2]").setAppName("okta-cc").set("spark.ui.enabled", "false")
with SparkContext(conf=conf) as spark:
    # A part with problems makes the process exit with 1, which is no failure of Spark's.
    reports = spark.textFile(path, minPartitions=4).pipe(f"{binary} lint --format jsonl -", checkCode=False)
    # Each process also compares the connections of its own part and says so in a last line: that is for one process to tell.
    lines = reports.filter(lambda line: "connections" not in json.loads(line)["run"])
    print(f"{reports.getNumPartitions()} parts", file=sys.stderr)
    for line in lines.collect():
        print(line)
