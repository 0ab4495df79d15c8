package org.limbeck.figure.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.figure.curve.RunCurves;

/**
 * Where a figure comes from, written into the file itself.
 *
 * @param title of the figure
 * @param runIds runs that it shows
 * @param settings the specifications of their experiments as YAML
 * @param training with what they were trained, each once
 * @param version of the program that drew it
 */
public record Provenance(String title, List<String> runIds, String settings, List<String> training, String version) {
    public Provenance {
        runIds = List.copyOf(runIds);
        training = List.copyOf(training);
    }

    public static Provenance of(String title, List<RunCurves> runs) {
        Map<String, String> specifications = new LinkedHashMap<>();
        for (RunCurves each : runs) {
            specifications.computeIfAbsent(
                    each.run().experimentId(), id -> SpecYaml.write(each.run().experiment()));
        }
        return new Provenance(
                title,
                runs.stream().map(each -> each.run().id()).toList(),
                String.join("---\n", specifications.values()),
                runs.stream()
                        .map(RunCurves::provenance)
                        .filter(Objects::nonNull)
                        .map(TrainingProvenance::text)
                        .distinct()
                        .toList(),
                programVersion());
    }

    private static String programVersion() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }

    /** Who made the file, e.g. {@code Limbeck 0.1.0}. */
    public String creator() {
        return "Limbeck " + version;
    }

    /** All of it as plain text. */
    public String text() {
        return title + "\nMade by " + creator() + " from runs "
                + runIds.stream().collect(Collectors.joining(", ")) + "\n"
                + training.stream().map(each -> "Trained with " + each + "\n").collect(Collectors.joining()) + settings;
    }
}
