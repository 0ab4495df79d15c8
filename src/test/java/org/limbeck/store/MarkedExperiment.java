package org.limbeck.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.distill.training.Trainer;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.training.LoadedDatasets;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.experiment.training.ProvenanceRecorder;
import org.limbeck.experiment.training.SharedProbe;
import org.limbeck.experiment.training.StudentProbe;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.experiment.training.TrainingFactory;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.store.file.ExchangeFiles;

/**
 * The real engine on small images, as a program of its own that prints {@code > work} when it begins a kind of work and
 * {@code < work} when it is done with it: whoever kills it knows what it was doing. Goes on where it was killed.
 */
public final class MarkedExperiment {
    private static final int THREADS = 2;

    private MarkedExperiment() {}

    static ExperimentSpec spec() {
        return SpecYaml.parse(
                String.join(
                        "\n",
                        "name: marked",
                        "dataset: {source: glyphs-grey, trainCount: 200, testCount: 100, validationFraction: 0.2}",
                        "teacher:",
                        "  model: lenet-5",
                        "  training: {epochs: 6, batch: 16, learningRates: [0.01], checkpointEvery: 1}",
                        "student: {name: lenet-5, width: 0.5}",
                        "training: {epochs: 6, batch: 20, learningRates: [0.02], checkpointEvery: 1}",
                        "methods: [none, {method: online, period: 2, temperature: 2}]",
                        "probe: {examples: 32, everyEpochs: 1, arrays: all}",
                        "seeds: [1, 2]"),
                "marked");
    }

    /** @param arguments the workspace */
    public static void main(String[] arguments) throws InterruptedException {
        try (Workspace workspace = open(Path.of(arguments[0]))) {
            RunArchive runs = marked(RunArchive.class, workspace.runs(), List.of("create", "append", "setStatus"));
            TeacherLibrary teachers = marked(TeacherLibrary.class, workspace.teachers(), List.of("create", "complete"));
            NetworkFiles files = new ExchangeFiles();
            StudentProbe.Factory probes = new SharedProbe(new StructuredKernel());
            TrainingFactory factory = (architecture, dataset, settings, schedule, teacher, seed) -> {
                NativeMath.initialise(
                        TrainingThreads.of(architecture, settings.training().batch(), THREADS));
                String who = teacher == null ? "teacher" : "student";
                return marked(
                        who,
                        who + "/" + schedule.method() + "/" + seed,
                        new Trainer(architecture, dataset, settings, schedule, teacher, seed));
            };
            TrainingEnvironment laboratory = new TrainingEnvironment(
                    new LoadedDatasets(new DatasetCatalog()::load),
                    new BuiltInModels(),
                    factory,
                    (settings, dataset, teacher) -> marked(
                            StudentProbe.class, probes.of(settings, dataset, teacher), List.of("measure"), "probe"),
                    files,
                    new ProvenanceRecorder(ThisProgram::environment),
                    System::nanoTime);
            try (RunQueue queue = new RunQueue(runs, teachers, laboratory, new SplittableRandom(1))) {
                if (runs.runs().isEmpty()) queue.submit(spec());
                for (RunSummary run : runs.runs()) {
                    if (run.status().isResumable()) queue.resume(run.id());
                }
                for (RunSummary run : runs.runs()) queue.await(run.id());
            }
        }
    }

    static Workspace open(Path folder) {
        return Workspace.open(folder, Clock.systemUTC(), new ExchangeFiles());
    }

    /** A training that also tells each step before it is done. */
    private static Training marked(String who, String title, Training training) {
        return (Training) Proxy.newProxyInstance(
                Training.class.getClassLoader(), new Class<?>[] {Training.class}, (proxy, method, arguments) -> {
                    String work =
                            switch (method.getName()) {
                                case "trainStep" -> who;
                                case "save" -> "checkpoint";
                                default -> null;
                            };
                    if (work != null && work.equals(who)) say("step " + title + " " + training.step());
                    return marked(work, () -> method.invoke(training, arguments));
                });
    }

    /** A port to storage that marks some of its methods as work of the database. */
    private static <T> T marked(Class<T> port, T storage, List<String> writing) {
        return marked(port, storage, writing, "database");
    }

    private static <T> T marked(Class<T> port, T real, List<String> methods, String work) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> marked(
                        methods.contains(method.getName()) ? work : null, () -> method.invoke(real, arguments))));
    }

    private interface Call {
        Object make() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object marked(String work, Call call) throws Throwable {
        if (work != null) say("> " + work);
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (work != null) say("< " + work);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
