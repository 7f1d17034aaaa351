package app.matinee.server.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a `Host` header names this server. A web page can point a name of its own at our address
/// (DNS rebinding) and would then be "same origin"; it cannot make a browser send an address or one
/// of our names.
public final class HostCheck {
    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names;

    /// @param names ours, besides `localhost` and addresses
    public HostCheck(Collection<String> names) {
        this.names =
                names.stream()
                        .map(n -> n.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var form = FORM.matcher(host.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return false;
        }
        String name = form.group(1);
        return name.startsWith("[")
                || IPV4.matcher(name).matches()
                || name.equals("localhost")
                || names.contains(name);
    }
}
