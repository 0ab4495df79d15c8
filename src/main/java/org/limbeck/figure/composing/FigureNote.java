package org.limbeck.figure.composing;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.figure.curve.PlainNumber;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.curve.Smoothing;

/** The settings that belong beside any complexity: kernel, probe set, ridge, margin scale, seeds; and what went wrong. */
public final class FigureNote {
    /** More scales than these come from a gliding temperature. */
    private static final int LISTED = 4;

    private FigureNote() {}

    /** @param groups each drawn as one line with its band */
    public static String of(List<RunGroup> groups, Smoothing smoothing) {
        if (groups.isEmpty()) return "";
        List<String> parts = new ArrayList<>();
        RunCurves run = groups.get(0).first();
        ProbeSettings probe = run.run().experiment().probe();
        parts.add("Kernel " + probe.kernel().label() + " on " + probe.examples() + " "
                + probe.from().label()
                + " examples, ridge "
                + ridge(probe.effectiveRidge()));
        String scales = marginScales(groups);
        if (!scales.isEmpty()) parts.add("margin scale " + scales);
        seeds(groups).ifPresent(parts::add);
        if (smoothing != Smoothing.OFF) parts.add(smoothing.explanation());
        for (RunGroup group : groups) {
            long diverged = group.runs().stream()
                    .filter(each -> each.status() == RunStatus.DIVERGED)
                    .count();
            if (diverged > 0)
                parts.add(
                        group.label() + ": " + diverged + " of " + group.runs().size() + " diverged");
        }
        return String.join("; ", parts) + ".";
    }

    /** Where the number of seeds changes, lines are interrupted; keys tell from how many to how many. */
    private static Optional<String> seeds(List<RunGroup> groups) {
        if (groups.stream().allMatch(group -> group.runs().size() == 1)) return Optional.empty();
        Set<String> counts = groups.stream().map(RunGroup::seeds).collect(Collectors.toSet());
        String over = counts.size() == 1 ? "seeds, " + counts.iterator().next() : "the n seeds that have a value";
        return Optional.of("mean ± 1 s.d. over " + over);
    }

    /** One number where it is the same throughout, else one for each temperature; a gliding one by its ends. */
    private static String marginScales(List<RunGroup> groups) {
        Set<Double> values = new LinkedHashSet<>();
        Map<Double, Set<String>> byTemperature = new TreeMap<>();
        for (RunGroup group : groups) {
            for (RunCurves run : group.runs()) {
                for (RunEvent.Probed probe : run.probes()) {
                    ProbeResult result = probe.result();
                    values.add(result.marginScale());
                    byTemperature
                            .computeIfAbsent(result.setting().temperature(), unused -> new LinkedHashSet<>())
                            .add(PlainNumber.of(result.marginScale()));
                }
            }
        }
        if (values.size() == 1) return PlainNumber.of(values.iterator().next());
        List<String> all = new ArrayList<>();
        byTemperature.forEach((temperature, scales) ->
                all.add(String.join(" or ", scales) + " (τ " + PlainNumber.of(temperature) + ")"));
        if (all.size() <= LISTED) return String.join(", ", all);
        return all.get(0) + " to " + all.get(all.size() - 1);
    }

    /** {@code 1e-6}, as it is typed. */
    static String ridge(double value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat("0.##E0", symbols).format(value).replace('E', 'e');
    }
}
