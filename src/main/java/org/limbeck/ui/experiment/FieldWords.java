package org.limbeck.ui.experiment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a field is called and what it means; a field without an entry is called by its own name. */
record FieldWords(String label, String explanation) {
    private static final Map<String, FieldWords> WORDS = words();

    /** @param path as in the YAML; those of a teacher's training are those of any training */
    static FieldWords of(String path) {
        String plain = path.startsWith("teacher.training") ? path.substring("teacher.".length()) : path;
        FieldWords known = WORDS.get(plain);
        return known != null ? known : new FieldWords(spelledOut(plain), "");
    }

    /** {@code labelSmoothing} as {@code Label smoothing}. */
    private static String spelledOut(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, FieldWords> words() {
        Map<String, FieldWords> words = new HashMap<>();
        words.put("name", new FieldWords("Name", "What the library calls it"));
        data(words);
        models(words);
        training(words);
        probe(words);
        methods(words);
        words.put(
                "seeds",
                new FieldWords("Seeds", "One run per method and seed; several, e.g. 1, 2, 3, give mean and sd"));
        return words;
    }

    private static void data(Map<String, FieldWords> words) {
        words.put("dataset.source", new FieldWords("Data set", "Shipped, generated, or files in a folder"));
        words.put("dataset.path", new FieldWords("Folder", "Where the files of the data set are"));
        words.put(
                "dataset.trainCount", new FieldWords("Training examples", "Drawn evenly from the classes; 0 for all"));
        words.put("dataset.testCount", new FieldWords("Test examples", "Drawn evenly from the classes; 0 for all"));
        words.put(
                "dataset.validationFraction",
                new FieldWords("Validation share", "Of the training examples, to choose learning rates; 0 to 0.5"));
        words.put(
                "dataset.positive",
                new FieldWords(
                        "Positive classes",
                        "Names or numbers; makes this a two-class task. Leave empty to keep all classes"));
        words.put("dataset.negative", new FieldWords("Negative classes", "Leave empty for all others"));
        words.put(
                "dataset.standardise",
                new FieldWords(
                        "Standardise", "Subtract the training mean and divide by the standard deviation, per channel"));
        words.put("dataset.crop", new FieldWords("Random crop", "Pixels of padding while training; 0 for none"));
        words.put("dataset.flip", new FieldWords("Random flip", "Mirror images at random while training"));
        words.put("dataset.noise", new FieldWords("Noise", "Spread of generated points"));
        words.put(
                "dataset.heldOut",
                new FieldWords(
                        "Held-out examples", "Set aside before everything; 0: as many as a held-out probe needs"));
        words.put("dataset.seed", new FieldWords("Data seed", "For choosing the subset, the split and generated data"));
    }

    private static void models(Map<String, FieldWords> words) {
        words.put("teacher.id", new FieldWords("Teacher", "One that this workspace holds"));
        words.put("teacher.model.name", new FieldWords("Model", "The teacher's architecture"));
        words.put("teacher.model.width", new FieldWords("Width", "Multiplies every hidden width; 1 is as published"));
        words.put("teacher.seed", new FieldWords("Teacher seed", "For initialisation and data order"));
        words.put("student.name", new FieldWords("Model", "The student's architecture"));
        words.put("student.width", new FieldWords("Width", "Multiplies every hidden width; 1 is as published"));
    }

    private static void training(Map<String, FieldWords> words) {
        words.put("training.epochs", new FieldWords("Epochs", "Passes over the training set"));
        words.put("training.batch", new FieldWords("Batch size", "Examples per step"));
        words.put(
                "training.learningRates",
                new FieldWords(
                        "Learning rates",
                        "One, or several: each is then tried, and the best on the validation share is used"));
        words.put(
                "training.methodRates",
                new FieldWords(
                        "Rates by method",
                        "Of single methods in place of these, as in online, τ 4: 0.003; none: 0.01"));
        words.put("training.momentum", new FieldWords("Momentum", "From 0 up to 1; beta1 of Adam"));
        words.put("training.weightDecay", new FieldWords("Weight decay", "L2 on weights, not on biases or batch norm"));
        words.put("training.optimiser.name", new FieldWords("Optimiser", "The update rule"));
        words.put(
                "training.optimiser.decayNormAndBias",
                new FieldWords("Decay everything", "Weight decay also on biases and batch norm"));
        words.put(
                "training.optimiser.clipNorm",
                new FieldWords("Clip gradients", "Largest norm of the gradient; 0 for no limit"));
        words.put("training.warmupEpochs", new FieldWords("Warm-up", "Epochs during which the rate rises; 0 for none"));
        words.put(
                "training.labelSmoothing",
                new FieldWords("Label smoothing", "Share of each label spread over all classes; 0 up to 1"));
        words.put(
                "training.teacherSees",
                new FieldWords("Teacher sees", "Clean images, or the same augmented ones as its student"));
        words.put("training.decay", new FieldWords("Rate decay", "How the learning rate falls over training"));
        words.put("training.checkpointEvery", new FieldWords("Checkpoint every", "Epochs; fractions allowed"));
    }

    private static void probe(Map<String, FieldWords> words) {
        words.put(
                "probe.examples", new FieldWords("Probe examples", "Training examples on which kernels are measured"));
        words.put(
                "probe.kernel",
                new FieldWords(
                        "Kernel", "class-mean is the usual choice; full is exact and large; sum-of-logits is cheap"));
        words.put("probe.precision", new FieldWords("Precision", "Bits used to compute the kernel: 64 or 32"));
        words.put(
                "probe.ridge",
                new FieldWords("Ridge", "Relative to the mean diagonal; 0 means 1e-6 at 64 bits, 1e-4 at 32"));
        words.put("probe.encoding", new FieldWords("Encoding", "Of targets and outputs: probabilities or logits"));
        words.put(
                "probe.everyEpochs",
                new FieldWords("Probe every", "Epochs, in addition to stage ends; 0 for stage ends only"));
        words.put("probe.similarity", new FieldWords("NTK similarity", "Also compare with the teacher's own kernel"));
        words.put("probe.arrays", new FieldWords("Keep arrays", "Which probes store their kernel and targets"));
        words.put(
                "probe.from",
                new FieldWords("Probe set from", "training, or held-out: examples that no network is trained on"));
        words.put(
                "probe.marginScale",
                new FieldWords("Margin scale", "auto: half the last teacher's median margin at each temperature"));
        words.put("probe.seed", new FieldWords("Probe seed", "For the probe set and the random labels"));
    }

    private static void methods(Map<String, FieldWords> words) {
        words.put("start", new FieldWords("start", "untrained: the definition; trained: skip the untrained teacher"));
        words.put("switchAt", new FieldWords("switch at", "Share of the training, between 0 and 1"));
        words.put(
                "anchors", new FieldWords("anchors", "How many of the teacher's checkpoints are used, evenly spaced"));
        words.put(
                "matching",
                new FieldWords(
                        "match by", "kl compares probabilities, mse compares logits; several make one method each"));
        words.put("of", new FieldWords("applied to", "The method that says which checkpoint is learned from"));
        words.put("from", new FieldWords("τ from", "Temperature at the first step"));
        words.put("to", new FieldWords("τ to", "Temperature at the end"));
        words.put("before", new FieldWords("first", "The method up to that time"));
        words.put("at", new FieldWords("until", "Share of the training, from 0 up to 1"));
        words.put("after", new FieldWords("then", "The method from then on"));
        words.put("temperature", new FieldWords("τ", "Temperature; several values make one method each"));
        words.put("alpha", new FieldWords("α", "Weight of the teacher against the labels, 0 to 1"));
        words.put("period", new FieldWords("epochs per checkpoint", "Between updates; 0 updates at every checkpoint"));
        words.put("checkpoint", new FieldWords("checkpoint", "Its number; 0 is the untrained teacher"));
    }
}
