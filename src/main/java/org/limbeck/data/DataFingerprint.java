package org.limbeck.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of the examples themselves, so that a stored teacher is never put to other data than it learned, even when
 * files changed behind an equal specification.
 */
public final class DataFingerprint {
    private static final int CHUNK = 1 << 16;

    private DataFingerprint() {}

    /** SHA-256 over shapes, inputs and labels of training, validation, test and held-out set, in hexadecimal. O(n). */
    public static String of(Dataset dataset) {
        MessageDigest digest = sha256();
        add(digest, dataset.train());
        add(digest, dataset.validation());
        add(digest, dataset.test());
        if (dataset.heldOut().count() > 0) add(digest, dataset.heldOut());
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Examples examples) {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int axis : examples.shape()) buffer.putInt(axis);
        buffer.putInt(examples.count());
        flush(digest, buffer);
        float[] inputs = examples.inputs();
        for (int start = 0; start < inputs.length; start += CHUNK) {
            int length = Math.min(CHUNK, inputs.length - start);
            buffer.asFloatBuffer().put(inputs, start, length);
            buffer.position(length * Float.BYTES);
            flush(digest, buffer);
        }
        for (int label : examples.labels()) {
            if (buffer.remaining() < Integer.BYTES) flush(digest, buffer);
            buffer.putInt(label);
        }
        flush(digest, buffer);
    }

    private static void flush(MessageDigest digest, ByteBuffer buffer) {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
