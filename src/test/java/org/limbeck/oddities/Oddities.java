package org.limbeck.oddities;

import java.util.List;

/** All areas of {@code docs/oddities.md}; each is a class with a list, to which a case is added in one place. */
record Oddities(String title, List<Oddity> cases) {
    static List<Oddities> all() {
        return List.of(
                new Oddities("Kernels, targets and other arrays", ArrayOddities.all()),
                new Oddities("Forecasts from arrays", ForecastOddities.all()),
                new Oddities("Archives", ArchiveOddities.all()),
                new Oddities("Networks from elsewhere", NetworkOddities.all()),
                new Oddities("Data sets", DataOddities.all()),
                new Oddities("Specifications and teachers", SpecificationOddities.all()),
                new Oddities("Files that are written", OutputOddities.all()),
                new Oddities("Options", OptionOddities.all()),
                new Oddities("Workspaces", WorkspaceOddities.all()));
    }
}
