package org.limbeck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.ArrayRetention;
import org.limbeck.distill.ProbeSettings;
import org.limbeck.distill.Schedule;
import org.limbeck.network.BuiltInModels;
import org.limbeck.network.ModelSpec;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

class SpecRoundTripProperties {
    @Property(tries = 300)
    void whatIsWrittenReadsBackEqual(@ForAll("specs") ExperimentSpec spec) {
        assertThat(SpecYaml.parse(SpecYaml.write(spec), "round trip")).isEqualTo(spec);
    }

    @Provide
    Arbitrary<ExperimentSpec> specs() {
        Arbitrary<ModelSpec> models = Combinators.combine(
                        Arbitraries.of(new BuiltInModels().names()),
                        Arbitraries.doubles().between(0.1, 8))
                .as(ModelSpec::new);
        Arbitrary<TeacherSpec> teachers = Arbitraries.oneOf(
                words().map(id -> new TeacherSpec(id, null, null, 0)),
                Combinators.combine(models, trainings(), Arbitraries.longs())
                        .as((model, training, seed) -> new TeacherSpec(null, model, training, seed)));
        return Combinators.combine(
                        words(),
                        datasets(),
                        teachers,
                        models,
                        trainings(),
                        methods().list().uniqueElements().ofMinSize(1).ofMaxSize(5),
                        probes(),
                        Arbitraries.longs().list().uniqueElements().ofMinSize(1).ofMaxSize(4))
                .as(ExperimentSpec::new);
    }

    /** Names that YAML could mistake for something else are part of the game. */
    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .withChars("äτ漢\n\t\"'")
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .filter(word -> !word.isBlank()),
                Arbitraries.of(
                        "yes", "no", "null", "~", "1e3", "0x10", "12", "true", "- a", "a: b", "#x", "1_000", ".5"));
    }

    private static Arbitrary<DatasetSpec> datasets() {
        Arbitrary<List<String>> classes = words().list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(DatasetCatalog.known()).map(DatasetSource::name),
                        words(),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.doubles().between(0.01, 0.5),
                        classes,
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(0, 2),
                        Arbitraries.longs())
                .as((source, path, count, fraction, sides, flag, noise, seed) -> new DatasetSpec(
                        source, path, count, count, fraction, sides, flag ? sides : null, flag, 4, !flag, noise, seed));
    }

    private static Arbitrary<TrainingSettings> trainings() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.1, 300),
                        Arbitraries.integers().between(1, 1024),
                        Arbitraries.doubles()
                                .between(1e-5, 1)
                                .ofScale(8)
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.doubles().between(0, 0.99),
                        Arbitraries.doubles().between(0, 0.1),
                        Arbitraries.of("constant", "cosine", "step"),
                        Arbitraries.doubles().between(0.1, 10))
                .as(TrainingSettings::new);
    }

    private static Arbitrary<Schedule> methods() {
        Arbitrary<Double> temperatures = Arbitraries.doubles().between(0.1, 20);
        Arbitrary<Double> alphas = Arbitraries.doubles().between(0, 1);
        Arbitrary<Integer> indices = Arbitraries.integers().between(0, 30);
        return Arbitraries.oneOf(
                Arbitraries.just(new Schedule.None()),
                Combinators.combine(temperatures, alphas).as(Schedule.Offline::new),
                Combinators.combine(indices, temperatures, alphas).as(Schedule.EarlyStopped::new),
                Combinators.combine(indices, temperatures, alphas).as(Schedule.Online::new));
    }

    private static Arbitrary<ProbeSettings> probes() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 5000),
                        Arbitraries.of(KernelKind.class),
                        Arbitraries.of(32, 64),
                        Arbitraries.doubles().between(0, 0.1),
                        Arbitraries.of(Encoding.class),
                        Arbitraries.doubles().between(0, 10),
                        Arbitraries.of(ArrayRetention.class),
                        Arbitraries.longs())
                .as((examples, kernel, bits, ridge, encoding, every, arrays, seed) ->
                        new ProbeSettings(examples, kernel, bits, ridge, encoding, every, seed % 2 == 0, arrays, seed));
    }
}
