package app.matinee.client;

import app.matinee.client.platform.InviteText;
import app.matinee.client.trust.ServerPins;
import app.matinee.client.ui.common.Invites;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;

/// Invites as `matinee://host:port/ROOMID`. For a server behind TLS they say so, and where nobody
/// vouches for its key, which one it is.
final class LinkInvites implements Invites {
    @Override
    public String linkTo(URI server, RoomId roomId) {
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        return "matinee://" + server.getHost() + port + "/" + roomId + parameters(server);
    }

    private static String parameters(URI server) {
        Optional<String> pin = ServerPins.of(server);
        if (pin.isPresent()) {
            return "?tls=1&pin=" + pin.get();
        }
        return "https".equals(server.getScheme()) && server.getPort() != 443 ? "?tls=1" : "";
    }

    @Override
    public Optional<Invite> find(String text) {
        return InviteText.parse(text)
                .map(found -> new Invite(found.roomId(), found.server().orElse(null)));
    }
}
