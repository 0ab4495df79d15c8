package org.limbeck.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.StageSpan;
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
        if (curves.lastProbe() != null) sections.add(probe(curves.lastProbe(), curves));
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
            list.add(
                    "Learning rate",
                    Formats.plain(curves.learningRate()),
                    "Chosen from the grid on the validation split");
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

    private static Node probe(ProbeResult probe, RunCurves curves) {
        Properties list = new Properties("Last probe");
        list.add("Epoch", Formats.number(probe.epoch()));
        probe.complexity()
                .forEach((name, complexity) -> list.add(name(name), adjusted(complexity), values(complexity)));
        list.add("Median margin", Formats.number(probe.marginQuantiles()[2]), "Against the current supervision");
        list.add(
                "Margin loss",
                Formats.number(probe.marginLoss()),
                "At margin scale " + Formats.number(probe.marginScale()));
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
            case ProbeResult.CURRENT -> "ASC current";
            case ProbeResult.FINAL_TEACHER -> "ASC final teacher";
            case ProbeResult.LABELS -> "ASC labels";
            case ProbeResult.RANDOM -> "ASC random";
            default -> "ASC " + supervision;
        };
    }

    private static String adjusted(Complexity complexity) {
        return Formats.number(complexity.adjusted());
    }

    private static String values(Complexity complexity) {
        return "Adjusted supervision complexity. SC " + Formats.number(complexity.supervisionComplexity())
                + ", normalised " + Formats.number(complexity.normalised());
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
                Formats.count(experiment.probe().examples()) + " training examples",
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
