package app.matinee.client.ui.lobby;

import app.matinee.client.trust.ServerPins;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads a server's address as people type it.
final class ServerAddress {
    private ServerAddress() {}

    /// `localhost:8080` means `http://localhost:8080`; paths and other schemes mean nothing. Of the
    /// parameters only `pin` is kept: which key the server must show.
    static Optional<URI> parse(String typed) {
        String plain = typed.strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        String withScheme = plain.contains("://") ? plain : "http://" + plain;
        try {
            URI uri = new URI(withScheme);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            return Optional.of(ServerPins.bare(uri));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// As the chip shows it: without the scheme most people never see.
    static String shown(URI server) {
        String text = server.toString();
        return text.startsWith("http://") ? text.substring("http://".length()) : text;
    }
}
