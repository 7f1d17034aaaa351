package app.matinee.server.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks for (RFC 9110, 14.2). Several ranges at once are answered with the
/// whole, as 14.2 allows; so are other units and what cannot be understood.
sealed interface ByteRange {
    record Whole() implements ByteRange {}

    /// @param length at least 1
    record Part(long offset, long length) implements ByteRange {
        /// The value of `Content-Range`.
        String contentRange(long size) {
            return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
        }
    }

    record Unsatisfiable() implements ByteRange {}

    Pattern FORM = Pattern.compile("(?i:bytes)=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

    /// Longer numbers than a long holds are past the end of every file.
    int MAX_DIGITS = 18;

    /// @param size of the file, bytes
    static ByteRange parse(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null || header.length() > 100 ? "" : header);
        if (!form.matches()) {
            return new Whole();
        }
        String first = form.group(1);
        String last = form.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(number(last), size);
        }
        return fromTo(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static ByteRange suffix(long length, long size) {
        long sent = Math.min(length, size);
        return sent == 0 ? new Unsatisfiable() : new Part(size - sent, sent);
    }

    private static ByteRange fromTo(long first, long last, long size) {
        if (last < first) {
            return new Whole();
        }
        if (first >= size) {
            return new Unsatisfiable();
        }
        return new Part(first, Math.min(last, size - 1) - first + 1);
    }

    private static long number(String digits) {
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
