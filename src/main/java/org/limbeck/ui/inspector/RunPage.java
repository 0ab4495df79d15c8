package org.limbeck.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.training.RateGrid;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.StageSpan;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.MethodWords;
import org.limbeck.ui.widgets.Properties;
import org.limbeck.ui.widgets.StatusLook;

/** A run's details: how it was set up, where it stands, what the last probe saw, its stages. */
final class RunPage {
    private RunPage() {}

    /** @param curves null while they are being read */
    static List<Node> sections(RunSummary summary, RunCurves curves) {
        List<Node> sections = new ArrayList<>();
        sections.add(standing(summary, curves));
        if (curves == null) return sections;
        sections.add(method(curves.run()));
        if (curves.lastProbe() != null) sections.add(probe(curves.lastProbe()));
        sections.add(setUp(curves.run().experiment()));
        if (!curves.stages().isEmpty()) sections.add(stages(curves));
        if (curves.provenance() != null) sections.add(ProvenanceSection.of(curves.provenance()));
        return sections;
    }

    private static Node standing(RunSummary summary, RunCurves curves) {
        Properties list = new Properties("Result");
        list.add("Status", StatusLook.word(summary.status()));
        if (curves != null && !curves.reason().isEmpty()) {
            list.add(summary.status() == RunStatus.FINISHED ? "Note" : "Reason", curves.reason());
        }
        list.add(
                "Test accuracy",
                Formats.percent(summary.lastTestAccuracy()),
                "Share of the test set, at the last evaluation");
        if (curves != null) {
            String edge = RateGrid.edge(curves.run().experiment().training().learningRates(), curves.learningRate());
            list.add(
                    "Learning rate",
                    Formats.plain(curves.learningRate()) + (edge.isEmpty() ? "" : ", the " + edge + " of its grid"),
                    "Chosen from the grid on the validation split"
                            + (edge.isEmpty() ? "" : ". A rate beyond the edge of the grid may do better"));
            if (curves.steps() > 0) {
                list.add(
                        "Length",
                        Formats.number(curves.epochs()) + " epochs, " + Formats.count(curves.steps()) + " steps");
            }
        }
        list.add("Created", Formats.date(summary.created()));
        return list;
    }

    private static Node method(RunSpec run) {
        Schedule schedule = run.schedule();
        Properties list = new Properties("Method");
        list.add("Schedule", schedule.kind(), MethodWords.of(schedule.method()));
        if (!(schedule instanceof Schedule.None)) {
            list.add(
                    "Temperature τ",
                    Formats.plain(schedule.temperature()),
                    "Teacher and student logits are divided by it");
            list.add(
                    "Alpha",
                    Formats.plain(schedule.alpha()),
                    "Weight of the distillation loss; the rest is the label loss");
        }
        if (schedule instanceof Schedule.Online online) {
            String period = period(online.period());
            list.add("Update period", period, "How often the student moves on to the next teacher checkpoint");
        }
        list.add("Seed", Long.toString(run.seed()), "For initialisation and data order");
        return list;
    }

    static String period(int epochs) {
        if (epochs == 0) return "at every checkpoint";
        return epochs == 1 ? "every epoch" : "every " + epochs + " epochs";
    }

    private static Node probe(ProbeResult probe) {
        Properties list = new Properties("Last probe");
        list.add("Epoch", Formats.number(probe.epoch()));
        probe.complexity().forEach((name, complexity) -> list.add(name(name), shortly(complexity), values(complexity)));
        list.add("Median margin", Formats.number(probe.marginQuantiles()[2]), "Against the current supervision");
        list.add(
                "Margin loss",
                Formats.number(probe.marginLoss()),
                "At margin scale " + Formats.number(probe.marginScale()));
        bound(list, probe);
        split(list, probe);
        if (!Double.isNaN(probe.testFidelity())) {
            list.add(
                    "Test fidelity",
                    Formats.percent(probe.testFidelity()),
                    "Student and current teacher checkpoint agree");
        }
        if (!Double.isNaN(probe.similarityCka())) {
            list.add(
                    "NTK similarity",
                    Formats.number(probe.similarityCka()),
                    "Centred kernel alignment with the current teacher checkpoint");
        }
        list.add(
                "Kernel",
                probe.kernelKind().label(),
                "Ridge " + Formats.number(probe.ridge()) + ", condition number "
                        + Formats.number(probe.conditionNumber()) + ", effective rank "
                        + Formats.number(probe.effectiveRank()));
        return list;
    }

    private static String name(String supervision) {
        return switch (supervision) {
            case ProbeResult.CURRENT -> "Current target";
            case ProbeResult.FINAL_TEACHER -> "Final teacher";
            case ProbeResult.LABELS -> "Labels";
            case ProbeResult.RANDOM -> "Random labels";
            default -> supervision;
        };
    }

    private static String shortly(Complexity complexity) {
        return "NASC " + Formats.number(complexity.normalised()) + ", ASC " + Formats.number(complexity.adjusted());
    }

    private static String values(Complexity complexity) {
        return "Supervision complexity, normalised (free of the targets' size, which a temperature changes) and adjusted."
                + " SC " + Formats.number(complexity.supervisionComplexity());
    }

    private static void bound(Properties list, ProbeResult probe) {
        Bound bound = probe.bound();
        if (bound == null) return;
        list.add(
                "Bound (diagnostic)",
                Formats.number(bound.bound()) + (bound.vacuous() ? ", vacuous: above 1" : ""),
                "The margin bound on disagreeing with the current target, with probability "
                        + Formats.plain(1 - Probe.DELTA)
                        + ". A guarantee for a kernel classifier only; for a trained network it is a diagnostic");
        list.add(
                "Bound's terms",
                Formats.number(bound.marginLoss()) + " + " + Formats.number(bound.complexityTerm()) + " + "
                        + Formats.number(bound.confidenceTerm()),
                "Margin loss, complexity term and confidence term");
    }

    private static void split(Properties list, ProbeResult probe) {
        if (Double.isNaN(probe.teacherTestAccuracy())) return;
        list.add(
                "Three-way split",
                Formats.percent(1 - probe.testAccuracy()) + " ≤ " + Formats.percent(1 - probe.teacherTestAccuracy())
                        + " + " + Formats.percent(1 - probe.testFidelity()),
                "On the test set: student wrong, teacher checkpoint wrong, student and teacher disagree");
    }

    private static Node setUp(ExperimentSpec experiment) {
        Properties list = new Properties("Setup");
        list.add("Experiment", experiment.name());
        list.add("Data set", experiment.dataset().label());
        list.add("Student", experiment.student().label());
        if (experiment.teacher() != null && experiment.teacher().model() != null) {
            list.add("Teacher", experiment.teacher().model().label());
        }
        list.add(
                "Probe set",
                Formats.count(experiment.probe().examples()) + " "
                        + experiment.probe().from().label() + " examples",
                "The kernel is measured on these; the same for every run of the experiment");
        return list;
    }

    private static Node stages(RunCurves curves) {
        Properties list = new Properties("Stages");
        for (StageSpan stage : curves.stages()) {
            String name = "Stage " + (stage.index() + 1);
            String checkpoint = stage.hasTeacher()
                    ? "checkpoint of epoch " + Formats.number(stage.checkpointEpoch()) + ", τ "
                            + Formats.plain(stage.setting().temperature())
                    : "labels only";
            Label value = new Label(checkpoint);
            value.getStyleClass().add("property-value");
            value.setWrapText(true);
            list.add(
                    name, value, "Steps " + Formats.count(stage.firstStep()) + " to " + Formats.count(stage.endStep()));
        }
        return list;
    }
}
