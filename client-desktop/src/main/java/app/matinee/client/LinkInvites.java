package app.matinee.client;

import app.matinee.client.platform.InviteText;
import app.matinee.client.ui.common.Invites;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;

/// Invites as `matinee://host:port/ROOMID`.
final class LinkInvites implements Invites {
    @Override
    public String linkTo(URI server, RoomId roomId) {
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        String secure =
                "https".equals(server.getScheme()) && server.getPort() != 443 ? "?tls=1" : "";
        return "matinee://" + server.getHost() + port + "/" + roomId + secure;
    }

    @Override
    public Optional<Invite> find(String text) {
        return InviteText.parse(text)
                .map(found -> new Invite(found.roomId(), found.server().orElse(null)));
    }
}
