package org.limbeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.training.Trainer;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherImport;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;
import org.limbeck.experiment.training.LoadedDatasets;
import org.limbeck.experiment.training.ProvenanceRecorder;
import org.limbeck.experiment.training.SharedProbe;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.experiment.training.TrainingFactory;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.store.file.BusyWorkspace;
import org.limbeck.store.file.ExchangeFiles;

/**
 * The queue on one workspace, wired: what command line and window open. The native libraries are loaded when the
 * first training begins, so that listing runs is quick.
 */
public final class LimbeckEngine extends RunQueue {
    private final Workspace workspace;
    private final TeacherImport imports;

    private LimbeckEngine(Workspace workspace, TrainingEnvironment environment, TeacherImport imports) {
        super(workspace.runs(), workspace.teachers(), environment, new SecureRandom());
        this.workspace = workspace;
        this.imports = imports;
    }

    /**
     * Opens a workspace and starts its queue. An experiment that asks for a teacher which comes with the program gets that
     * one instead of waiting until it has been trained.
     *
     * @param folder made when it does not exist
     * @param threads of the native arithmetic at most, see {@link TrainingThreads}; results are equal bit for bit at one
     *     value
     * @throws UserError when the workspace cannot be opened, see {@link Workspace#open}
     */
    public static LimbeckEngine open(Path folder, int threads) {
        ExchangeFiles files = new ExchangeFiles();
        Workspace workspace = Workspace.open(folder, Clock.systemUTC(), files);
        try {
            LoadedDatasets datasets = new LoadedDatasets(new DatasetCatalog()::load);
            TeacherImport imports = new TeacherImport(workspace.teachers(), datasets, files);
            return new LimbeckEngine(workspace, environment(datasets, files, threads), imports);
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /**
     * Like {@link #open}, but a workspace in which another program works is opened to be read, live,
     * see {@link ExperimentService#readOnly}.
     */
    public static ExperimentService openOrLook(Path folder, int threads) {
        try {
            return open(folder, threads);
        } catch (BusyWorkspace busy) {
            return look(folder, threads).live();
        }
    }

    /**
     * Opens a workspace to read it, also while another program works in it; makes and changes nothing.
     *
     * @throws UserError when there is none, see {@link Workspace#look}
     */
    public static LookingEngine look(Path folder, int threads) {
        ExchangeFiles files = new ExchangeFiles();
        Workspace workspace = Workspace.look(folder, Clock.systemUTC(), files);
        return new LookingEngine(
                workspace, environment(new LoadedDatasets(new DatasetCatalog()::load), files, threads));
    }

    /** Makes a lost database anew. @throws UserError when it is not lost or cannot be written */
    public static LostDatabase.Rebuilt rebuild(Path folder) {
        return LostDatabase.rebuild(folder, Clock.systemUTC(), new ExchangeFiles());
    }

    private static TrainingEnvironment environment(LoadedDatasets datasets, ExchangeFiles files, int threads) {
        return new TrainingEnvironment(
                datasets,
                new BuiltInModels(),
                trainings(threads),
                new SharedProbe(new StructuredKernel()),
                files,
                new ProvenanceRecorder(ThisProgram::environment),
                System::nanoTime);
    }

    private static TrainingFactory trainings(int threads) {
        return (architecture, dataset, settings, schedule, teacher, seed) -> {
            NativeMath.initialise(
                    TrainingThreads.of(architecture, settings.training().batch(), threads));
            return new Trainer(architecture, dataset, settings, schedule, teacher, seed);
        };
    }

    /** The workspace's folder. */
    public Path folder() {
        return workspace.folder();
    }

    /**
     * Stores a teacher that was trained elsewhere; takes as long as reading its files and data set.
     *
     * @param given a folder with {@code teacher.yaml} and {@code .npy} files of logits, or what {@link #exportTeacher}
     *     wrote
     * @throws UserError naming what does not fit; nothing is stored then
     */
    public TeacherRecord importTeacher(Path given) {
        if (!Files.isRegularFile(given)) return imports.read(given);
        try (InputStream pack = Files.newInputStream(given)) {
            return teachers().teacher(workspace.packs().read(pack, given.toString()));
        } catch (IOException e) {
            throw new UserError("cannot be read", given.toString(), "check that you may read it", e);
        }
    }

    /** Writes a trained teacher as one zip file. @throws UserError when it is not complete or cannot be written */
    public void exportTeacher(String teacherId, Path file) {
        workspace.packs().write(teacherId, file);
    }

    @Override
    public List<RunSpec> submit(ExperimentSpec spec) {
        if (check(spec).isEmpty()) {
            workspace.shippedTeachers().provide(spec.dataset(), spec.teacher());
        }
        return super.submit(spec);
    }

    @Override
    public TeacherRecord teacher(DatasetSpec dataset, TeacherSpec teacher) {
        workspace.shippedTeachers().provide(dataset, teacher);
        return super.teacher(dataset, teacher);
    }

    @Override
    public TeacherStudies studies() {
        return super.studies().importing(this::importTeacher);
    }

    @Override
    public void close() {
        super.close();
        workspace.close();
    }
}
