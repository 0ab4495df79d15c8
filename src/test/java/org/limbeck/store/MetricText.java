package org.limbeck.store;

import java.util.List;
import java.util.stream.Collectors;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.RunEvent;

/** Everything that a run measured, bit by bit, without what the clock wrote and without the marks of resumption. */
final class MetricText {
    private MetricText() {}

    static String of(List<RunEvent> events) {
        List<RunEvent> measured = events.stream()
                .filter(event -> !(event instanceof RunEvent.Resumed))
                .collect(Collectors.toList());
        return Samples.exact(measured).replaceAll("\"(seconds|examplesPerSecond)\":(\"NaN\"|[-+0-9.eE]+)", "\"$1\":0");
    }
}
