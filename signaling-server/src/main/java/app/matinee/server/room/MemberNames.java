package app.matinee.server.room;

import app.matinee.protocol.Limits;
import app.matinee.protocol.Member;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells two Anas apart.
final class MemberNames {
    private MemberNames() {}

    /// @return `name`, or "name 2", "name 3" … if somebody has it; upper and lower case are the same name
    static String unique(String name, List<Member> members) {
        Set<String> taken = members.stream().map(m -> fold(m.name())).collect(Collectors.toSet());
        if (!taken.contains(fold(name))) {
            return name;
        }
        return IntStream.rangeClosed(2, members.size() + 2)
                .mapToObj(n -> suffixed(name, " " + n))
                .filter(candidate -> !taken.contains(fold(candidate)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(members.size() + " members took every suffix"));
    }

    private static String suffixed(String name, String suffix) {
        int room = Math.min(name.length(), Limits.MAX_NAME_LENGTH - suffix.length());
        // Half of a surrogate pair must not be left behind.
        int end = room > 0 && Character.isHighSurrogate(name.charAt(room - 1)) ? room - 1 : room;
        return name.substring(0, end) + suffix;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
