"""Counts in how many probes of a results.json the orderings of docs/theory.md, section 7, hold.

    limbeck export report EXPERIMENT --out DIR
    python check_orderings.py DIR/results.json

Every ordering is counted by normalised complexity (NASC) first and by adjusted complexity (ASC) beside it: ASC also
falls with the size of the targets, which a temperature changes (docs/theory.md, section 3).
"""

import collections
import json
import math
import statistics
import sys

MEASURES = ("normalised", "adjusted")
SHORT = {"normalised": "NASC", "adjusted": "ASC"}


def probes(run):
    """Everything measured of a run, by step; a probe at a stage's end is listed in both places."""
    return {probe["step"]: probe for probe in run.get("probes", []) + run["stages"]}


def complexity(probe, measure):
    """By supervision, what is undefined left out."""
    values = {name: value and value[measure] for name, value in probe["complexity"].items()}
    return {name: value for name, value in values.items() if value is not None}


def name(run):
    return run.get("schedule") or f"{run['method']}, tau {run['temperature']:g}"


def orderings(runs, measure):
    held = collections.defaultdict(list)

    def compare(text, values, larger, smaller):
        if larger in values and smaller in values:
            held[text].append(values[larger] > values[smaller])

    for run in runs:
        tau = f" (tau {run['temperature']:g})"
        for probe in probes(run).values():
            values = complexity(probe, measure)
            compare("random labels > labels", values, "random", "labels")
            if run["method"] == "none":
                continue
            compare("labels > final teacher" + tau, values, "labels", "finalTeacher")
            followed = values.get("current") != values.get("finalTeacher")
            if run["method"] == "online" and followed:
                compare("final teacher > online's current" + tau, values, "finalTeacher", "current")
    held["higher temperature, lower complexity (untrained student)"] = temperatures(runs, measure)
    return held


def temperatures(runs, measure):
    """At the untrained student's kernel: the same kernel for every run of a seed."""
    initial = collections.defaultdict(dict)
    for run in runs:
        if run["method"] == "offline":
            value = complexity(probes(run)[0], measure).get("finalTeacher")
            if value is not None:
                initial[run["seed"]][run["temperature"]] = value
    return [values[high] < values[low] for values in initial.values() for low in values for high in values if low < high]


def correlation(pairs):
    if len(pairs) < 3 or len({x for x, _ in pairs}) < 2 or len({y for _, y in pairs}) < 2:
        return math.nan
    return statistics.correlation(*zip(*pairs))


def similarity_pairs(runs, measure):
    """(CKA, measure) of each probe of a taught, trained student, by the step at which it was taken."""
    by_step = collections.defaultdict(list)
    for run in runs:
        for step, probe in probes(run).items():
            similarity = probe.get("similarity")
            known = similarity and similarity["cka"] is not None and probe[measure] is not None
            if step > 0 and known:
                by_step[run["dataset"], run["student"], step].append((similarity["cka"], probe[measure]))
    return by_step


def within_steps(by_step):
    """Each step's mean removed: what training time alone does to both numbers is no relation between them."""
    pairs = []
    for values in by_step.values():
        if len(values) < 2:
            continue
        means = [statistics.mean(column) for column in zip(*values)]
        pairs += [(x - means[0], y - means[1]) for x, y in values]
    return pairs


def final_values(runs, measure):
    pairs = []
    for run in runs:
        last = probes(run)[max(probes(run))]
        if last.get("similarity") and last["similarity"]["cka"] is not None and last[measure] is not None:
            pairs.append((last["similarity"]["cka"], last[measure]))
    return pairs


def similarity(runs):
    for measure in ("testAccuracy", "testFidelity"):
        by_step = similarity_pairs(runs, measure)
        within = within_steps(by_step)
        final = final_values(runs, measure)
        steps = sum(len(values) > 1 for values in by_step.values())
        print(
            f"NTK similarity (CKA) with {measure}: correlation {correlation(within):.2f} within steps"
            f" (n = {len(within)} probes at {steps} steps), {correlation(final):.2f} over final values"
            f" (n = {len(final)} runs)"
        )


def accuracies(runs):
    groups = collections.defaultdict(list)
    for run in runs:
        groups[name(run)].append(100 * run["lastTestAccuracy"])
    spread = {label: statistics.stdev(last) if len(last) > 1 else math.nan for label, last in groups.items()}
    mean = {label: statistics.mean(last) for label, last in groups.items()}
    for label, last in groups.items():
        print(f"{label:18s} last test accuracy {mean[label]:.2f} +- {spread[label]:.2f} (n = {len(last)})")
    best = [a for a in groups if all(mean[a] - spread[a] > mean[b] + spread[b] for b in groups if b != a)]
    if len(groups) > 1:
        print(f"{best[0] if best else 'no method'} stands above all others by more than both standard deviations together")


def edges(runs):
    found = {(name(run), run["learningRate"], run["learningRateAtEdge"]) for run in runs if run.get("learningRateAtEdge")}
    for label, rate, edge in sorted(found):
        print(f"{label}: learning rate {rate:g} is the {edge} of its grid")


def main():
    runs = json.load(open(sys.argv[1], encoding="utf-8"))["runs"]
    runs = [run for run in runs if run["status"] == "finished"]
    held = {measure: orderings(runs, measure) for measure in MEASURES}
    for text in held["normalised"]:
        counts = (
            f"{sum(held[measure][text]):4d} of {len(held[measure][text]):4d} by {SHORT[measure]}" for measure in MEASURES
        )
        print(",".join(counts) + "  " + text)
    similarity(runs)
    accuracies(runs)
    edges(runs)


if __name__ == "__main__":
    main()
