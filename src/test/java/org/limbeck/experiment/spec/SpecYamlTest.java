package org.limbeck.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.UserError;
import org.limbeck.distill.probe.MarginSetting;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Forked;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TeacherView;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.Optimiser;
import org.limbeck.network.model.BuiltInModels;

class SpecYamlTest {
    private static final String SHORT = "dataset: glyphs-grey\nteacher: {model: resnet-8}\nstudent: lenet-5\n"
            + "methods: [none, offline, {method: online, temperature: 4}]\n";

    @Test
    void aShortFileTakesTheDefaultsForTheRest() {
        ExperimentSpec spec = SpecYaml.parse(SHORT, "short.yaml");
        assertThat(spec.dataset().source()).isEqualTo("glyphs-grey");
        assertThat(spec.dataset().validationFraction()).isEqualTo(0.1);
        assertThat(spec.teacher().model().width()).isEqualTo(1);
        assertThat(spec.methods())
                .containsExactly(new Schedule.None(), new Schedule.Offline(1, 1), new Schedule.Online(1, 4, 1));
        assertThat(spec.training()).isEqualTo(SpecDefaults.STUDENT_TRAINING);
        assertThat(spec.seeds()).isEqualTo(List.of(1L));
    }

    @Test
    void optimiserAndMatchingHaveShortAndFullForms() {
        ExperimentSpec spec = SpecYaml.parse(
                SHORT.replace("methods: [none", "methods: [{method: offline, matching: mse}")
                        + "training: {optimiser: adamw, warmupEpochs: 2, decay: cosine}\n",
                "short.yaml");
        assertThat(spec.training().optimiser()).isEqualTo(Optimiser.of(Optimiser.Rule.ADAMW));
        assertThat(spec.training().warmupEpochs()).isEqualTo(2);
        assertThat(spec.methods().get(0)).isEqualTo(new Schedule.Offline(1, 1, Matching.MSE));
        ExperimentSpec full = SpecYaml.parse(
                SHORT.replace("glyphs-grey", "{source: glyphs-grey, flip: true}")
                        + "training: {optimiser: {name: sgd, clipNorm: 5}, teacherSees: augmented}\n",
                "full.yaml");
        assertThat(full.training().optimiser()).isEqualTo(new Optimiser(Optimiser.Rule.SGD, false, 5));
        assertThat(full.training().teacherSees()).isEqualTo(TeacherView.AUGMENTED);
    }

    @Test
    void aProbeOnHeldOutExamplesSetsThemAside() {
        ExperimentSpec spec = SpecYaml.parse(SHORT + "probe: {from: held-out, examples: 300}\n", "held.yaml");
        assertThat(spec.probe().from()).isEqualTo(ProbeSource.HELD_OUT);
        assertThat(spec.dataset().heldOut()).isEqualTo(300);
        assertThat(SpecYaml.parse(SpecYaml.write(spec), "again")).isEqualTo(spec);
        String more = SHORT.replace("dataset: glyphs-grey", "dataset: {source: glyphs-grey, heldOut: 200}");
        assertThat(SpecYaml.parse(more, "aside.yaml").probe().from()).isEqualTo(ProbeSource.TRAINING);
        assertThatThrownBy(() -> SpecYaml.parse(more + "probe: {from: held-out, examples: 300}\n", "held.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("probe.examples: expected at most 200");
        assertThatThrownBy(() -> SpecYaml.parse(SHORT + "probe: {from: test}\n", "held.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("probe.from")
                .hasMessageContaining("held-out");
    }

    @Test
    void theMarginScaleIsAutoOrANumberAboveNought() {
        assertThat(SpecYaml.parse(SHORT, "a").probe().marginScale()).isEqualTo(MarginSetting.AUTO);
        assertThat(SpecYaml.parse(SHORT + "probe: {marginScale: auto}\n", "a")
                        .probe()
                        .marginScale()
                        .isAuto())
                .isTrue();
        ExperimentSpec given = SpecYaml.parse(SHORT + "probe: {marginScale: 0.30}\n", "a");
        assertThat(given.probe().marginScale()).isEqualTo(MarginSetting.of(0.3));
        assertThat(SpecYaml.write(given)).contains("marginScale: 0.3\n");
        assertThat(SpecYaml.parse(SpecYaml.write(given), "again")).isEqualTo(given);
        for (String wrong : List.of("0", "-1", "wide", "1e999", "[1]")) {
            assertThatThrownBy(() -> SpecYaml.parse(SHORT + "probe: {marginScale: " + wrong + "}\n", "a.yaml"))
                    .as(wrong)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("probe.marginScale")
                    .hasMessageContaining("expected auto or a number above 0");
        }
    }

    @Test
    void aMethodMayHaveALearningRateOfItsOwn() {
        ExperimentSpec spec = SpecYaml.parse(
                SHORT + "training: {learningRates: [0.1, 0.2], methodRates: {\"online, tau 4\": 0.003, none: 1e-2}}\n",
                "rates.yaml");
        TrainingSettings training = spec.training();
        assertThat(training.of(new Schedule.Online(1, 4, 1)).learningRates()).containsExactly(0.003);
        assertThat(training.of(new Schedule.None()).learningRates()).containsExactly(0.01);
        assertThat(training.of(new Schedule.Offline(1, 1)).learningRates()).containsExactly(0.1, 0.2);
        assertThat(SpecYaml.parse(SpecYaml.write(spec), "again")).isEqualTo(spec);
        assertThat(SpecYaml.write(SpecYaml.parse(SHORT, "short.yaml"))).doesNotContain("methodRates");
    }

    @Test
    void aGridThatNoMethodUsesNeedsNoValidationSplit() {
        String yaml = "dataset: {source: glyphs-grey, validationFraction: 0}\nstudent: lenet-5\nmethods: [none]\n"
                + "training: {learningRates: [0.1, 0.2], methodRates: {none: 0.1}}\n";
        assertThat(SpecYaml.parse(yaml, "none.yaml").methods()).hasSize(1);
        assertThatThrownBy(() -> SpecYaml.parse(yaml.replace(", methodRates: {none: 0.1}", ""), "grid.yaml"))
                .hasMessageContaining("validation split");
    }

    @Test
    void aCustomPathIsReadFromItsFileBesideTheSpecification(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("way.csv"), "progress, checkpoint, temperature\n0, 2, 4\n\n0.5, 6, 1.5\n");
        String yaml = "dataset: moons\nteacher: {model: mlp}\nstudent: mlp\nmethods:\n"
                + "  - {method: forked, at: 0.5, before: {method: custom, path: way.csv}, after: online}\n";
        Path file = Files.writeString(folder.resolve("spec.yaml"), yaml);
        CustomPath path = new CustomPath(
                List.of(new CustomPath.Point(0, 2, 4, 1), new CustomPath.Point(0.5, 6, 1.5, 1)), Matching.KL);
        assertThat(SpecYaml.read(file).methods()).containsExactly(new Forked(path, 0.5, new Schedule.Online(1, 1, 1)));
        for (String bad : List.of("", "0,2\n", "progress,checkpoint\n0,two\n", "progress,checkpoint\n0\n")) {
            Files.writeString(folder.resolve("way.csv"), bad);
            assertThatThrownBy(() -> SpecYaml.read(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("way.csv");
        }
        Files.delete(folder.resolve("way.csv"));
        assertThatThrownBy(() -> SpecYaml.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("way.csv");
    }

    @Test
    void theExampleParsesAndSurvivesTheRoundTrip() {
        ExperimentSpec spec = SpecYaml.parse(ExampleSpec.text(), "example");
        assertThat(spec.methods()).hasSize(4);
        assertThat(SpecYaml.parse(SpecYaml.write(spec), "again")).isEqualTo(spec);
    }

    @Test
    void theDemoIsAValidSpecificationForEverySeed() {
        assertThat(SpecCheck.values(Demo.spec(7), new BuiltInModels().names())).isEmpty();
        assertThat(SpecYaml.parse(SpecYaml.write(Demo.spec(7)), "demo")).isEqualTo(Demo.spec(7));
    }

    @Test
    void theFilesOfTheAuthorsCurveAreTheTemplates() {
        String folder = "data/cifar-10-batches-bin";
        assertThat(SpecYaml.read(Path.of("docs/experiments/authors-curve.yaml")))
                .isEqualTo(AuthorsCurveExperiment.spec(folder, false));
        assertThat(SpecYaml.read(Path.of("docs/experiments/authors-curve-augmented.yaml")))
                .isEqualTo(AuthorsCurveExperiment.spec(folder, true));
    }

    @Test
    void theDemosFileIsTheDemo() {
        assertThat(SpecYaml.read(Path.of("docs/experiments/demo.yaml"))).isEqualTo(Demo.spec(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "widht: 3                                  | line 5, widht         | unknown field; known here: dataset",
                "training: {batch: 0}                      | line 5, training.batch| at least 1, found 0",
                "training: {batch: 12.5}                   | line 5, training.batch| expected a whole number",
                "training: {epochs: many}                  | line 5, training.epochs| expected a number",
                "training: {epochs: '3'}                   | line 5, training.epochs| expected a number",
                "training: {decay: linear}                 | training.decay        | one of constant, cosine, step",
                "training: {epochs: .nan}                  | line 5, training.epochs| expected a number",
                "training: {optimiser: lion}               | training.optimiser.name| one of sgd, sgd-nesterov, adam, adamw",
                "training: {warmupEpochs: 21}              | training.warmupEpochs | from 0 to 20",
                "training: {decay: one-cycle, warmupEpochs: 1}| training.warmupEpochs | warm-up of its own",
                "training: {labelSmoothing: 1}             | training.labelSmoothing| from 0 to 0.99",
                "training: {optimiser: {clipNorm: -1}}     | training.optimiser.clipNorm| at least 0",
                "training: {weightDecay: 0, optimiser: {name: sgd, decayNormAndBias: true}}| training.optimiser.decayNormAndBias| weightDecay is 0",
                "training: {teacherSees: augmented}        | training.teacherSees  | augment nothing",
                "training: {momentum: 1}                   | training.momentum     | not including, 1",
                "training: {learningRates: [0.1, -1]}      | training.learningRates[1]| above 0",
                "training: {methodRates: {offlin: 0.1}}    | training.methodRates  | no method is called 'offlin'; there are none; offline, τ 1",
                "training: {methodRates: {none: 0}}        | training.methodRates  | above 0 for 'none'",
                "training: {methodRates: {none: fast}}     | training.methodRates  | expected a number",
                "training: {methodRates: 0.1}              | training.methodRates  | expected",
                "probe: {kernel: half}                     | probe.kernel          | one of full, class-mean, sum-of-logits",
                "probe: {precision: 16}                    | probe.precision       | 32 or 64",
                "probe: {similarity: 1}                    | probe.similarity      | true or false",
                "probe: 3                                  | line 5, probe         | a group of fields: examples",
                "seeds: [1, 1]                             | line 5, seeds         | each seed once",
                "seeds: [1, x]                             | line 5, seeds[1]      | a whole number",
                "seeds: [1, null]                          | line 5, seeds[1]      | found an empty entry",
                "seeds: []                                 | line 5, seeds         | at least one seed",
                "student: other                            | line 5, student       | given twice",
                "training: {batch: 1, batch: 2}            | line 5, training.batch| given twice",
                "training: {batch: 99999999999}            | line 5, training.batch| a whole number from -2147483648 to 2147483647",
                "seeds: [99999999999999999999]             | line 5, seeds[0]      | a whole number from -9223372036854775808",
                "training: {batch: 010}                    | line 5, training.batch| a whole number",
                "training: {batch: 1_0}                    | line 5, training.batch| a whole number",
                "probe: {similarity: yes}                  | line 5, probe.similarity| true or false",
                "probe: &p {examples: 8}                   | line 5, probe         | anchor &p is not read",
                "probe: {examples: *n}                     | line 5, probe.examples| alias *n is not read",
                "probe: !!map {examples: 8}                | line 5, probe         | tag !!map is not read",
                "probe: {<<: {examples: 8}}                | line 5, probe.<<      | unknown field",
                "probe: {[a]: 1}                           | line 5, probe         | one word",
                "seeds: [1                                 | line                  | not valid YAML",
            })
    void aFaultNamesLineFieldAndExpectation(String line, String where, String what) {
        assertThatThrownBy(() -> SpecYaml.parse(SHORT + line, "bad.yaml"))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.where()).startsWith("bad.yaml, ").contains(where);
                    assertThat(error.what()).contains(what);
                    assertThat(error.remedy()).contains("run --example");
                });
    }

    @Test
    void numbersAreToldAsTheyWereTyped() {
        assertThatThrownBy(() -> SpecYaml.parse(SHORT + "training: {batch: -5}", "bad.yaml"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.what()).isEqualTo("expected at least 1, found -5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[none, telepathy]                          | methods[1] | unknown method 'telepathy'; known: none, offline",
                "[{temperature: 4}]                         | methods[0] | the method is missing",
                "[{method: offline, temperature: 0}]        | methods[0].temperature | above 0",
                "[{method: offline, alpha: 2}]              | methods[0].alpha | from 0 to 1",
                "[{method: offline, period: 2}]             | methods[0].period | unknown field; known here: alpha",
                "[{method: early-stopped}]                  | methods[0].checkpoint | index of a teacher checkpoint",
                "[{method: online, period: -1}]             | methods[0].period | at least 0",
                "[{method: offline, matching: cosine}]      | methods[0].matching | one of kl, mse",
                "[{method: rco, anchors: 0}]                | methods[0].anchors | at least 1",
                "[{method: two-checkpoint, switchAt: 1}]    | methods[0].switchAt | between 0 and 1",
                "[{method: custom}]                         | methods[0].points | at least one point",
                "[{method: custom, points: [{progress: 0.5, checkpoint: 1}]}]| methods[0].points[0].progress | 0 for the first",
                "[{method: annealed, from: 4, to: 0, of: online}]| methods[0].to | above 0",
                "[{method: annealed, from: 4, to: 1, of: {method: offline, alpha: 3}}]| methods[0].of.alpha | from 0 to 1",
                "[{method: annealed, from: 4, to: 1, of: none}]| methods[0].of | with a teacher",
                "[{method: annealed, from: 4, to: 1, of: {method: online, temperature: 3}}]| methods[0].of.temperature | nothing, since the annealed temperature holds",
                "[{method: annealed, from: 4, to: 1, of: {method: annealed, from: 3, to: 2, of: online}}]| methods[0].of | not annealed itself",
                "[{method: annealed, from: 4, to: 1, of: {method: custom, points: [{progress: 0, checkpoint: 1, temperature: 2}]}}]| methods[0].of.points[0].temperature | found 2",
                "[{method: offline, alpha: 0, matching: mse}]| methods[0].matching | alpha is 0",
                "[none, none]                               | methods[1] | each method once",
                "[]                                         | methods | at least one of none",
            })
    void aFaultInAMethodNamesItsPlace(String methods, String where, String what) {
        String yaml = "dataset: moons\nteacher: {model: mlp}\nstudent: mlp\nmethods: " + methods + "\n";
        assertThatThrownBy(() -> SpecYaml.parse(yaml, "bad.yaml")).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.where()).isEqualTo("bad.yaml, line 4, " + where);
            assertThat(error.what()).contains(what);
        });
    }

    @Test
    void anUnknownModelIsToldWithThoseThatAreKnown() {
        String yaml = "dataset: moons\nteacher: {model: resnet-9}\nstudent: lenet5\nmethods: online\n";
        assertThatThrownBy(() -> SpecYaml.parse(yaml, "bad.yaml"))
                .hasMessageStartingWith(
                        "bad.yaml, line 2, teacher.model.name: unknown model 'resnet-9'; known: mlp, lenet-5")
                .hasMessageContaining("resnet-20");
        assertThatThrownBy(() -> SpecYaml.parse(yaml.replace("resnet-9", "mlp"), "bad.yaml"))
                .hasMessageStartingWith("bad.yaml, line 3, student.name: unknown model 'lenet5'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{source: glyphs-grey, crop: 77}            | dataset.crop  | at most 14, half the side of the images, found 77",
                "{source: cifar-10, path: x, crop: 17}      | dataset.crop  | at most 16",
                "{source: moons, path: x}                   | dataset.path  | moons needs no files",
                "{source: glyphs-rgb, path: x}              | dataset.path  | glyphs-rgb needs no files",
                "{source: moons, crop: 2}                   | dataset.crop  | moons has no images",
                "{source: moons, flip: true}                | dataset.flip  | moons has no images",
                "{source: glyphs-grey, noise: 0.3}          | dataset.noise | glyphs-grey is not generated from points",
            })
    void whatDataCannotBearOrHaveNoUseForIsRefused(String dataset, String where, String what) {
        assertThatThrownBy(() -> SpecYaml.parse("student: mlp\nmethods: none\ndataset: " + dataset, "bad.yaml"))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.where()).isEqualTo("bad.yaml, line 3, " + where);
                    assertThat(error.what()).contains(what);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: t-1, training: {epochs: 3}} | {}                         | online | teacher.training",
                "{id: t-1, seed: 4}               | {}                         | online | teacher.seed",
                "{model: mlp, training: {teacherSees: augmented}}| {}          | online | teacher.training.teacherSees",
                "{model: mlp, training: {weightDecay: 0, optimiser: {name: sgd, decayNormAndBias: true}}}| {}| online | teacher.training.optimiser.decayNormAndBias",
                "{model: mlp}                     | {teacherSees: augmented}   | none   | training.teacherSees",
                "{model: mlp}                     | {labelSmoothing: 0.1}      | online | training.labelSmoothing",
            })
    void whatAnotherFieldLeavesWithoutMeaningIsRefused(String teacher, String training, String method, String where) {
        String yaml = "student: mlp\ndataset: {source: glyphs-grey, flip: true}\nmethods: " + method + "\nteacher: "
                + teacher + "\ntraining: " + training;
        assertThatThrownBy(() -> SpecYaml.parse(yaml, "bad.yaml"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.where()).endsWith(", " + where));
    }

    @Test
    void smoothedLabelsAreForMethodsThatLookAtSome() {
        String start =
                "student: mlp\ndataset: moons\nteacher: {model: mlp}\ntraining: {labelSmoothing: 0.1}\nmethods: ";
        for (String method : List.of(
                "none",
                "[online, none]",
                "{method: online, alpha: 0.5}",
                "{method: annealed, from: 4, to: 1, of: {method: offline, alpha: 0}}",
                "{method: forked, before: none, at: 0.5, after: online}",
                "{method: custom, points: [{progress: 0, checkpoint: 1}, {progress: 0.5, checkpoint: -1}]}")) {
            assertThat(SpecYaml.parse(start + method, "ok").training().labelSmoothing())
                    .as(method)
                    .isEqualTo(0.1);
        }
    }

    @Test
    void onlyGeneratedPointsHaveANoiseInTheYaml() {
        String image = "student: mlp\nmethods: none\ndataset: ";
        ExperimentSpec spec = SpecYaml.parse(image + "glyphs-grey", "ok");
        assertThat(SpecYaml.write(spec)).doesNotContain("noise");
        assertThat(SpecYaml.parse(image + "{source: glyphs-grey, noise: 0.1}", "written before"))
                .isEqualTo(spec);
        assertThat(SpecYaml.write(SpecYaml.parse(image + "moons", "ok"))).contains("noise: 0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.50", "1e3", "on", "010", "yes", "0x1F", "1_000", "12", "true", "No", ".5", "2024-01-01", "'~'"
            })
    void aNameStaysTheTextThatWasWritten(String name) {
        String text = name.replace("'", "");
        ExperimentSpec spec = SpecYaml.parse(
                "dataset: {source: glyphs-grey, positive: [" + name + "]}\nstudent: mlp\nmethods: none\nname: " + name,
                "ok");
        assertThat(spec.name()).isEqualTo(text);
        assertThat(spec.dataset().positive()).containsExactly(text);
        assertThat(SpecYaml.parse(SpecYaml.write(spec), "again")).isEqualTo(spec);
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        String start = "dataset: moons\nstudent: mlp\nmethods: none\n";
        ExperimentSpec spec = SpecYaml.parse(
                start + "training: {learningRates: [5e-2, 1E-3, .5, 1., +2e-1], weightDecay: 5.0E-4}\nseeds: [-3, 0]",
                "ok");
        assertThat(spec.training().learningRates()).containsExactly(0.05, 0.001, 0.5, 1.0, 0.2);
        assertThat(spec.training().weightDecay()).isEqualTo(5e-4);
        assertThat(spec.seeds()).containsExactly(-3L, 0L);
    }

    @Test
    void aSecondDocumentIsRefusedAndMarksOfOneAreNot() {
        assertThat(SpecYaml.parse("---\n" + SHORT + "...\n", "one")).isEqualTo(SpecYaml.parse(SHORT, "one"));
        assertThatThrownBy(() -> SpecYaml.parse(SHORT + "---\n" + SHORT, "two"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("two, line 5: a second document begins here");
        assertThatThrownBy(() -> SpecYaml.parse("[".repeat(5000), "deep"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nested more than");
    }

    @Test
    void filesAreReadAsEditorsSaveThemOrNamed(@TempDir Path folder) throws IOException {
        String yaml = SHORT + "name: caf\u00e9\n";
        ExperimentSpec expected = SpecYaml.parse(yaml, "text");
        Path file = folder.resolve("spec.yaml");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(file, ("\uFEFF" + yaml.replace("\n", "\r\n")).getBytes(charset));
            assertThat(SpecYaml.read(file)).as(charset.name()).isEqualTo(expected);
        }
        Files.write(file, yaml.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SpecYaml.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 5 holds the byte 0xE9, which is not UTF-8");
        Files.write(file, Arrays.copyOf(("\uFEFF" + yaml).getBytes(StandardCharsets.UTF_16LE), 21));
        assertThatThrownBy(() -> SpecYaml.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not whole in UTF-16LE");
        Files.write(file, yaml.getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> SpecYaml.read(file)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> SpecYaml.read(folder)).hasMessageContaining("it is a folder");
        Path below = file.resolve("spec.yaml");
        assertThatThrownBy(() -> SpecYaml.read(below))
                .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.what())
                        .startsWith("it cannot be read")
                        .doesNotContain("spec.yaml"));
    }

    @Test
    void aNameIsOneLine() {
        for (String name : List.of("\"a\\nb\"", "\"a\\u2028b\"", "\"a\\tb\"", "|\n  a\n  b")) {
            assertThatThrownBy(
                            () -> SpecYaml.parse("dataset: moons\nstudent: mlp\nmethods: none\nname: " + name, "bad"))
                    .as(name)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("bad, line 4, name: expected one line");
        }
    }

    @Test
    void anUnknownDataSetAndAMissingPathAreTold() {
        String yaml = "student: mlp\nmethods: none\ndataset: ";
        assertThatThrownBy(() -> SpecYaml.parse(yaml + "cifar", "bad.yaml"))
                .hasMessageStartingWith(
                        "bad.yaml, line 3, dataset.source: unknown data set 'cifar'; known: glyphs-grey");
        assertThatThrownBy(() -> SpecYaml.parse(yaml + "cifar-10", "bad.yaml"))
                .hasMessageStartingWith("bad.yaml, line 3, dataset.path: expected the folder");
    }

    @Test
    void labelsOnlyNeedsNoTeacherButEveryOtherMethodDoes() {
        assertThat(SpecYaml.parse("dataset: moons\nstudent: mlp\nmethods: none", "ok")
                        .teacher())
                .isNull();
        assertThatThrownBy(() -> SpecYaml.parse("dataset: moons\nstudent: mlp\nmethods: online", "bad"))
                .hasMessageContaining("some methods need one");
    }

    @Test
    void aGridNeedsAValidationSplit() {
        String yaml = "dataset: {source: moons, validationFraction: 0}\nstudent: mlp\nmethods: none\n"
                + "training: {learningRates: [0.1, 0.2]}\n";
        assertThatThrownBy(() -> SpecYaml.parse(yaml, "bad")).hasMessageContaining("validation split");
    }

    @Test
    void aMissingFileAnEmptyFileAndForeignBytesAreUserErrors() {
        assertThatThrownBy(() -> SpecYaml.read(Path.of("no-such.yaml"))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> SpecYaml.parse("", "empty")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> SpecYaml.parse("just words", "words")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> SpecYaml.parse("dataset: moons", "short")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> SpecYaml.parse("a: \u0000\u0001", "bytes")).isInstanceOf(UserError.class);
    }
}
