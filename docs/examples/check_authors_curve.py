"""Checks in a results.json of docs/experiments/authors-curve*.yaml whether the four shapes of the authors' figure
(docs/theory.md, section 7) are there, for each online run and for the mean over seeds.

    limbeck run docs/experiments/authors-curve.yaml
    limbeck export report authors-curve --out DIR
    python check_authors_curve.py DIR/results.json

Exits with 1 when a shape is missing in the mean. Each shape is stated as numbers, so that it can be argued with:

1. every fixed target falls steeply, then rises: the least value comes after the start and before the end, lies at least
   a fifth below the first one, is reached within the first half, and the last value lies at least 2 % above it;
2. random > labels > offline > online until online meets offline: at every probe before the meeting, with a tolerance of
   1 % of the larger (a teacher that is certain of its training images says what the labels say, and then the two
   coincide: said separately);
3. online starts far below and grows: at most a third of offline at the start, and at the end at least twice its start;
4. online meets offline: the last value within 2 % of offline's.
"""

import argparse
import json
import statistics
import sys

FIXED = ("random", "labels", "finalTeacher")
NAMES = {"random": "random labels", "labels": "labels", "finalTeacher": "offline", "current": "online"}
MEETING = 0.02
TOLERANCE = 0.01


def curves(run, measure):
    """Epochs and, by supervision, the complexity at each probe."""
    probes = {probe["step"]: probe for probe in run.get("probes", []) + run["stages"]}
    steps = sorted(step for step in probes if all(probes[step]["complexity"][name][measure] is not None for name in NAMES))
    epochs = [probes[step]["epoch"] for step in steps]
    return epochs, {name: [probes[step]["complexity"][name][measure] for step in steps] for name in NAMES}


def mean(all_curves):
    """Over seeds, which are probed at the same steps."""
    epochs = all_curves[0][0]
    if any(other[0] != epochs for other in all_curves):
        sys.exit("the runs are not probed at the same epochs")
    return epochs, {
        name: [statistics.mean(values) for values in zip(*(one[1][name] for one in all_curves))] for name in NAMES
    }


def meeting(values):
    """Index of the first probe from which online stays within MEETING of offline; the number of probes if never."""
    first = len(values["current"])
    for i in reversed(range(len(values["current"]))):
        if abs(values["current"][i] / values["finalTeacher"][i] - 1) > MEETING:
            break
        first = i
    return first


def falls_then_rises(epochs, values):
    lines, good = [], True
    for name in FIXED:
        curve = values[name]
        least = min(range(len(curve)), key=curve.__getitem__)
        shape = (
            0 < least < len(curve) - 1
            and curve[least] <= 0.8 * curve[0]
            and epochs[least] <= epochs[-1] / 2
            and curve[-1] >= 1.02 * curve[least]
        )
        good &= shape
        lines.append(
            f"{NAMES[name]} {curve[0]:.2f} -> {curve[least]:.2f} (epoch {epochs[least]:g}) -> {curve[-1]:.2f}"
            + ("" if shape else " (no)")
        )
    return good, "; ".join(lines)


def in_order(epochs, values):
    until = meeting(values)
    order = ("random", "labels", "finalTeacher", "current")
    counts = {}
    for above, below in zip(order, order[1:]):
        pairs = list(zip(values[above][:until], values[below][:until]))
        counts[above, below] = sum(a >= b * (1 - TOLERANCE) for a, b in pairs), len(pairs)
    gap = statistics.mean(a / b - 1 for a, b in zip(values["labels"], values["finalTeacher"]))
    text = "; ".join(f"{NAMES[a]} > {NAMES[b]} in {held} of {n}" for (a, b), (held, n) in counts.items())
    return until > 0 and all(held == n for held, n in counts.values()), f"{text}; labels above offline by {100 * gap:.1f} %"


def online_grows(epochs, values):
    online, offline = values["current"], values["finalTeacher"]
    good = online[0] <= offline[0] / 3 and online[-1] >= 2 * online[0]
    return good, f"online {online[0]:.2f} at the start (offline {offline[0]:.2f}), {online[-1]:.2f} at the end"


def online_meets(epochs, values):
    until = meeting(values)
    apart = values["current"][-1] / values["finalTeacher"][-1] - 1
    if until == len(epochs):
        return False, f"{100 * apart:+.1f} % apart at the end"
    return True, f"within {100 * MEETING:g} % from epoch {epochs[until]:g} on"


GATES = (
    ("every fixed target falls steeply, then rises", falls_then_rises),
    ("random > labels > offline > online until they meet", in_order),
    ("online starts far below and grows", online_grows),
    ("online meets offline", online_meets),
)


def check(label, epochs, values):
    print(label)
    held = []
    for text, gate in GATES:
        good, numbers = gate(epochs, values)
        held.append(good)
        print(f"  {'yes' if good else 'NO '}  {text}: {numbers}")
    return all(held)


def main():
    parser = argparse.ArgumentParser(description="Are the four shapes of the authors' figure there?")
    parser.add_argument("results", help="results.json of the report")
    parser.add_argument("--measure", choices=("adjusted", "normalised"), default="adjusted", help="ASC (theirs) or NASC")
    options = parser.parse_args()
    with open(options.results, encoding="utf-8") as file:
        runs = json.load(file)["runs"]
    runs = [run for run in runs if run["method"] == "online" and run["status"] == "finished"]
    if not runs:
        sys.exit("no finished run of the method online")
    all_curves = [curves(run, options.measure) for run in runs]
    if len(runs) > 1:
        for run, (epochs, values) in zip(runs, all_curves):
            check(f"seed {run['seed']}", epochs, values)
    good = check(f"mean over {len(runs)} seeds" if len(runs) > 1 else "one seed", *mean(all_curves))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
