package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.util.ArrayList;
import java.util.List;

/** Options out of range, and options that could have no effect. */
final class OptionOddities {
    private OptionOddities() {}

    static List<Oddity> all() {
        List<Oddity> all = new ArrayList<>(ofComplexity());
        all.addAll(ofOtherCommands());
        return all;
    }

    private static List<Oddity> ofComplexity() {
        return List.of(
                refused("a ridge below 0", "ridge -1 is not", complexity("--ridge", "-1")),
                refused("a rank below 1", "-5 is not from 1 up", complexity("--solver", "cg", "--rank", "-5")),
                refused(
                        "a rank above the rows",
                        "not from 1 to the 2 rows",
                        complexity("--solver", "cg", "--rank", "3")),
                refused("a rank where the kernel is factored", "has no effect", complexity("--rank", "2")),
                refused("a tolerance where the kernel is factored", "has no effect", complexity("--tolerance", "0.1")),
                refused(
                        "draws by conjugate gradients",
                        "factored one by one",
                        complexity("--solver", "cg", "--redraws", "3")),
                refused(
                        "draws of more examples than there are",
                        "not possible",
                        complexity("--redraws", "3", "--sizes", "5")),
                refused("a figure of draws without draws", "--redraws", complexity("--figure", "f.pdf")),
                refused(
                        "a figure of an unknown format",
                        "is not .pdf, .svg or .png",
                        complexity("--redraws", "3", "--figure", "f.gif")),
                refused("no threads", "--threads 0 is not from 1", complexity("--threads", "0")),
                refused("a workspace where none is opened", "opens no workspace", complexity("--workspace", "ws")),
                refused("an unknown solver", "there is no solver", complexity("--solver", "lu")),
                refused("a margin scale of no size", "margin scale 0 is not above 0", bound("0", "0.05")),
                refused("a certainty of more than all", "delta 2 is not between", bound("1", "2")),
                refused("a margin scale near the least number", "beyond the range", bound("1e-320", "0.05")));
    }

    private static List<Oddity> ofOtherCommands() {
        return List.of(
                refused(
                        "threads where nothing is shared among them",
                        "shares no work",
                        folder -> List.of("runs", "list", "--threads", "2")),
                refused(
                        "a path of data that comes with the program",
                        "has no effect on glyphs-grey",
                        folder -> List.of("datasets", "inspect", "glyphs-grey", "--path", "there")),
                refused(
                        "the same, for an untrained network",
                        "has no effect on blobs",
                        folder -> List.of(
                                "export",
                                "start",
                                "mlp",
                                "--dataset",
                                "blobs",
                                "--path",
                                "there",
                                "--out",
                                folder.resolve("net").toString())),
                refused(
                        "no examples",
                        "0 is not from 1 up",
                        folder -> List.of(
                                "export",
                                "start",
                                "mlp",
                                "--dataset",
                                "blobs",
                                "--n",
                                "0",
                                "--out",
                                folder.resolve("net").toString())),
                refused(
                        "a model for the self-test without it",
                        "Add --self-test",
                        folder -> List.of("doctor", "--model", "resnet-8")),
                refused(
                        "a specification where an example is asked for",
                        "only prints a specification",
                        folder -> List.of("run", "my.yaml", "--example")),
                refused(
                        "PyTorch timed for several outputs",
                        "has no effect on models of 3 outputs",
                        folder -> List.of("bench", "ntk", "--outputs", "3", "--torch", "8")),
                refused(
                        "kernels of no examples",
                        "a size is out of range",
                        folder -> List.of("bench", "ntk", "--n", "0")),
                refused("a batch below 0", "-5 is not above 0", folder -> List.of("bench", "train", "--batch", "-5")),
                refused(
                        "a precision that is none",
                        "48 is not 32 or 64",
                        folder -> List.of("bench", "ntk", "--precision", "48")));
    }

    private static Oddity.Making complexity(String... options) {
        return folder -> {
            ArrayOddities.save(folder, "K.npy", new double[] {2, 1, 1, 2}, 2, 2);
            return ArrayOddities.complexity(folder, ArrayOddities.signs(folder, 2), options);
        };
    }

    private static Oddity.Making bound(String margin, String delta) {
        return folder -> {
            List<String> command =
                    complexity("--margin", margin, "--delta", delta).in(folder);
            command.set(0, "bound");
            command.addAll(List.of("--predictions", folder.resolve("y.npy").toString()));
            return command;
        };
    }
}
