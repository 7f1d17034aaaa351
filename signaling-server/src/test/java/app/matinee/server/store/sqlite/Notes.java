package app.matinee.server.store.sqlite;

import app.matinee.server.store.DamagedException;
import app.matinee.server.store.StoredForm;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value with every part a store has to do with: a head, a log, and something that is not kept.
///
/// @param glance not kept
record Notes(String title, List<String> lines, int glance) {
    Notes {
        lines = List.copyOf(lines);
    }

    static Notes titled(String title) {
        return new Notes(title, List.of(), 0);
    }

    Notes with(String line) {
        return new Notes(title, Stream.concat(lines.stream(), Stream.of(line)).toList(), glance);
    }

    Notes withoutOldest(int count) {
        return new Notes(title, lines.subList(count, lines.size()), glance);
    }

    Notes glancedAt(int newGlance) {
        return new Notes(title, lines, newGlance);
    }

    static final class Form implements StoredForm<Notes> {
        @Override
        public String head(Notes value) {
            return "title:" + value.title();
        }

        @Override
        public LogStep step(@Nullable Notes before, Notes after) {
            List<String> old = before == null ? List.of() : before.lines();
            for (int dropped = 0; dropped <= old.size(); dropped++) {
                List<String> left = old.subList(dropped, old.size());
                if (left.size() <= after.lines().size()
                        && after.lines().subList(0, left.size()).equals(left)) {
                    return new LogStep(
                            dropped, after.lines().subList(left.size(), after.lines().size()));
                }
            }
            throw new AssertionError("an empty rest fits everything");
        }

        @Override
        public boolean sameWhenKept(Notes before, Notes after) {
            return before.glancedAt(0).equals(after.glancedAt(0));
        }

        @Override
        public Notes read(String head, List<String> log) throws DamagedException {
            if (!head.startsWith("title:")) {
                throw new DamagedException("no title", new IllegalArgumentException());
            }
            return new Notes(head.substring("title:".length()), log, 0);
        }
    }
}
