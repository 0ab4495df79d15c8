package org.limbeck.distill.training;

import java.nio.file.Path;
import java.util.Map;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.loss.DistillationLoss;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.TrainableNetwork;
import org.limbeck.network.UpdateRule;
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.GraphNetwork;
import org.limbeck.network.dl4j.NativeMath;

/**
 * Trains one network step by step ({@code docs/theory.md}, section 7): asks the schedule for the stage, the teacher's
 * stored predictions for targets, and steps on the distillation loss. A teacher is trained by the same code with
 * {@link Schedule.None}. Equal arguments give bit-equal weights and losses at one thread count, resumed or not. Owns
 * off-heap memory until closed; for one thread only.
 */
public final class Trainer implements Training {
    /** A loss so many times that of a student that knows nothing has exploded: it only grows from there. */
    private static final double EXPLODED = 20;

    private final TrainingBatches batches;
    private final Inference inference;
    private final BatchTeaching teaching;
    private final StageTimeline timeline;
    private final LearningRateDecay decay;
    private final int outputs;
    private final TrainableNetwork network;
    private long step;
    private DistillationLoss loss;

    /**
     * Compiles the network and gives it its seeded start.
     *
     * @param architecture with {@code dataset.outputs()} outputs
     * @param schedule the method
     * @param teacher on the same training set; may be null when the schedule needs none, and is not asked then
     * @param seed of initialisation, data order and augmentation
     * @throws UserError when the architecture does not fit the data, or the schedule asks for a teacher that is not
     *     there
     */
    public Trainer(
            Architecture architecture,
            Dataset dataset,
            TrainerSettings settings,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed) {
        this(architecture, dataset, settings, schedule, teacher, seed, Backend.preferred());
    }

    /** The same, computing as told: in double precision to be compared with other programs. */
    Trainer(
            Architecture architecture,
            Dataset dataset,
            TrainerSettings settings,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed,
            Backend backend) {
        if (teacher == null && schedule.needsTeacher()) {
            throw new UserError("the method " + schedule.method() + " needs a teacher", "methods", "name a teacher");
        }
        TeacherPredictions taughtBy = schedule.needsTeacher() ? teacher : null;
        this.outputs = dataset.outputs();
        this.batches = new TrainingBatches(dataset.train(), outputs, settings, seed);
        boolean anew = settings.training().teacherSees() == TeacherView.AUGMENTED && batches.augments();
        this.teaching = new BatchTeaching(taughtBy, batches.examples(), outputs, anew);
        long steps = Math.max(1, Math.round(settings.training().epochs() * batches.stepsPerEpoch()));
        this.timeline = StageTimeline.of(schedule, steps, batches.stepsPerEpoch(), taughtBy);
        long warmup = Math.round(settings.training().warmupEpochs() * batches.stepsPerEpoch());
        this.decay = new LearningRateDecay(settings.training().decay(), settings.learningRate(), steps, warmup);
        this.loss = DistillationLoss.of(setting(), timeline.matching(0));
        this.network = GraphNetwork.compile(architecture, rule(settings.training()), seed, backend);
        network.load(Initialiser.initialise(architecture, seed));
        this.inference = new Inference(network, dataset.train().shape(), outputs);
    }

    private UpdateRule rule(TrainingSettings training) {
        return new UpdateRule(training.optimiser(), training.momentum(), training.weightDecay(), decay::at);
    }

    @Override
    public int threads() {
        return NativeMath.threads();
    }

    @Override
    public Map<String, Integer> layers() {
        return network.layers();
    }

    @Override
    public long steps() {
        return timeline.steps();
    }

    @Override
    public int stepsPerEpoch() {
        return batches.stepsPerEpoch();
    }

    /** Examples in a step. */
    public int batch() {
        return batches.size();
    }

    @Override
    public long step() {
        return step;
    }

    public boolean finished() {
        return step == steps();
    }

    /** Setting of the next step; of the last one when finished. */
    public StageSetting setting() {
        return timeline.setting(step);
    }

    /** The stages of the whole training. */
    public StageTimeline timeline() {
        return timeline;
    }

    @Override
    public double learningRate() {
        return decay.at(Math.min(step, steps() - 1));
    }

    @Override
    public double trainStep() {
        if (finished()) throw new IllegalStateException("all " + steps() + " steps are done");
        loss = DistillationLoss.of(setting(), timeline.matching(step));
        float[] inputs = batches.inputs(step);
        float[] labels = batches.labels(step, teaching.of(setting(), batches.indices(step), inputs));
        double rate = learningRate();
        double value = network.step(inputs, labels, loss);
        requireSound(value, rate);
        step++;
        return value;
    }

    private void requireSound(double value, double rate) {
        if (!Double.isFinite(value)) throw new DivergedException("the loss is not finite", step, value, rate);
        double limit = EXPLODED * loss.ignorance(batches.labelRows(), outputs);
        if (value > limit) throw new DivergedException("the loss has exploded past " + limit, step, value, rate);
        // A rectifier can turn a weight that is not a number into a finite loss, so that the loss alone says too
        // little.
        if (!network.finite()) {
            throw new DivergedException("weights are not finite", step, value, rate);
        }
    }

    /** Copied to the heap. */
    @Override
    public Network network() {
        return network.weights();
    }

    /**
     * Logits in inference mode.
     *
     * @param examples of the training set's shape
     * @return {@code n x d}
     */
    public float[] logits(Examples examples) {
        return logits(examples, JobControl.none());
    }

    @Override
    public float[] logits(Examples examples, JobControl control) {
        return inference.logits(examples, control);
    }

    /**
     * Saves weights, running statistics, momentum and step; whole or not at all. In single precision only.
     *
     * @throws UserError when the file cannot be written
     */
    @Override
    public void save(Path file) {
        TrainableNetwork.State state = network.state();
        new TrainerState(network.layout(), step, state.parameters(), state.optimiser()).write(file);
    }

    /**
     * Continues where {@link #save} left off, bit for bit. The schedule may differ from the saved one's: a run is
     * forked so.
     *
     * @throws UserError when the file is damaged, or of another network or a longer training
     */
    @Override
    public void load(Path file) {
        TrainerState state = TrainerState.read(file);
        if (!state.fingerprint().equals(network.layout()) || state.step() > steps()) {
            throw new UserError(
                    "this training state belongs to another network or a longer training",
                    file.toString(),
                    "resume with the specification that it was saved under");
        }
        network.resume(new TrainableNetwork.State(state.parameters(), state.optimiser()), state.step());
        step = state.step();
    }

    @Override
    public void close() {
        teaching.close();
        batches.close();
        network.close();
    }
}
