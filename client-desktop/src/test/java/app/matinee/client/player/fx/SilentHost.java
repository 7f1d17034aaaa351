package app.matinee.client.player.fx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/// Takes connections and never says a word.
final class SilentHost implements AutoCloseable {
    private final ServerSocket socket;

    SilentHost() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    URI film() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/film.mp4");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
