package org.limbeck.ui.widgets;

import java.util.Map;

/** What each method does, in a few words. */
public final class MethodWords {
    private static final Map<String, String> WORDS = Map.of(
            "none", "Labels only: the baseline",
            "offline", "The teacher's last checkpoint throughout",
            "early-stopped", "One earlier checkpoint throughout",
            "online", "Follows the teacher's checkpoints as it learned",
            "two-checkpoint", "First an early checkpoint, then the last",
            "rco", "Route-constrained: a few of the teacher's checkpoints in turn",
            "annealed", "Another method with an annealed temperature",
            "forked", "One method up to a time, then another",
            "custom", "Custom path: checkpoints and temperatures of your choice");

    private MethodWords() {}

    /** @param method as registered; nothing is said of one that is not known here */
    public static String of(String method) {
        return WORDS.getOrDefault(method, "");
    }
}
