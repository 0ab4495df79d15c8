package org.limbeck.base;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text as people's editors save it: UTF-8 with or without a byte-order mark, or UTF-16 with one, which is what a redirect
 * in PowerShell writes. Anything else is refused with its place, since guessing an encoding changes letters.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * @param where the file, for messages
     * @throws UserError naming the first byte that does not fit
     */
    public static String decode(byte[] bytes, String where) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) return decode(bytes, 3, StandardCharsets.UTF_8, where);
        if (begins(bytes, 0xFF, 0xFE)) return decode(bytes, 2, StandardCharsets.UTF_16LE, where);
        if (begins(bytes, 0xFE, 0xFF)) return decode(bytes, 2, StandardCharsets.UTF_16BE, where);
        requireNoZeros(bytes, where);
        return decode(bytes, 0, StandardCharsets.UTF_8, where);
    }

    /** Latin letters in UTF-16 are valid UTF-8 with zeros between them. */
    private static void requireNoZeros(byte[] bytes, String where) {
        for (byte each : bytes) {
            if (each != 0) continue;
            throw new UserError(
                    "holds zero bytes: it is UTF-16 without a byte-order mark, or no text",
                    where,
                    "Save the file as UTF-8");
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != mark[i]) return false;
        }
        return true;
    }

    private static String decode(byte[] bytes, int from, Charset charset, String where) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) result = decoder.flush(out);
        String text = out.flip().toString();
        if (!result.isError()) return text;
        throw refusal(bytes, in.position(), charset, text, where, result);
    }

    private static UserError refusal(
            byte[] bytes, int at, Charset charset, String before, String where, CoderResult result) {
        long line = 1 + before.chars().filter(letter -> letter == '\n').count();
        String what = charset.equals(StandardCharsets.UTF_8)
                ? "line %d holds the byte 0x%02X, which is not UTF-8; the text may be Latin-1 or Windows-1252"
                        .formatted(line, bytes[at])
                : "line %d is not whole in %s, which its first bytes announce".formatted(line, charset);
        return new UserError(what, where, "Save the file as UTF-8", cause(result));
    }

    private static CharacterCodingException cause(CoderResult result) {
        try {
            result.throwException();
        } catch (CharacterCodingException e) {
            return e;
        }
        throw new IllegalStateException("an error result throws");
    }
}
