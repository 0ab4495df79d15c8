package org.limbeck.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Class names of published IDX data sets, which their files do not hold. A data set is known by the SHA-256 of a label
 * file, unpacked, never by the name of its folder: a subset or a data set of one's own keeps its numbers.
 */
final class PublishedLabels {
    private static final List<String> FASHION_MNIST = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    /** Of MNIST itself the numbers are the names. */
    private static final Map<String, List<String>> BY_DIGEST = Map.of(
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", FASHION_MNIST, // training
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", FASHION_MNIST); // test

    private PublishedLabels() {}

    /** Empty when the two files are not both of one published data set. */
    static List<String> classNames(Bytes trainLabels, Bytes testLabels) {
        List<String> names = BY_DIGEST.getOrDefault(sha256(trainLabels.content()), List.of());
        return names.equals(BY_DIGEST.get(sha256(testLabels.content()))) ? names : List.of();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
