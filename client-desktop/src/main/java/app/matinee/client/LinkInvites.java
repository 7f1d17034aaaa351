package app.matinee.client;

import app.matinee.client.platform.InviteText;
import app.matinee.client.trust.ServerPins;
import app.matinee.client.ui.common.Invites;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Invites as `matinee://host:port/ROOMID`. For a server behind TLS they say so, and where nobody
/// vouches for its key, which one it is; with `invite=…` the link itself lets people in.
final class LinkInvites implements Invites {
    @Override
    public String linkTo(URI server, RoomId roomId, @Nullable String token) {
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        List<String> more = new ArrayList<>();
        Optional<String> pin = ServerPins.of(server);
        if (pin.isPresent() || ("https".equals(server.getScheme()) && server.getPort() != 443)) {
            more.add("tls=1");
        }
        pin.ifPresent(key -> more.add("pin=" + key));
        if (token != null) {
            more.add("invite=" + token);
        }
        String query = more.isEmpty() ? "" : "?" + String.join("&", more);
        return "matinee://" + server.getHost() + port + "/" + roomId + query;
    }

    @Override
    public Optional<Invite> find(String text) {
        return InviteText.parse(text)
                .map(found ->
                        new Invite(
                                found.roomId(),
                                found.server().orElse(null),
                                found.token().orElse(null)));
    }
}
