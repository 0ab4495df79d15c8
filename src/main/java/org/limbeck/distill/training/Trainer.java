package org.limbeck.distill.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.GraphCompiler;
import org.limbeck.network.dl4j.GraphWeights;
import org.limbeck.network.dl4j.LayerPaths;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.dl4j.optimiser.Adam;
import org.limbeck.network.dl4j.optimiser.GradientClip;
import org.limbeck.network.dl4j.optimiser.SgdMomentum;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Trains one network step by step ({@code docs/theory.md}, section 7): asks the schedule for the stage, the teacher's
 * stored predictions for targets, and steps on the distillation loss. A teacher is trained by the same code with
 * {@link Schedule.None}. Equal arguments give bit-equal weights and losses at one thread count, resumed or not. Owns
 * off-heap memory until closed; for one thread only.
 */
public final class Trainer implements Training {
    /** A loss so many times that of a student that knows nothing has exploded: it only grows from there. */
    private static final double EXPLODED = 20;

    private final Architecture architecture;
    private final TrainingBatches batches;
    private final Inference inference;
    private final BatchTeaching teaching;
    private final StageTimeline timeline;
    private final LearningRateDecay decay;
    private final int outputs;
    private final boolean penalised;
    private final ComputationGraph graph;
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
        this.architecture = architecture;
        this.outputs = dataset.outputs();
        this.batches = new TrainingBatches(dataset.train(), outputs, settings, seed, backend.type());
        boolean anew = settings.training().teacherSees() == TeacherView.AUGMENTED && batches.augments();
        this.teaching = new BatchTeaching(taughtBy, batches.examples(), outputs, anew);
        long steps = Math.max(1, Math.round(settings.training().epochs() * batches.stepsPerEpoch()));
        this.timeline = StageTimeline.of(schedule, steps, batches.stepsPerEpoch(), taughtBy);
        long warmup = Math.round(settings.training().warmupEpochs() * batches.stepsPerEpoch());
        this.decay = new LearningRateDecay(settings.training().decay(), settings.learningRate(), steps, warmup);
        this.loss = DistillationLoss.of(setting(), timeline.matching(0));
        this.penalised = settings.training().weightDecay() > 0;
        this.graph = compile(architecture, settings, seed, backend);
        GraphWeights.load(graph, Initialiser.initialise(architecture, seed));
        this.inference = new Inference(graph, dataset.train().shape(), outputs);
    }

    private ComputationGraph compile(Architecture architecture, TrainerSettings settings, long seed, Backend backend) {
        TrainingSettings training = settings.training();
        Optimiser optimiser = training.optimiser();
        IUpdater updater =
                switch (optimiser.name()) {
                    case SGD -> new SgdMomentum(decay, training.momentum());
                    case SGD_NESTEROV -> new Nesterovs(decay, training.momentum());
                    case ADAM, ADAMW -> new Adam(decay, training.momentum());
                };
        boolean coupled = optimiser.name() == Optimiser.Rule.ADAM;
        WeightDecay weightDecay = new WeightDecay(training.weightDecay(), coupled, optimiser.decayNormAndBias());
        ComputationGraph compiled = GraphCompiler.compile(architecture, loss, updater, weightDecay, seed, backend);
        if (optimiser.clipNorm() > 0) {
            compiled.setListeners(new GradientClip(optimiser.clipNorm(), batches.size()));
        }
        return compiled;
    }

    @Override
    public int threads() {
        return NativeMath.threads();
    }

    @Override
    public Map<String, Integer> layers() {
        Map<String, Integer> layers = new TreeMap<>();
        LayerPaths.of(graph).values().forEach(path -> layers.merge(path.label(), 1, Integer::sum));
        return layers;
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
        enterStage(setting());
        INDArray inputs = batches.inputs(step);
        INDArray labels = batches.labels(step, teaching.of(setting(), batches.indices(step), inputs));
        double penalty = penalised ? graph.calcRegularizationScore(true) : 0;
        double rate = learningRate();
        graph.fit(new INDArray[] {inputs}, new INDArray[] {labels});
        double value = graph.score() - penalty;
        requireSound(value, rate);
        step++;
        return value;
    }

    private void enterStage(StageSetting setting) {
        DistillationLoss next = DistillationLoss.of(setting, timeline.matching(step));
        if (!next.equals(loss)) {
            install(next);
            loss = next;
        }
    }

    private void install(DistillationLoss next) {
        var layer = graph.getOutputLayer(0).conf().getLayer();
        if (layer instanceof LossLayer lossLayer) lossLayer.setLossFn(next);
        else ((BaseOutputLayer) layer).setLossFn(next);
    }

    private void requireSound(double value, double rate) {
        if (!Double.isFinite(value)) throw new DivergedException("the loss is not finite", step, value, rate);
        double limit = EXPLODED * loss.ignorance(batches.labelRows(), outputs);
        if (value > limit) throw new DivergedException("the loss has exploded past " + limit, step, value, rate);
        // A rectifier can turn a weight that is not a number into a finite loss, so that the loss alone says too
        // little.
        if (!Double.isFinite(graph.params().sumNumber().doubleValue())) {
            throw new DivergedException("weights are not finite", step, value, rate);
        }
    }

    /** Copied to the heap. */
    @Override
    public Network network() {
        return GraphWeights.extract(graph, architecture);
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
        if (graph.params().dataType() != DataType.FLOAT) {
            throw new IllegalStateException("a training state holds single precision");
        }
        new TrainerState(
                        fingerprint(),
                        step,
                        graph.params().data().asFloat(),
                        optimiserState().data().asFloat())
                .write(file);
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
        if (!state.fingerprint().equals(fingerprint()) || state.step() > steps()) {
            throw new UserError(
                    "this training state belongs to another network or a longer training",
                    file.toString(),
                    "resume with the specification that it was saved under");
        }
        FloatBatch.overwrite(graph.params(), state.parameters());
        FloatBatch.overwrite(optimiserState(), state.optimiser());
        step = state.step();
        graph.getConfiguration().setIterationCount(Math.toIntExact(step));
    }

    private INDArray optimiserState() {
        return graph.getUpdater().getStateViewArray();
    }

    /** Names and shapes of all parameters, by which a state knows its network. */
    private String fingerprint() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(graph.paramTable())
                .forEach((name, array) ->
                        text.append(name).append(Arrays.toString(array.shape())).append(' '));
        return text.toString();
    }

    @Override
    public void close() {
        inference.close();
        teaching.close();
        batches.close();
        graph.close();
    }
}
