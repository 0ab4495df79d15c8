package org.limbeck.experiment.student;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunSummary;

/**
 * The margin scales that an experiment's runs have stored, by temperature ({@code docs/theory.md}, section 6): whoever
 * is resumed, forked or added later keeps them, so that all margin losses of an experiment compare. Earlier versions had
 * one scale for all temperatures, which holds for their experiments.
 */
public final class MarginScales {
    private final Map<Double, Double> byTemperature;

    private MarginScales(Map<Double, Double> byTemperature) {
        this.byTemperature = byTemperature;
    }

    /** Of all runs of an experiment; the earliest one counts. */
    public static MarginScales stored(RunArchive archive, String experimentId) {
        Map<Double, Double> scales = new LinkedHashMap<>();
        for (RunSummary summary : archive.all()) {
            if (!summary.experimentId().equals(experimentId)) continue;
            for (RunEvent event : archive.events(summary.id())) {
                if (!(event instanceof RunEvent.Probed probed)) continue;
                scales.putIfAbsent(
                        probed.result().setting().temperature(), probed.result().marginScale());
            }
        }
        return new MarginScales(scales);
    }

    /** NaN where none is stored. */
    double at(double temperature) {
        boolean oneForAll = byTemperature.size() > 1 && new HashSet<>(byTemperature.values()).size() == 1;
        double other = oneForAll ? byTemperature.values().iterator().next() : Double.NaN;
        return byTemperature.getOrDefault(temperature, other);
    }
}
