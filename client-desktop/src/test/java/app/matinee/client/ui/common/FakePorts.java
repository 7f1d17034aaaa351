package app.matinee.client.ui.common;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The outside, in memory.
public final class FakePorts implements UiSettings, Invites, ServerProbe {
    private static final Pattern LINK = Pattern.compile("matinee://([^/ ]+)/([A-Z0-9]{8})");

    public Preferences preferences;
    public CompletionStage<Answer> answer =
            CompletableFuture.completedFuture(new Answer.Reachable(3.2));

    public FakePorts(Preferences preferences) {
        this.preferences = preferences;
    }

    public Ports ports() {
        return new Ports(this, this, this);
    }

    @Override
    public Preferences current() {
        return preferences;
    }

    @Override
    public void change(UnaryOperator<Preferences> change) {
        preferences = change.apply(preferences);
    }

    @Override
    public String linkTo(URI server, RoomId roomId, @Nullable String token) {
        String query = token == null ? "" : "?invite=" + token;
        return "matinee://" + server.getAuthority() + "/" + roomId + query;
    }

    @Override
    public Optional<Invite> find(String text) {
        Matcher link = LINK.matcher(text);
        if (link.find()) {
            return Optional.of(
                    new Invite(
                            new RoomId(link.group(2)),
                            URI.create("http://" + link.group(1)),
                            null));
        }
        return RoomId.parse(text).map(id -> new Invite(id, null, null));
    }

    @Override
    public CompletionStage<Answer> probe(URI server) {
        return answer;
    }
}
