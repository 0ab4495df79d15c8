package org.limbeck.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.MarginSetting;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Forked;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.RouteConstrained;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TwoCheckpoints;
import org.limbeck.distill.training.TeacherView;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.Optimiser;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
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
                        .as((model, training, seed) ->
                                new TeacherSpec(null, model, training.with(TeacherView.CLEAN), seed)));
        return Combinators.combine(
                        words().filter(word -> SpecCheck.nameProblem(word).isEmpty()),
                        datasets(),
                        teachers,
                        models,
                        trainings(),
                        methods().list().uniqueElements().ofMinSize(1).ofMaxSize(5),
                        probes(),
                        Arbitraries.longs().list().uniqueElements().ofMinSize(1).ofMaxSize(4))
                .as(ExperimentSpec::new)
                .filter(spec -> EffectCheck.of(spec).isEmpty());
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
                .as((source, path, count, fraction, sides, flag, noise, seed) -> {
                    boolean points = DatasetSpec.usualNoise(source) > 0;
                    return new DatasetSpec(
                            source,
                            needsPath(source) ? path : null,
                            count,
                            count,
                            fraction,
                            sides,
                            flag ? sides : null,
                            flag,
                            points ? 0 : 4,
                            !points && !flag,
                            points ? noise : 0,
                            seed);
                });
    }

    private static boolean needsPath(String source) {
        return DatasetCatalog.known().stream().anyMatch(known -> known.name().equals(source) && known.needsPath());
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
                        Arbitraries.doubles().between(0.1, 10),
                        refinements())
                .as((epochs, batch, rates, momentum, weightDecay, decay, every, more) -> new TrainingSettings(
                        epochs,
                        batch,
                        rates,
                        momentum,
                        weightDecay,
                        decay,
                        every,
                        more.optimiser(),
                        epochs * more.warmupEpochs(),
                        more.labelSmoothing(),
                        more.teacherSees(),
                        Map.of()));
    }

    /** Settings of which only what came later counts; the warm-up is a share of the epochs. */
    private static Arbitrary<TrainingSettings> refinements() {
        return Combinators.combine(
                        Arbitraries.of(Optimiser.Rule.class),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(0, 10),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 0.9),
                        Arbitraries.of(TeacherView.class))
                .as((rule, everything, clip, warmup, smoothing, view) -> new TrainingSettings(
                        1,
                        1,
                        List.of(),
                        0,
                        0,
                        "constant",
                        1,
                        new Optimiser(rule, everything, clip),
                        warmup,
                        smoothing,
                        view,
                        Map.of()));
    }

    private static Arbitrary<Schedule> methods() {
        Arbitrary<Double> temperatures = Arbitraries.doubles().between(0.1, 20);
        Arbitrary<Double> alphas = Arbitraries.doubles().between(0, 1);
        Arbitrary<Integer> indices = Arbitraries.integers().between(0, 30);
        Arbitrary<Matching> matchings = Arbitraries.of(Matching.class);
        Arbitrary<Schedule> single = Arbitraries.oneOf(
                Arbitraries.just(new Schedule.None()),
                Combinators.combine(temperatures, alphas, matchings).as(Schedule.Offline::new),
                Combinators.combine(indices, temperatures, alphas, matchings).as(Schedule.EarlyStopped::new),
                Combinators.combine(indices, temperatures, alphas, matchings).as(Schedule.Online::new),
                Combinators.combine(indices, temperatures, alphas, matchings)
                        .as((anchors, tau, alpha, matching) -> new RouteConstrained(anchors + 1, tau, alpha, matching)),
                Combinators.combine(indices, temperatures, alphas, matchings)
                        .as((index, tau, alpha, matching) -> new TwoCheckpoints(index - 1, 0.5, tau, alpha, matching)),
                Combinators.combine(indices, temperatures, alphas, matchings)
                        .as((index, tau, alpha, matching) -> new CustomPath(
                                List.of(
                                        new CustomPath.Point(0, index, tau, alpha),
                                        new CustomPath.Point(0.5, -1, tau, 1)),
                                matching)));
        Arbitrary<Schedule> all = Arbitraries.oneOf(
                single,
                Combinators.combine(indices, temperatures, temperatures)
                        .as((period, from, to) -> new Annealed(new Schedule.Online(period, 1, 1), from, to)),
                Combinators.combine(single, Arbitraries.doubles().between(0, 0.99), single)
                        .as(Forked::new));
        return all.filter(method -> MethodCheck.of("", method).isEmpty());
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
                .as((examples, kernel, bits, ridge, encoding, every, arrays, seed) -> new ProbeSettings(
                        examples,
                        kernel,
                        bits,
                        ridge,
                        encoding,
                        every,
                        seed % 2 == 0,
                        arrays,
                        seed,
                        seed % 3 == 0 ? ProbeSource.HELD_OUT : ProbeSource.TRAINING,
                        seed % 5 == 0 ? MarginSetting.AUTO : MarginSetting.of(ridge + 1e-9)));
    }
}
