"""Counts in how many probes of a results.json the orderings of docs/theory.md, section 7, hold.

    limbeck export report EXPERIMENT --out DIR
    python check_orderings.py DIR/results.json
"""

import collections
import json
import statistics
import sys


def probes(run):
    """Everything measured of a run, by step; a probe at a stage's end is listed in both places."""
    return {probe["step"]: probe for probe in run.get("probes", []) + run["stages"]}


def adjusted(probe):
    return {name: value["adjusted"] for name, value in probe["complexity"].items()}


def name(run):
    return run["method"] if run["method"] == "none" else f"{run['method']}, tau {run['temperature']:g}"


def orderings(runs):
    held = collections.defaultdict(list)
    for run in runs:
        for probe in probes(run).values():
            asc = adjusted(probe)
            held["random labels > labels"].append(asc["random"] > asc["labels"])
            if run["method"] == "none":
                continue
            tau = f" (tau {run['temperature']:g})"
            held["labels > final teacher" + tau].append(asc["labels"] > asc["finalTeacher"])
            if run["method"] == "online" and asc["current"] != asc["finalTeacher"]:
                held["final teacher > online's current" + tau].append(asc["finalTeacher"] > asc["current"])
    return held


def temperatures(runs):
    """At the untrained student's kernel: the same kernel for every run of a seed."""
    initial = collections.defaultdict(dict)
    for run in runs:
        if run["method"] == "offline":
            initial[run["seed"]][run["temperature"]] = adjusted(probes(run)[0])["finalTeacher"]
    return [values[high] < values[low] for values in initial.values() for low in values for high in values if low < high]


def correlation(pairs):
    if len(pairs) < 3 or len({x for x, _ in pairs}) < 2 or len({y for _, y in pairs}) < 2:
        return float("nan")
    return statistics.correlation(*zip(*pairs))


def main():
    runs = json.load(open(sys.argv[1]))["runs"]
    runs = [run for run in runs if run["status"] == "finished"]
    held = orderings(runs)
    held["higher temperature, lower complexity (untrained student)"] = temperatures(runs)
    for text, cases in held.items():
        print(f"{sum(cases):4d} of {len(cases):4d}  {text}")
    for measure in ("testFidelity", "testAccuracy"):
        pairs = [
            (probe["similarity"]["cka"], probe[measure])
            for run in runs
            for step, probe in probes(run).items()
            if step > 0 and probe.get("similarity") and probe["similarity"]["cka"] is not None
        ]
        print(f"correlation of NTK similarity (CKA) with {measure}: {correlation(pairs):.2f} over {len(pairs)} probes")
    groups = collections.defaultdict(list)
    for run in runs:
        groups[name(run)].append(run)
    for label, group in groups.items():
        last = [100 * run["lastTestAccuracy"] for run in group]
        spread = statistics.stdev(last) if len(last) > 1 else float("nan")
        print(f"{label:18s} last test accuracy {statistics.mean(last):.2f} +- {spread:.2f} (n = {len(last)})")


if __name__ == "__main__":
    main()
