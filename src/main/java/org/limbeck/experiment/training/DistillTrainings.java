package org.limbeck.experiment.training;

import java.nio.file.Path;
import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.Trainer;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.experiment.provenance.Computation;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;

/**
 * The real trainings: a {@link Trainer} each, and one {@link Probe} for as long as data set, teacher and settings stay
 * the same, so that all runs of an experiment share its probe set and the teacher's kernels. Used by one thread.
 */
public final class DistillTrainings implements TrainingFactory {
    private final NeuralTangentKernel kernel;
    private Shared shared;

    public DistillTrainings(NeuralTangentKernel kernel) {
        this.kernel = kernel;
    }

    /** What the runs of one experiment have in common. */
    private record Shared(ProbeSettings settings, Dataset dataset, TeacherPredictions teacher, Probe probe) {
        boolean fits(ProbeSettings otherSettings, Dataset otherDataset, TeacherPredictions otherTeacher) {
            return settings.equals(otherSettings) && dataset == otherDataset && teacher == otherTeacher;
        }
    }

    private Shared shared(ProbeSettings settings, Dataset dataset, TeacherPredictions teacher) {
        if (shared == null || !shared.fits(settings, dataset, teacher)) {
            Probe probe = new Probe(settings, dataset, kernel);
            shared = new Shared(settings, dataset, teacher, probe);
        }
        return shared;
    }

    @Override
    public Training begin(
            Architecture architecture,
            Dataset dataset,
            TrainerSettings settings,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed) {
        TeacherPredictions taughtBy = schedule.needsTeacher() ? teacher : null;
        return new Student(new Trainer(architecture, dataset, settings, schedule, taughtBy, seed), dataset, teacher);
    }

    private final class Student implements Training {
        private final Trainer trainer;
        private final Dataset dataset;
        private final TeacherPredictions teacher;

        Student(Trainer trainer, Dataset dataset, TeacherPredictions teacher) {
            this.trainer = trainer;
            this.dataset = dataset;
            this.teacher = teacher;
        }

        @Override
        public Computation computation() {
            return new Computation(trainer.threads(), trainer.layers());
        }

        @Override
        public long steps() {
            return trainer.steps();
        }

        @Override
        public int stepsPerEpoch() {
            return trainer.stepsPerEpoch();
        }

        @Override
        public long step() {
            return trainer.step();
        }

        @Override
        public double learningRate() {
            return trainer.learningRate();
        }

        @Override
        public double trainStep() {
            return trainer.trainStep();
        }

        @Override
        public Network network() {
            return trainer.network();
        }

        @Override
        public float[] logits(Examples examples, JobControl control) {
            return trainer.logits(examples, control);
        }

        @Override
        public void save(Path file) {
            trainer.save(file);
        }

        @Override
        public void load(Path file) {
            trainer.load(file);
        }

        @Override
        public ProbeResult probe(
                ProbeSettings settings,
                StageSetting setting,
                boolean stageEnd,
                double marginScale,
                Network teacherNetwork,
                ArraySink arrays,
                JobControl control) {
            Probe probe = shared(settings, dataset, teacher).probe();
            double scale = Double.isNaN(marginScale) ? probe.marginScale(teacher, setting.temperature()) : marginScale;
            return probe.measure(trainer, teacher, setting, stageEnd, scale, teacherNetwork, arrays, control);
        }

        @Override
        public void close() {
            trainer.close();
        }
    }
}
