package org.limbeck.experiment.teacher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.Examples;
import org.limbeck.experiment.spec.SpecDefaults;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.spec.TeacherFile;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.experiment.training.Accuracy;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Network;
import org.limbeck.numeric.Tensor;

/**
 * Brings in a teacher that was trained elsewhere: a folder with one {@code .npy} of logits per checkpoint for training
 * and test set, and a {@code teacher.yaml} (see {@link TeacherFile}). Everything is checked before anything is stored.
 */
public final class TeacherImport {
    private final TeacherLibrary library;
    private final Function<DatasetSpec, Dataset> datasets;
    private final NetworkFiles files;

    public TeacherImport(TeacherLibrary library, Function<DatasetSpec, Dataset> datasets, NetworkFiles files) {
        this.library = library;
        this.datasets = datasets;
        this.files = files;
    }

    /** @throws UserError naming the file, line or array that does not fit; nothing is stored then */
    public TeacherRecord read(Path folder) {
        TeacherFile file = file(folder).beside(folder);
        Dataset dataset = datasets.apply(file.dataset());
        for (TeacherFile.Entry entry : file.checkpoints()) {
            TeacherLogits logits = logits(folder, entry, file, dataset);
            network(folder, entry);
            boolean last =
                    entry.equals(file.checkpoints().get(file.checkpoints().size() - 1));
            if (last && file.rows() == null) requireOrder(folder, logits, dataset);
        }
        String id = library.create(
                file.name(), file.dataset(), new TeacherSpec(null, null, null, 0), DataFingerprint.of(dataset));
        double last = file.checkpoints().get(file.checkpoints().size() - 1).step();
        for (TeacherFile.Entry entry : file.checkpoints()) {
            TeacherLogits logits = logits(folder, entry, file, dataset);
            int outputs = dataset.outputs();
            CheckpointRecord checkpoint = new CheckpointRecord(
                    entry.step(),
                    entry.epoch(),
                    entry.step() / last,
                    Accuracy.of(logits.train(), dataset.train().labels(), outputs),
                    Accuracy.of(logits.test(), dataset.test().labels(), outputs),
                    entry.network() != null);
            library.addCheckpoint(id, checkpoint, network(folder, entry), logits);
        }
        library.complete(id);
        return library.teacher(id);
    }

    private static TeacherFile file(Path folder) {
        Path file = folder.resolve("teacher.yaml");
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no readable teacher.yaml",
                    folder.toString(),
                    "give a folder with teacher.yaml and the logits of each checkpoint as .npy");
        }
        return SpecYaml.parse(
                SpecYaml.text(file),
                file.toString(),
                TeacherImport::complete,
                TeacherFile.class,
                TeacherFile::problems);
    }

    private static ObjectNode complete(ObjectNode given) {
        ObjectNode file = SpecDefaults.completeDataset(given.deepCopy());
        file.path("checkpoints").forEach(entry -> {
            if (entry instanceof ObjectNode fields && !fields.has("epoch")) fields.put("epoch", 0.0);
        });
        return file;
    }

    private static void requireOrder(Path folder, TeacherLogits logits, Dataset dataset) {
        try {
            ImportedLogits.requireOrder(
                    logits.train(), dataset.train(), logits.test(), dataset.test(), dataset.outputs());
        } catch (UserError e) {
            throw new UserError(e.what(), folder.resolve("teacher.yaml") + ", " + e.where(), e.remedy(), e);
        }
    }

    private TeacherLogits logits(Path folder, TeacherFile.Entry entry, TeacherFile file, Dataset dataset) {
        int outputs = dataset.outputs();
        return new TeacherLogits(
                array(beside(folder, entry.train()), dataset.train(), outputs, "training", file.values()),
                array(beside(folder, entry.test()), dataset.test(), outputs, "test", file.values()),
                entry.heldOut() == null
                        ? new float[0]
                        : array(beside(folder, entry.heldOut()), dataset.heldOut(), outputs, "held-out", file.values()),
                outputs);
    }

    private static Path beside(Path folder, String name) {
        return folder.resolve(UserPath.of(name, folder.resolve("teacher.yaml").toString()));
    }

    private float[] array(Path file, Examples examples, int outputs, String set, TeacherFile.@Nullable Values values) {
        Tensor array = files.readArray(file);
        int[] expected = {examples.count(), outputs};
        boolean flat = outputs == 1 && Arrays.equals(array.shape(), new int[] {examples.count()});
        if (!flat && !Arrays.equals(array.shape(), expected)) {
            throw new UserError(
                    "expected logits of shape " + Arrays.toString(expected) + " for the " + set + " set, found "
                            + Arrays.toString(array.shape()),
                    file.toString(),
                    "compute logits on exactly the examples of the data set in teacher.yaml, in the order that"
                            + " docs/exchange.md gives");
        }
        float[] logits = array.floats();
        for (int i = 0; i < logits.length; i++) {
            if (!Float.isFinite(logits[i])) {
                throw new UserError(
                        "a logit of example " + i / outputs + " is " + logits[i],
                        file.toString(),
                        "logits must be finite numbers");
            }
        }
        return ImportedLogits.of(logits, outputs, values, file.toString());
    }

    private @Nullable Network network(Path folder, TeacherFile.Entry entry) {
        return entry.network() == null ? null : files.read(beside(folder, entry.network()));
    }
}
